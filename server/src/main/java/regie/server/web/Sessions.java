package regie.server.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import regie.kernel.Actor;

/**
 * Who may come in: programs by the token of the data folder, browsers by a cookie that a link,
 * good once, has set. The token itself never stands in an address.
 *
 * <p>A cookie says who and until when, sealed with a key derived from the token: it survives a
 * restart, and ends when the token file is replaced.
 */
public final class Sessions {

    public static final String COOKIE = "regie-session";
    static final Duration SESSION = Duration.ofDays(7);
    public static final long SESSION_SECONDS = SESSION.toSeconds();
    public static final Duration LINK = Duration.ofHours(1);
    private static final int LINKS_MAX = 1_000;

    private record Link(Actor actor, Instant until) {}

    private final byte[] token;
    private final byte[] key;
    private final Supplier<Instant> now;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Link> links = new LinkedHashMap<>();

    public Sessions(String token, Supplier<Instant> now) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.key = seal(this.token, "regie console sessions");
        this.now = now;
    }

    /** Whether it is the token, in a time that does not depend on how much of it is right. */
    public boolean isToken(String offered) {
        return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
    }

    /** A code that opens one session. */
    public synchronized String newLink(Actor actor) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (links.size() >= LINKS_MAX) {
            Iterator<String> oldest = links.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        links.put(code, new Link(actor, now.get().plus(LINK)));
        return code;
    }

    /** Spends the code: the value of the session's cookie, or nothing when it was spent or is too old. */
    public synchronized Optional<String> open(String code) {
        Link link = links.remove(code);
        if (link == null || link.until().isBefore(now.get())) {
            return Optional.empty();
        }
        String who = Base64.getUrlEncoder().withoutPadding().encodeToString(link.actor().value().getBytes(StandardCharsets.UTF_8));
        String said = who + "." + now.get().plus(SESSION).getEpochSecond();
        return Optional.of(said + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(seal(key, said)));
    }

    /** Whom the cookie stands for, if its seal is ours and it is still good. */
    public Optional<Actor> holder(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(parts[2]);
            if (!MessageDigest.isEqual(sealed, seal(key, parts[0] + "." + parts[1]))
                    || Instant.ofEpochSecond(Long.parseLong(parts[1])).isBefore(now.get())) {
                return Optional.empty();
            }
            return Optional.of(new Actor(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] seal(byte[] key, String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
