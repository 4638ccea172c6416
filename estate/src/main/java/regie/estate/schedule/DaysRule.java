package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.estate.calendar.Span;
import regie.estate.calendar.WorkCalendar;

/**
 * On which dates: {@code daily}, {@code mon-fri}, {@code last working day of month}, {@code 2 working days before the
 * 25th of month} … The grammar stands in {@link DaysReader} and in the documentation.
 *
 * <p>A rule answers for one date at a time, without looking at more of the calendar than that
 * takes, so a day of a hundred thousand plans asks each rule once.
 */
public sealed interface DaysRule {

    /** How far a rule looks beyond the edge of what its calendar knows. */
    int EDGE_DAYS = 31;

    /** Whether the rule names {@code date}, working days being those of {@code calendar}. */
    boolean includes(LocalDate date, WorkCalendar calendar);

    /** As it would be written; reading it again gives an equal rule. */
    default String text() {
        return DaysWriter.text(this);
    }

    /** What came of reading: the rule, or what is wrong with its text. */
    sealed interface Read {
        record Ok(DaysRule rule) implements Read {}

        record Wrong(DaysProblem problem) implements Read {}
    }

    static Read parse(String text) {
        return new DaysReader(text).read();
    }

    /** Days of one sort. */
    enum Sort implements Counted {
        DAILY,
        WORKING,
        CLOSED,
        NEVER;

        @Override
        public boolean counts(LocalDate date, WorkCalendar calendar) {
            return switch (this) {
                case DAILY -> true;
                case WORKING -> calendar.working(date);
                case CLOSED -> !calendar.working(date);
                case NEVER -> false;
            };
        }
    }

    /** What a position counts. */
    sealed interface Counted permits Sort, Weekday {
        boolean counts(LocalDate date, WorkCalendar calendar);
    }

    record Weekday(DayOfWeek day) implements Counted {
        @Override
        public boolean counts(LocalDate date, WorkCalendar calendar) {
            return date.getDayOfWeek() == day;
        }
    }

    /** All days of a sort: {@code daily}, {@code working}, {@code closed}, {@code never}. */
    record All(Sort sort) implements DaysRule {
        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return sort.counts(date, calendar);
        }
    }

    /** {@code mon,thu} or {@code mon-fri}. */
    record Weekdays(Set<DayOfWeek> days) implements DaysRule {
        public Weekdays {
            days = EnumSet.copyOf(days);
        }

        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return days.contains(date.getDayOfWeek());
        }
    }

    /** {@code 1,15}: days of each month that has them. */
    record MonthDays(List<Integer> days) implements DaysRule {
        public MonthDays {
            days = days.stream().sorted().distinct().toList();
        }

        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return days.contains(date.getDayOfMonth());
        }
    }

    /** {@code 2026-03-31, 2026-06-28..2026-07-02}. */
    record Dates(List<Span> spans) implements DaysRule {
        public Dates {
            spans = List.copyOf(spans);
        }

        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return spans.stream().anyMatch(span -> span.includes(date));
        }
    }

    /** A list of weekdays, days of the month and dates. */
    record AnyOf(List<DaysRule> rules) implements DaysRule {
        public AnyOf {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return rules.stream().anyMatch(rule -> rule.includes(date, calendar));
        }
    }

    /**
     * {@code 3rd working day of month}, {@code 2nd last fri of quarter}.
     *
     * @param position from the start of the period, 1 being the first; negative from its end, -1 being the last
     */
    record Nth(int position, Counted counted, Period period) implements DaysRule {
        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            if (!counted.counts(date, calendar)) {
                return false;
            }
            int wanted = Math.abs(position);
            LocalDate edge = position > 0 ? period.firstDay(date) : period.lastDay(date);
            int step = position > 0 ? -1 : 1;
            int seen = 1;
            for (LocalDate day = date; !day.equals(edge) && seen <= wanted;) {
                day = day.plusDays(step);
                seen += counted.counts(day, calendar) ? 1 : 0;
            }
            return seen == wanted;
        }
    }

    /**
     * {@code 2 working days before the 25th of month}.
     *
     * @param days after the base, or before it when negative; never 0
     */
    record Moved(DaysRule base, int days, boolean working) implements DaysRule {
        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            if (!working) {
                return base.includes(date.minusDays(days), calendar);
            }
            if (!calendar.working(date)) {
                return false;
            }
            // Every date from which so many working days lead here: the last of them worked, and the closed days beside it.
            int back = days > 0 ? -1 : 1;
            int away = Math.abs(days);
            Optional<LocalDate> far = calendar.plusWorking(date, back * away);
            Optional<LocalDate> near = away == 1 ? Optional.of(date) : calendar.plusWorking(date, back * (away - 1));
            if (near.isEmpty()) {
                return false;
            }
            LocalDate last = far.orElse(near.get().plusDays(back * EDGE_DAYS));
            for (LocalDate day = near.get().plusDays(back);; day = day.plusDays(back)) {
                if (base.includes(day, calendar)) {
                    return true;
                }
                if (day.equals(last)) {
                    return false;
                }
            }
        }
    }

    /** {@code … in jan,jul}: only those dates of the rule that lie in these months. */
    record InMonths(DaysRule base, Set<Month> months) implements DaysRule {
        public InMonths {
            months = EnumSet.copyOf(months);
        }

        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return months.contains(date.getMonth()) && base.includes(date, calendar);
        }
    }

    /** {@code every 10 days from 2026-01-05}. */
    record EveryDays(int every, LocalDate from) implements DaysRule {
        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return !date.isBefore(from) && ChronoUnit.DAYS.between(from, date) % every == 0;
        }
    }

    /** {@code every 2 weeks from 2026-01-05 on mon,thu}; weeks begin on Monday. */
    record EveryWeeks(int every, LocalDate from, Set<DayOfWeek> on) implements DaysRule {
        public EveryWeeks {
            on = EnumSet.copyOf(on);
        }

        @Override
        public boolean includes(LocalDate date, WorkCalendar calendar) {
            return !date.isBefore(from) && on.contains(date.getDayOfWeek())
                    && ChronoUnit.WEEKS.between(monday(from), monday(date)) % every == 0;
        }

        private static LocalDate monday(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    }
}
