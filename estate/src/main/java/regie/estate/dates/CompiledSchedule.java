package regie.estate.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import regie.estate.calendar.WorkCalendar;
import regie.estate.schedule.ScheduleRule;
import regie.estate.schedule.StartRule;
import regie.estate.time.LocalMoments;
import regie.estate.time.LocalSlots;
import regie.estate.time.Start;
import regie.estate.time.Starts;
import regie.kernel.Text;

/** One schedule of one plan, with everything looked up that does not depend on the date. */
final class CompiledSchedule {

    private final ScheduleRule rule;
    private final DueDays due;
    private final ZoneId zone;
    private final ProductionDates dates;
    private final LocalSlots slots;

    /** @param around the zone of the plan, where the schedule and its rule name none */
    CompiledSchedule(ScheduleRule rule, DueDays due, ZoneId around, ProductionDates dates) {
        this.rule = rule;
        this.due = due;
        this.zone = own(rule).orElse(around);
        this.dates = dates;
        this.slots = slots(rule.start(), zone);
    }

    private static Optional<ZoneId> own(ScheduleRule rule) {
        return switch (rule.start()) {
            case StartRule.At at -> rule.zone();
            case StartRule.Every every -> rule.zone();
            case StartRule.Cron cron -> cron.expression().zone().or(rule::zone);
            case StartRule.Recurring recurring -> recurring.rule().zone().or(rule::zone);
        };
    }

    private static LocalSlots slots(StartRule start, ZoneId zone) {
        return switch (start) {
            case StartRule.At at -> LocalSlots.NONE;
            case StartRule.Every every -> LocalSlots.NONE;
            case StartRule.Cron cron -> cron.expression();
            case StartRule.Recurring recurring -> recurring.rule().in(zone);
        };
    }

    ScheduleRule rule() {
        return rule;
    }

    DueDays due() {
        return due;
    }

    ZoneId zone() {
        return zone;
    }

    /** Whether its days are those of the calendar, rather than those of the rule of starts. */
    boolean byDays() {
        return switch (rule.start()) {
            case StartRule.At at -> true;
            case StartRule.Every every -> true;
            case StartRule.Cron cron -> false;
            case StartRule.Recurring recurring -> false;
        };
    }

    boolean isDate(LocalDate date) {
        if (!rule.holdsOn(date) || byDays() && !due.on(date)) {
            return false;
        }
        boolean[] any = new boolean[1];
        starts(date, start -> any[0] = true);
        return any[0];
    }

    /** Why a date that its days name has no start; empty when it has one, or when no rule names it. */
    Optional<Absence> absence(LocalDate date) {
        WorkCalendar calendar = due.calendar();
        if (byDays() && rule.holdsOn(date) && !calendar.knows(date)) {
            return Optional.of(new Absence.Unknown(calendar.name(), date));
        }
        if (byDays() ? !due.names(date) : !due.excluded(date)) {
            return Optional.empty();
        }
        if (!rule.holdsOn(date)) {
            return Optional.of(new Absence.NotInForce());
        }
        if (due.excluded(date)) {
            return Optional.of(new Absence.Excepted());
        }
        if (!due.on(date)) {
            Text reason = calendar.day(date).reason();
            return Optional.of(due.moves() ? new Absence.Moved(calendar.name(), reason) : new Absence.Closed(calendar.name(), reason));
        }
        return isDate(date) ? Optional.empty() : Optional.of(new Absence.InGap());
    }

    /** Gives the starts of a date that is one of its own, in order. */
    void starts(LocalDate date, Consumer<Start> to) {
        if (!rule.holdsOn(date)) {
            return;
        }
        switch (rule.start()) {
            case StartRule.At at -> {
                if (due.on(date)) {
                    at.times().forEach(time -> at(date, time, at.day(), to));
                }
            }
            case StartRule.Every every -> {
                if (due.on(date)) {
                    at(date, every.from().orElse(dates.newDay()), every.day(), to);
                }
            }
            case StartRule.Cron cron -> walk(date, to);
            case StartRule.Recurring recurring -> walk(date, to);
        }
    }

    private void at(LocalDate date, LocalTime time, int day, Consumer<Start> to) {
        List<Start> starts = LocalMoments.starts(dates.local(date, time, day), zone, rule.gap(), rule.dstOverlap());
        starts.forEach(to);
    }

    private void walk(LocalDate date, Consumer<Start> to) {
        if (due.excluded(date)) {
            return;
        }
        Instant end = dates.begin(date.plusDays(1), zone);
        Starts starts = new Starts(slots, zone, rule.gap(), rule.dstOverlap());
        Optional<Start> start = starts.next(dates.begin(date, zone), true, end);
        while (start.isPresent()) {
            to.accept(start.get());
            start = starts.next(start.get().instant(), false, end);
        }
    }

    /** The occurrences of a run that was started so; empty when its schedule makes a run a start. */
    Optional<Cycle> cycle(LocalDate date, Start start) {
        return switch (rule.start()) {
            case StartRule.At at -> Optional.empty();
            case StartRule.Cron cron -> Optional.empty();
            case StartRule.Recurring recurring -> Optional.empty();
            case StartRule.Every every -> Optional.of(
                    new Cycle(start.instant(), end(every, date), every.every(), every.anchor(), every.rules().tolerance(),
                            every.rules().stopAfterFailures(), every.rules().oneBy().map(by -> after(every, date, by))));
        };
    }

    private Instant end(StartRule.Every every, LocalDate date) {
        if (every.to().isEmpty()) {
            return dates.begin(date.plusDays(every.day() + 1L), zone).minusNanos(1);
        }
        return after(every, date, every.to().get());
    }

    /** The first such time after the first occurrence. */
    private Instant after(StartRule.Every every, LocalDate date, LocalTime to) {
        LocalTime from = every.from().orElse(dates.newDay());
        LocalDate opens = dates.local(date, from, every.day()).toLocalDate();
        return LocalMoments.instant((to.isAfter(from) ? opens : opens.plusDays(1)).atTime(to), zone);
    }
}
