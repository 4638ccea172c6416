package regie.agent.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import regie.kernel.AttemptId;

/**
 * The files of one attempt. Their names follow from the attempt's alone, so that nothing has to
 * remember them: {@code attempts/3f/nightly-close@2026-05-15%2Fextract#1,output}, and so on.
 */
public final class AttemptFiles {

    /** Stands in no encoded name, so what is before it is the attempt's. */
    public static final String SEPARATOR = ",";
    private static final int NAME_MOST = 180;
    private static final HexFormat PERCENT = HexFormat.of().withUpperCase();

    private final Path bucket;
    private final String name;

    AttemptFiles(Path attempts, AttemptId attempt) {
        String text = attempt.toString();
        this.bucket = attempts.resolve(HexFormat.of().toHexDigits((byte) text.hashCode()));
        this.name = name(text);
    }

    private static String name(String text) {
        StringBuilder name = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) b;
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "@~#-_.".indexOf(c) >= 0) {
                name.append(c);
            } else {
                name.append('%').append(PERCENT.toHexDigits(b));
            }
        }
        return name.length() <= NAME_MOST ? name.toString() : name.substring(0, NAME_MOST - 33) + "+" + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Path bucket() {
        return bucket;
    }

    /** What the process writes, while it runs. */
    public Path output() {
        return of("output");
    }

    /** What is kept of it, when it is short. */
    public Path kept() {
        return of("kept");
    }

    /** What is kept of it, compressed. */
    public Path keptCompressed() {
        return of("kept.gz");
    }

    /** Two numbers, while the process runs: from where to where the output has been cut. */
    public Path cut() {
        return of("cut");
    }

    /** The file that {@code REGIE_OUTPUT} names. */
    public Path values() {
        return of("values");
    }

    public Path input() {
        return of("input");
    }

    /** The working folder, when none is declared. */
    public Path work() {
        return of("work");
    }

    private Path of(String kind) {
        return bucket.resolve(name + SEPARATOR + kind);
    }
}
