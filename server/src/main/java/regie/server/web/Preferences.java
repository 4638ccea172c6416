package regie.server.web;

/** What a browser remembers of how its user likes the pages: cookies without any right attached. */
public final class Preferences {

    public static final String LANGUAGE = "regie-language";
    public static final String THEME = "regie-theme";
    public static final String DENSITY = "regie-density";

    private static final int YEAR_SECONDS = 31_536_000;

    private Preferences() {}

    /** A {@code Set-Cookie} for one preference; only letters and dashes pass. */
    public static Answer.Header cookie(String name, String value) {
        String safe = value.replaceAll("[^a-z-]", "");
        return new Answer.Header("Set-Cookie", name + "=" + safe + "; Path=/; Max-Age=" + YEAR_SECONDS + "; SameSite=Lax; HttpOnly");
    }
}
