package regie.protocol;

/**
 * A line of output that matched one of the task's {@code fail_on_output} patterns.
 *
 * @param line counted from 1 in the kept output
 * @param excerpt the line, cut to 200 characters
 */
public record OutputHit(String pattern, long line, String excerpt) {

    /** The most hits that an attempt reports. */
    public static final int MOST = 20;
}
