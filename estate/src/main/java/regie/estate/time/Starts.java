package regie.estate.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From local slots to instants, by the declared policies. Time is walked in stretches of one
 * offset: in a stretch, local times and instants run together, so what a slot means can only be in
 * question at its two ends. Successive starts strictly increase.
 */
public record Starts(LocalSlots slots, ZoneId zone, GapPolicy gap, OverlapPolicy overlap) {

    private static final int YEARS_AHEAD_MAX = 130;
    private static final Duration FIRST_LOOK_BACK = Duration.ofHours(1);

    public static Starts of(LocalSlots slots, ZoneId zone) {
        return new Starts(slots, zone, GapPolicy.AT_END, OverlapPolicy.FIRST);
    }

    /** The first start after the instant, or at it when {@code inclusive}; empty when there is none within 130 years. */
    public Optional<Start> next(Instant after, boolean inclusive) {
        return next(after, inclusive, after.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD_MAX).toInstant());
    }

    /** The same, before {@code limit}. */
    public Optional<Start> next(Instant after, boolean inclusive, Instant limit) {
        ZoneRules rules = zone.getRules();
        Instant from = inclusive ? after : after.plusNanos(1);
        ZoneOffsetTransition opening = rules.previousTransition(from.plusNanos(1));
        while (from.isBefore(limit)) {
            ZoneOffsetTransition closing = rules.nextTransition(from);
            Instant end = closing == null || closing.getInstant().isAfter(limit) ? limit : closing.getInstant();
            Optional<Start> found = inStretch(new Stretch(opening, closing, rules.getOffset(from)), from, end);
            if (found.isPresent()) {
                return found;
            }
            opening = closing;
            from = end;
        }
        return Optional.empty();
    }

    /** The last start before the instant; empty when there is none within 130 years. */
    public Optional<Start> previous(Instant before) {
        Instant last = before;
        Instant earliest = before.atOffset(ZoneOffset.UTC).minusYears(YEARS_AHEAD_MAX).toInstant();
        Instant from = before.minus(FIRST_LOOK_BACK);
        Optional<Start> found = next(from, true, last);
        while (found.isEmpty() && from.isAfter(earliest)) {
            from = before.minus(Duration.between(from, before).multipliedBy(2));
            found = next(from, true, last);
        }
        // Some start is in there: halve what lies after it until nothing is left.
        while (found.isPresent() && found.get().instant().plusNanos(1).isBefore(last)) {
            Instant begin = found.get().instant();
            Instant middle = begin.plus(Duration.between(begin, last).dividedBy(2));
            Optional<Start> later = next(middle.equals(begin) ? begin.plusNanos(1) : middle, true, last);
            if (later.isPresent()) {
                found = later;
            } else {
                last = middle.equals(begin) ? begin.plusNanos(1) : middle;
            }
        }
        return found;
    }

    /** Time between two changes of offset. */
    private record Stretch(@Nullable ZoneOffsetTransition opening,
            @Nullable ZoneOffsetTransition closing, ZoneOffset offset) {

        boolean opensWithGap() {
            return opening != null && opening.isGap();
        }

        /** Until when local times repeat what the stretch before has shown. */
        Optional<LocalDateTime> repeatsUntil() {
            return opening != null && opening.isOverlap() ? Optional.of(opening.getDateTimeBefore()) : Optional.empty();
        }

        /** From when local times will be shown again by the stretch after. */
        Optional<LocalDateTime> comesAgainFrom() {
            return closing != null && closing.isOverlap() ? Optional.of(closing.getDateTimeAfter()) : Optional.empty();
        }
    }

    private Optional<Start> inStretch(Stretch stretch, Instant from, Instant end) {
        LocalDateTime localFrom = LocalDateTime.ofInstant(from, stretch.offset());
        LocalDateTime localEnd = LocalDateTime.ofInstant(end, stretch.offset());
        Optional<Start> plain = plain(stretch, localFrom, localEnd);
        Optional<Start> skipped = stretch.opensWithGap() ? fromGap(stretch, from) : Optional.empty();
        if (plain.isPresent() && skipped.isPresent()) {
            return skipped.get().instant().isBefore(plain.get().instant()) ? skipped : plain;
        }
        return plain.isPresent() ? plain : skipped.filter(start -> start.instant().isBefore(end));
    }

    private Optional<Start> plain(Stretch stretch, LocalDateTime from, LocalDateTime end) {
        LocalDateTime at = from;
        if (!slots.isRhythm() && overlap == OverlapPolicy.FIRST && stretch.repeatsUntil().isPresent()
                && at.isBefore(stretch.repeatsUntil().get())) {
            at = stretch.repeatsUntil().get();
        }
        Optional<LocalDateTime> slot = slots.next(at, end);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        boolean comesAgain = stretch.comesAgainFrom().isPresent() && !slot.get().isBefore(stretch.comesAgainFrom().get());
        if (comesAgain && !slots.isRhythm() && overlap == OverlapPolicy.SECOND) {
            return Optional.empty();
        }
        boolean repeats = stretch.repeatsUntil().isPresent() && slot.get().isBefore(stretch.repeatsUntil().get());
        Start.Applied applied = comesAgain ? Start.Applied.FIRST_PASS
                : repeats ? Start.Applied.SECOND_PASS : Start.Applied.AS_WRITTEN;
        return Optional.of(new Start(zone, slot.get(), stretch.offset(), slot.get().toInstant(stretch.offset()), applied));
    }

    /** The start that a slot in the gap before this stretch becomes, if it is not before {@code from}. */
    private Optional<Start> fromGap(Stretch stretch, Instant from) {
        ZoneOffsetTransition opening = Objects.requireNonNull(stretch.opening());
        LocalDateTime gapFrom = opening.getDateTimeBefore();
        LocalDateTime gapEnd = opening.getDateTimeAfter();
        return switch (gap) {
            case SKIP -> Optional.empty();
            case AT_END, HOLD -> from.isAfter(opening.getInstant())
                    ? Optional.empty()
                    : slots.next(gapFrom, gapEnd).map(slot -> new Start(zone, slot, stretch.offset(), opening.getInstant(),
                            gap == GapPolicy.HOLD ? Start.Applied.GAP_HELD : Start.Applied.GAP_AT_END));
            case SHIFT -> {
                LocalDateTime earliest = LocalDateTime.ofInstant(from, opening.getOffsetBefore());
                yield slots.next(earliest.isAfter(gapFrom) ? earliest : gapFrom, gapEnd)
                        .map(slot -> new Start(zone, slot, stretch.offset(), slot.toInstant(opening.getOffsetBefore()),
                                Start.Applied.GAP_SHIFTED));
            }
        };
    }
}
