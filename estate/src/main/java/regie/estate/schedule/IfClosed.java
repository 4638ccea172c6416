package regie.estate.schedule;

/** What becomes of a due day that is not a working day of the calendar. */
public enum IfClosed {
    /** The plan does not run. */
    SKIP,
    /** It runs on the nearest working day before. */
    PREVIOUS,
    /** It runs on the nearest working day after. */
    NEXT,
    /** It runs on the closed day all the same. */
    RUN
}
