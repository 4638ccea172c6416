package regie.estate.preview;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** A change of clock within a production date. */
public record ClockChange(Instant at, ZoneOffset before, ZoneOffset after) {

    /** The first one of a zone at or after {@code from} and before {@code to}. */
    public static Optional<ClockChange> between(Instant from, Instant to, ZoneId zone) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(from.minusNanos(1));
        return next == null || !next.getInstant().isBefore(to) ? Optional.empty()
                : Optional.of(new ClockChange(next.getInstant(), next.getOffsetBefore(), next.getOffsetAfter()));
    }

    /** Whether local times are skipped rather than repeated. */
    public boolean skips() {
        return after.getTotalSeconds() > before.getTotalSeconds();
    }
}
