package regie.estate.plan;

import java.time.LocalTime;

/**
 * When starts are allowed, in the estate's zone: the first {@code from} at or after the production
 * date's new day, until the first {@code to} after it.
 */
public record Window(LocalTime from, LocalTime to, int day, AtEnd then) {

    /** What happens to a task that has not started when its window closes. */
    public enum AtEnd {
        HOLD,
        SKIP,
        START,
        FAIL,
        TOMORROW
    }
}
