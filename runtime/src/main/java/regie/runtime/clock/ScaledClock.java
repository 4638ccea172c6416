package regie.runtime.clock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A production clock that starts at a given instant and runs faster or slower than the wall:
 * {@code 2026-11-23T02:12:00+01:00,x60}. It moves only while the process lives, so a rehearsal that is
 * stopped stands still; whoever starts it again passes the position that was saved.
 */
public final class ScaledClock implements ProductionClock {

    private static final Duration LONGEST = Duration.ofDays(30_000);

    private final Instant position;
    private final double speed;
    private final Monotonic monotonic;
    private final long startNanos;

    /**
     * @param position where production time stands now
     * @param speed production seconds in a real second, 0.001 to 100,000
     */
    public ScaledClock(Instant position, double speed, Monotonic monotonic) {
        if (!(speed >= 0.001 && speed <= 100_000)) {
            throw new IllegalArgumentException("speed from 0.001 to 100000: " + speed);
        }
        this.position = position;
        this.speed = speed;
        this.monotonic = monotonic;
        this.startNanos = monotonic.nanos();
    }

    /** What {@code START,xN} says; empty when it says neither. */
    public static Optional<Setting> parse(String text) {
        int comma = text.lastIndexOf(",x");
        String start = comma < 0 ? text : text.substring(0, comma);
        try {
            double speed = comma < 0 ? 1 : new BigDecimal(text.substring(comma + 2)).doubleValue();
            Instant instant = java.time.OffsetDateTime.parse(start).toInstant();
            return speed >= 0.001 && speed <= 100_000 ? Optional.of(new Setting(instant, speed)) : Optional.empty();
        } catch (DateTimeParseException | NumberFormatException notAClock) {
            return Optional.empty();
        }
    }

    /** Where a scaled clock starts and how fast it runs. */
    public record Setting(Instant start, double speed) {}

    @Override
    public Instant now() {
        double elapsed = (monotonic.nanos() - startNanos) * speed;
        return position.plusNanos((long) elapsed);
    }

    @Override
    public long nanosUntil(Instant instant) {
        Duration left = Duration.between(now(), instant);
        return left.isNegative() ? 0 : (long) Math.ceil(nanos(left) / speed);
    }

    @Override
    public double speed() {
        return speed;
    }

    static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }
}
