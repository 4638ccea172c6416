package regie.estate.dates;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regie.estate.calendar.Holidays;
import regie.estate.calendar.Span;
import regie.estate.calendar.WorkCalendar;
import regie.estate.schedule.DaysRule;
import regie.estate.schedule.IfClosed;
import regie.estate.schedule.ScheduleRule;

/**
 * The due days of one rule over one calendar. Where closed days move nothing, a date is judged by
 * itself; else a year is worked out at once, from all candidates that can end up in it, and kept.
 * Safe to share between threads.
 */
final class DueDays {

    /** What decides the due days; schedules for which it is equal share them. */
    record Key(List<DaysRule> days, List<DaysRule> except, IfClosed ifClosed, int shift, boolean stayInMonth, String calendar) {

        static Key of(ScheduleRule rule, WorkCalendar calendar) {
            return new Key(rule.days(), rule.except(), rule.ifClosed(), rule.shift(), rule.stayInMonth(), calendar.name());
        }
    }

    /**
     * The due days of a year. A record, because what its fields hold is seen whole by every thread that sees the record;
     * two threads that ask first at once both work it out, and find the same.
     */
    private record Year(BitSet due) {}

    /** The years that are kept once worked out; others are worked out at each question. */
    private static final int FIRST_KEPT = 1970;
    private static final int LAST_KEPT = 2199;

    private static final int MARGIN_YEARS = 2;
    private static final int SINGLE_DATES_MAX = 1_000;
    private static final LocalDate FIRST = LocalDate.of(Holidays.FIRST_YEAR, 1, 1);
    private static final LocalDate LAST = LocalDate.of(Holidays.LAST_YEAR, 12, 31);

    private final Key rule;
    private final WorkCalendar calendar;
    private final boolean moves;
    private volatile @Nullable Boolean neverDue;
    private final @Nullable Year[] years = new @Nullable Year[LAST_KEPT - FIRST_KEPT + 1];

    DueDays(Key rule, WorkCalendar calendar) {
        this.rule = rule;
        this.calendar = calendar;
        this.moves = rule.shift() != 0 || rule.ifClosed() == IfClosed.PREVIOUS || rule.ifClosed() == IfClosed.NEXT;
    }

    boolean moves() {
        return moves;
    }

    WorkCalendar calendar() {
        return calendar;
    }

    boolean on(LocalDate date) {
        if (moves) {
            return year(date.getYear()).due().get(date.getDayOfYear());
        }
        return included(rule.days(), date) && !excluded(date)
                && (rule.ifClosed() == IfClosed.RUN || calendar.working(date));
    }

    /** Whether the rules of days name this date, before closed days and exclusions are looked at. */
    boolean names(LocalDate date) {
        return included(rule.days(), date);
    }

    /** Whether nothing starts on a date whatever else is said. */
    boolean excluded(LocalDate date) {
        return included(rule.except(), date);
    }

    /** Dates that the rules name one by one, at most a thousand of them. */
    List<LocalDate> singleDates() {
        return rule.days().stream().flatMap(each -> each instanceof DaysRule.Dates dates ? dates.spans().stream() : Stream.empty())
                .filter(span -> span.from().equals(span.to())).map(Span::from).limit(SINGLE_DATES_MAX).toList();
    }

    /** Whether there is no due day between two dates, where those are given, in the sixty years that calendars know. */
    boolean never(Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isEmpty() && until.isEmpty()) {
            Boolean known = neverDue;
            if (known == null) {
                known = none(FIRST, LAST);
                neverDue = known;
            }
            return known;
        }
        return none(from.filter(FIRST::isBefore).orElse(FIRST), until.filter(LAST::isAfter).orElse(LAST));
    }

    private boolean none(LocalDate from, LocalDate until) {
        for (LocalDate date = from; !date.isAfter(until); date = date.plusDays(1)) {
            if (on(date)) {
                return false;
            }
        }
        return true;
    }

    private boolean included(List<DaysRule> rules, LocalDate date) {
        for (DaysRule each : rules) {
            if (each.includes(date, calendar)) {
                return true;
            }
        }
        return false;
    }

    private Year year(int year) {
        int place = year - FIRST_KEPT;
        if (place < 0 || place >= years.length) {
            return new Year(workOut(year));
        }
        Year kept = years[place];
        if (kept == null) {
            kept = new Year(workOut(year));
            years[place] = kept;
        }
        return kept;
    }

    private BitSet workOut(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate from = calendar.plusWorking(first, -1 - Math.max(0, rule.shift())).orElse(first.minusYears(MARGIN_YEARS));
        LocalDate to = calendar.plusWorking(last, 1 + Math.max(0, -rule.shift())).orElse(last.plusYears(MARGIN_YEARS));
        BitSet due = new BitSet(367);
        for (LocalDate candidate = from; !candidate.isAfter(to); candidate = candidate.plusDays(1)) {
            if (included(rule.days(), candidate)) {
                moved(candidate).filter(day -> day.getYear() == year && !excluded(day))
                        .ifPresent(day -> due.set(day.getDayOfYear()));
            }
        }
        return due;
    }

    /** Where a candidate ends up; nowhere when it is skipped, or when the calendar ends before. */
    private Optional<LocalDate> moved(LocalDate candidate) {
        Optional<LocalDate> open = calendar.working(candidate) ? Optional.of(candidate) : switch (rule.ifClosed()) {
            case SKIP -> Optional.empty();
            case RUN -> Optional.of(candidate);
            case PREVIOUS -> calendar.plusWorking(candidate, -1);
            case NEXT -> calendar.plusWorking(candidate, 1);
        };
        Optional<LocalDate> shifted = rule.shift() == 0 ? open : open.flatMap(day -> calendar.plusWorking(day, rule.shift()));
        return rule.stayInMonth() ? shifted.flatMap(day -> within(candidate, day)) : shifted;
    }

    private Optional<LocalDate> within(LocalDate candidate, LocalDate day) {
        LocalDate monthStart = candidate.withDayOfMonth(1);
        LocalDate nextMonth = monthStart.plusMonths(1);
        if (day.isBefore(monthStart)) {
            return calendar.plusWorking(monthStart.minusDays(1), 1).filter(first -> first.isBefore(nextMonth));
        }
        return day.isBefore(nextMonth) ? Optional.of(day)
                : calendar.plusWorking(nextMonth, -1).filter(last -> !last.isBefore(monthStart));
    }
}
