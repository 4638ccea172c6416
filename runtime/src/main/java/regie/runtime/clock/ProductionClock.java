package regie.runtime.clock;

import java.time.Instant;

/** Production time: schedules, windows, retries, timeouts and durations live by it. */
public interface ProductionClock {

    Instant now();

    /** Real nanoseconds until {@code instant} is reached; 0 when it has been. */
    long nanosUntil(Instant instant);

    /** How many production seconds pass in a real one; 1 for the wall clock. */
    double speed();
}
