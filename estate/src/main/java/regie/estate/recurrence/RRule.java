package regie.estate.recurrence;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regie.estate.time.LocalSlots;

/**
 * A recurrence rule of iCalendar, after RFC 5545 §3.3.10, with its start, its exceptions and its additions: the local times that
 * it asks for. Where the RFC leaves open what a rule says on the nights of a time change, the schedule's policies decide.
 */
public final class RRule implements LocalSlots {

    /** What came of reading: the rule, or what is wrong with it. */
    public sealed interface Read {
        record Ok(RRule rule) implements Read {}

        record Wrong(RRuleProblem problem) implements Read {}
    }

    private static final int YEARS_AHEAD = 130;
    /** Rules that never come true are given up after so many empty periods. */
    private static final int EMPTY_MAX = 200_000;

    private final String source;
    private final Optional<ZoneId> zone;
    private final Parts parts;
    private final LocalDateTime start;
    private final TreeSet<LocalDateTime> exceptions;
    private final TreeSet<LocalDateTime> additions;
    private final Periods periods;
    private final @Nullable LocalDateTime last;

    RRule(String source, Optional<ZoneId> zone, Parts parts, LocalDateTime start, TreeSet<LocalDateTime> exceptions,
            TreeSet<LocalDateTime> additions) {
        this.source = source;
        this.zone = zone;
        this.parts = parts.completedBy(start);
        this.start = start;
        this.exceptions = exceptions;
        this.additions = additions;
        this.periods = new Periods(this.parts, start);
        this.last = last(parts);
    }

    private @Nullable LocalDateTime last(Parts parts) {
        if (parts.count().isEmpty()) {
            return parts.until().orElse(null);
        }
        LocalDateTime limit = start.plusYears(YEARS_AHEAD);
        LocalDateTime last = start.minusNanos(1);
        for (int i = 0; i < parts.count().get(); i++) {
            Optional<LocalDateTime> next = unrolled(last.plusNanos(1), limit);
            if (next.isEmpty()) {
                return last;
            }
            last = next.get();
        }
        return last;
    }

    /**
     * Reads a rule: {@code FREQ=…;…}, where needed beside lines (or words) {@code DTSTART}, {@code EXDATE} and {@code RDATE}.
     *
     * @param start where the text itself has no {@code DTSTART}
     */
    public static Read read(String text, Optional<LocalDateTime> start) {
        try {
            RRule rule = new RRuleReader(text, start).read();
            boolean fires = rule.next(rule.start, rule.start.plusYears(YEARS_AHEAD)).isPresent();
            return fires ? new Read.Ok(rule) : new Read.Wrong(new RRuleProblem.NeverFires(rule.source));
        } catch (RRuleReader.Refused refused) {
            return new Read.Wrong(refused.problem());
        }
    }

    /** The zone named with the start. */
    public Optional<ZoneId> zone() {
        return zone;
    }

    public String source() {
        return source;
    }

    /** The same rule for a zone: an end that was given in UTC becomes that zone's local time. */
    public RRule in(ZoneId local) {
        if (!parts.untilUtc()) {
            return this;
        }
        LocalDateTime until = Objects.requireNonNull(last).toInstant(ZoneOffset.UTC).atZone(local).toLocalDateTime();
        Parts localised = new Parts(parts.frequency(), parts.interval(), parts.count(), Optional.of(until), false, parts.months(),
                parts.weeks(), parts.yearDays(), parts.monthDays(), parts.weekdays(), parts.hours(), parts.minutes(), parts.seconds(),
                parts.positions(), parts.weekStart());
        return new RRule(source, zone, localised, start, exceptions, additions);
    }

    @Override
    public boolean isRhythm() {
        return parts.frequency().isOfTime();
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before) {
        LocalDateTime end = last != null && last.isBefore(before) ? last.plusNanos(1) : before;
        Optional<LocalDateTime> found = unrolled(from, end);
        while (found.isPresent() && exceptions.contains(found.get())) {
            found = unrolled(found.get().plusNanos(1), end);
        }
        LocalDateTime added = additions.ceiling(from);
        boolean addition = added != null && added.isBefore(before) && (found.isEmpty() || added.isBefore(found.get()));
        return addition ? Optional.of(added) : found;
    }

    private Optional<LocalDateTime> unrolled(LocalDateTime wanted, LocalDateTime before) {
        LocalDateTime from = wanted.isBefore(start) ? start : wanted;
        int empty = 0;
        for (long n = periods.at(from); periods.beginning(n).isBefore(before) && empty < EMPTY_MAX;) {
            List<LocalDateTime> moments = periods.moments(n);
            for (LocalDateTime moment : moments) {
                if (!moment.isBefore(from)) {
                    return moment.isBefore(before) ? Optional.of(moment) : Optional.empty();
                }
            }
            empty++;
            n = moments.isEmpty() ? periods.afterEmpty(n) : n + 1;
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RRule rule && rule.source.equals(source) && rule.start.equals(start);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
