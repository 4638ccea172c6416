package regie.estate.time;

/** Whose rules a cron expression follows. */
public enum CronDialect {
    /**
     * Five fields (six with seconds in front), Sunday is 0 or 7. Where day of month and day of week
     * are both restricted, either is enough; a field that begins with {@code *} is not restricted.
     */
    VIXIE,
    /** Six or seven fields (seconds in front, years at the end), Sunday is 1; one day field is {@code ?}. */
    QUARTZ
}
