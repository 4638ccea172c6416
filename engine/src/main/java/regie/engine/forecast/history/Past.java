package regie.engine.forecast.history;

import java.time.LocalDate;

/**
 * One run of a task that ended well.
 *
 * @param date the production date
 * @param micros how long it took
 */
public record Past(LocalDate date, long micros) {}
