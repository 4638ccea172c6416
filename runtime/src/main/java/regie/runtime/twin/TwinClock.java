package regie.runtime.twin;

import java.time.Duration;
import java.time.Instant;
import regie.runtime.clock.Clocks;
import regie.runtime.clock.Monotonic;
import regie.runtime.clock.ProductionClock;

/** Time moved by hand: production, machine and monotonic time together, or the wall clock alone. */
public final class TwinClock implements Monotonic {

    private Instant wall;
    private long nanos = 1_000_000_000L;

    public TwinClock(Instant start) {
        this.wall = start;
    }

    public void pass(Duration duration) {
        wall = wall.plus(duration);
        nanos += duration.toNanos();
    }

    /** Somebody sets the wall clock. */
    public void jump(Duration by) {
        wall = wall.plus(by);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    public Clocks clocks() {
        return new Clocks(new Production(), () -> wall, this);
    }

    private final class Production implements ProductionClock {

        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public long nanosUntil(Instant instant) {
            return Math.max(0, Duration.between(wall, instant).toNanos());
        }

        @Override
        public double speed() {
            return 1;
        }
    }
}
