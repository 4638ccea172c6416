package regie.protocol;

/**
 * What is known of the standard output and error of an ended attempt, which stay on its host.
 *
 * @param size bytes that the attempt wrote
 * @param keptSize bytes that can still be read, before compression
 * @param sha256 of the kept bytes, in lower-case hexadecimal; empty when nothing was kept
 * @param truncated whether the middle was cut because the limit was passed
 */
public record OutputFacts(long size, long keptSize, String sha256, boolean truncated) {

    public static final OutputFacts NONE = new OutputFacts(0, 0, "", false);
}
