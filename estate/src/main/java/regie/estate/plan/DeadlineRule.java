package regie.estate.plan;

import java.time.LocalTime;

/** A time by which something must be done: the first such local time at or after new day, {@code day} days later. */
public record DeadlineRule(LocalTime at, int day, Kind kind) {

    /** {@code cutoff} is a wall, such as a bank's. */
    public enum Kind {
        TARGET,
        SLA,
        CUTOFF
    }
}
