package regie.runtime.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * All the time that a loop knows.
 *
 * @param production schedules and durations; may be scaled
 * @param machine the wall clock: leases, heartbeats, grace; always real
 * @param monotonic what intervals are measured by
 */
public record Clocks(ProductionClock production, InstantSource machine, Monotonic monotonic) {

    /** Production time is the wall clock's. */
    public static Clocks real() {
        InstantSource system = InstantSource.system();
        return new Clocks(new WallClock(system), system, Monotonic.system());
    }

    private record WallClock(InstantSource source) implements ProductionClock {

        @Override
        public Instant now() {
            return source.instant();
        }

        @Override
        public long nanosUntil(Instant instant) {
            Duration left = Duration.between(source.instant(), instant);
            return left.isNegative() ? 0 : ScaledClock.nanos(left);
        }

        @Override
        public double speed() {
            return 1;
        }
    }
}
