package regie.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The wall clock of one machine: near true time, until somebody sets it. */
public final class WallClock implements InstantSource {

    private final VirtualTime time;
    private Duration offset;

    public WallClock(VirtualTime time, Duration offset) {
        this.time = time;
        this.offset = offset;
    }

    /** Somebody, or a time server, sets the clock forward or back. */
    public void jump(Duration by) {
        offset = offset.plus(by);
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return time.now().plus(offset);
    }

    /** How long to wait, in real time, until this clock shows {@code instant}. */
    public Duration until(Instant instant) {
        return Duration.between(instant(), instant);
    }
}
