package regie.estate.plan;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A task waits for a declared event.
 *
 * @param date seen from the dates of the task's own plan
 * @param until the first such local time at or after the production date's new day, {@code day} days later; empty waits for ever
 * @param then what becomes of a task that still waits at that time
 * @param within how long before the run was ordered the event may have been raised; empty for any time
 * @param consume the task takes the event with it when it starts: another one needs another event
 */
public record EventWait(
        String event, DateRef date, Optional<LocalTime> until, int day, Then then, Optional<Duration> within, boolean consume) {

    public enum Then {
        HOLD,
        SKIP,
        /** Starts without it. */
        START,
        FAIL
    }

    /** As wait reasons and {@code waive} name it. */
    public String name() {
        return "event:" + event + date.suffix();
    }
}
