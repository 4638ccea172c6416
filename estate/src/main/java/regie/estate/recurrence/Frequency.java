package regie.estate.recurrence;

/** The periods in which a recurrence rule counts, the longest first. */
enum Frequency {
    YEARLY,
    MONTHLY,
    WEEKLY,
    DAILY,
    HOURLY,
    MINUTELY,
    SECONDLY;

    boolean within(Frequency longer) {
        return compareTo(longer) > 0;
    }

    /** Whether its periods are shorter than a day. */
    boolean isOfTime() {
        return within(DAILY);
    }
}
