package regie.estate.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import regie.estate.time.LocalMoments;

/**
 * Where one production date ends and the next begins. A date begins when the clocks of a zone show {@code newDay}
 * on it: at the end of the gap when they skip that hour, at its first pass when it comes twice.
 */
public record ProductionDates(LocalTime newDay) {

    /** When a production date begins. */
    public Instant begin(LocalDate date, ZoneId zone) {
        return LocalMoments.instant(date.atTime(newDay), zone);
    }

    /** The production date of an instant. */
    public LocalDate of(Instant instant, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        return instant.isBefore(begin(date, zone)) ? date.minusDays(1) : date;
    }

    /** The first such local time at or after the date's new day, {@code day} days later; the clock may not show it. */
    public LocalDateTime local(LocalDate date, LocalTime time, int day) {
        return date.plusDays(time.isBefore(newDay) ? day + 1L : day).atTime(time);
    }

    /** The same as an instant. */
    public Instant instant(LocalDate date, LocalTime time, int day, ZoneId zone) {
        return LocalMoments.instant(local(date, time, day), zone);
    }
}
