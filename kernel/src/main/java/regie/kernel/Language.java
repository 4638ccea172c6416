package regie.kernel;

/** The languages of the console, the commands and the documents. */
public enum Language {
    FRENCH("fr"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** English unless the tag starts with {@code fr}: what a locale variable or a header says. */
    public static Language of(String tag) {
        return tag.regionMatches(true, 0, "fr", 0, 2) ? FRENCH : ENGLISH;
    }
}
