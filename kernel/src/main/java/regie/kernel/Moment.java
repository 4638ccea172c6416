package regie.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a command is decided. The only time a decider knows.
 *
 * @param at production time: schedules, windows, retries, durations; may be scaled
 * @param machine machine time: leases, heartbeats, grace; always real
 *
 * <p>Both are cut to microseconds, because the database's timestamps round what is finer.
 */
public record Moment(Instant at, Instant machine) {

    public Moment {
        at = at.truncatedTo(ChronoUnit.MICROS);
        machine = machine.truncatedTo(ChronoUnit.MICROS);
    }

    /** A moment on an unscaled clock. */
    public static Moment of(Instant at) {
        return new Moment(at, at);
    }
}
