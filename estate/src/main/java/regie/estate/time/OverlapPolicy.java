package regie.estate.time;

/** What becomes of a start whose local time comes twice. Wildcards and steps happen in both passes. */
public enum OverlapPolicy {
    FIRST,
    SECOND,
    BOTH
}
