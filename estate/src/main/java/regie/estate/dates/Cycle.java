package regie.estate.dates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.estate.schedule.StartRule;

/**
 * The occurrences of one run that starts again and again, in elapsed time: on the night of a time change a
 * window of wall-clock hours holds an hour's worth of occurrences more, or less.
 *
 * @param first when the first occurrence starts
 * @param end after this no occurrence starts
 * @param tolerance how late a slot may still start that the occurrence before has overrun
 * @param stopAfterFailures after so many failures in a row none follows
 * @param oneBy by then one occurrence must have succeeded
 */
public record Cycle(
        Instant first, Instant end, Duration every, StartRule.Anchor anchor, Duration tolerance, Optional<Integer> stopAfterFailures,
        Optional<Instant> oneBy) {

    /** When occurrences start if each takes no time: the slots of an anchor {@code schedule}, a forecast for the others. */
    public List<Instant> slots() {
        List<Instant> slots = new ArrayList<>();
        for (Instant slot = first; !slot.isAfter(end); slot = slot.plus(every)) {
            slots.add(slot);
        }
        return slots;
    }

    /**
     * What comes after an occurrence.
     *
     * @param at when the next one starts, never before {@code now}; empty when none follows
     * @param slot the computed time that it then stands for
     * @param skipped how many slots went by
     * @param from the first of those
     * @param to the last of those
     */
    public record Following(Optional<Instant> at, Instant slot, int skipped, Instant from, Instant to) {}

    /** The first one, for a run that may begin at {@code now}. */
    public Following begin(Instant now, Duration allowed) {
        return anchor == StartRule.Anchor.SCHEDULE ? inSlots(first, now, allowed) : at(now.isAfter(first) ? now : first, now);
    }

    /**
     * The one after an occurrence.
     *
     * @param slot the computed time of that one
     * @param started when it began
     * @param ended when it ended
     * @param allowed how late a slot may still start
     */
    public Following after(Instant slot, Instant started, Instant ended, Instant now, Duration allowed) {
        return switch (anchor) {
            case START -> at(started.plus(every), now);
            case END -> at(ended.plus(every), now);
            case SCHEDULE -> inSlots(slot.plus(every), now, allowed);
        };
    }

    /** The one that was to start at {@code due}. */
    public Following due(Instant due, Instant now, Duration allowed) {
        return anchor == StartRule.Anchor.SCHEDULE ? inSlots(due, now, allowed) : at(due, now);
    }

    private Following at(Instant due, Instant now) {
        Instant when = due.isBefore(now) ? now : due;
        return new Following(when.isAfter(end) ? Optional.empty() : Optional.of(when), due, 0, due, due);
    }

    /** The latest slot that has come, if it is not too late for it; else the one after. What lies before it is skipped. */
    private Following inSlots(Instant slot, Instant now, Duration allowed) {
        if (!slot.isBefore(now)) {
            return new Following(slot.isAfter(end) ? Optional.empty() : Optional.of(slot), slot, 0, slot, slot);
        }
        long gone = Duration.between(slot, now).dividedBy(every);
        Instant latest = slot.plus(every.multipliedBy(gone));
        boolean inTime = !latest.isAfter(end) && !latest.plus(allowed).isBefore(now);
        Instant next = inTime ? latest : latest.plus(every);
        long until = next.isAfter(end) ? slot.isAfter(end) ? 0 : Duration.between(slot, end).dividedBy(every) + 1
                : Duration.between(slot, next).dividedBy(every);
        Optional<Instant> when = next.isAfter(end) ? Optional.empty() : Optional.of(inTime ? now : next);
        return new Following(when, next, Math.toIntExact(until), slot, slot.plus(every.multipliedBy(Math.max(0, until - 1))));
    }
}
