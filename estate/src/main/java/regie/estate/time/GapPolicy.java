package regie.estate.time;

/** What becomes of a start whose local time the clock skips. */
public enum GapPolicy {
    /** At the first instant after the gap, once however many were in it. */
    AT_END,
    /** Later by the length of the gap: 02:30 becomes 03:30. */
    SHIFT,
    /** It does not happen. */
    SKIP,
    /** At the end of the gap, but held for a person. */
    HOLD
}
