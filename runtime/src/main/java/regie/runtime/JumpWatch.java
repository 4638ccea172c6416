package regie.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import regie.runtime.clock.Clocks;

/** Notices when the wall clock moves by more than a minute against the monotonic one. */
final class JumpWatch {

    private static final long JUMP_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final Clocks clocks;
    private Instant wall = Instant.EPOCH;
    private long monotonic;

    JumpWatch(Clocks clocks) {
        this.clocks = clocks;
    }

    void start() {
        wall = clocks.machine().instant();
        monotonic = clocks.monotonic().nanos();
    }

    Optional<Duration> look(long now) {
        if (now - monotonic < LOOK_NANOS) {
            return Optional.empty();
        }
        Instant before = wall;
        long passed = now - monotonic;
        start();
        Duration jump = Duration.between(before, wall).minusNanos(passed);
        return jump.abs().toNanos() > JUMP_NANOS ? Optional.of(jump) : Optional.empty();
    }
}
