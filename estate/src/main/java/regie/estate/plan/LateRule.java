package regie.estate.plan;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When a task or a plan is out of its usual course, apart from its deadline. Times are the first such local time at or after the
 * production date's new day.
 *
 * @param startAfter it has not started by then
 * @param endAfter it has not ended by then, well or not
 * @param day how many days later than that
 * @param overrun it runs longer
 * @param tooShort it has succeeded in less time
 * @param cycle an occurrence, from the second on, begins that much after its computed time; of a plan only
 */
public record LateRule(
        Optional<LocalTime> startAfter, Optional<LocalTime> endAfter, int day, Optional<Bound> overrun, Optional<Bound> tooShort,
        Optional<Duration> cycle) {

    /** How long is too long, or too short. */
    public sealed interface Bound {

        record Fixed(Duration duration) implements Bound {}

        /** Of the usual duration, or, where history does not know it, of the declared one. */
        record Percent(int percent) implements Bound {}

        /** So far from the median of its history that it happens once in some hundred times. */
        record Unusual() implements Bound {}
    }
}
