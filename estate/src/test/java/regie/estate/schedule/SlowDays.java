package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import regie.estate.calendar.WorkCalendar;

/** Rules of days in the most obvious way: write down every date of the rule, period after period, one day at a time. */
public final class SlowDays {

    private final LocalDate first;
    private final LocalDate last;
    private final WorkCalendar calendar;

    public SlowDays(LocalDate first, LocalDate last, WorkCalendar calendar) {
        this.first = first;
        this.last = last;
        this.calendar = calendar;
    }

    /** All dates of the rule that lie between first and last, and some beyond. */
    public Set<LocalDate> dates(DaysRule rule) {
        return switch (rule) {
            case DaysRule.All all -> where(date -> counts(all.sort(), date));
            case DaysRule.Weekdays weekdays -> where(date -> weekdays.days().contains(date.getDayOfWeek()));
            case DaysRule.MonthDays days -> where(date -> days.days().contains(date.getDayOfMonth()));
            case DaysRule.Dates dates -> where(date -> dates.spans().stream()
                    .anyMatch(span -> span.from().datesUntil(span.to().plusDays(1)).anyMatch(date::equals)));
            case DaysRule.AnyOf any -> {
                Set<LocalDate> all = new TreeSet<>();
                any.rules().forEach(one -> all.addAll(dates(one)));
                yield all;
            }
            case DaysRule.Nth nth -> nth(nth);
            case DaysRule.Moved moved -> {
                Set<LocalDate> all = new TreeSet<>();
                dates(moved.base()).forEach(date -> all.add(step(date, moved.days(), moved.working())));
                yield all;
            }
            case DaysRule.InMonths in -> {
                Set<LocalDate> all = dates(in.base());
                all.removeIf(date -> !in.months().contains(date.getMonth()));
                yield all;
            }
            case DaysRule.EveryDays every -> {
                Set<LocalDate> all = new TreeSet<>();
                for (LocalDate date = every.from(); !date.isAfter(last); date = date.plusDays(every.every())) {
                    all.add(date);
                }
                yield all;
            }
            case DaysRule.EveryWeeks every -> weeks(every);
        };
    }

    private Set<LocalDate> where(Predicate<LocalDate> test) {
        Set<LocalDate> all = new TreeSet<>();
        first.datesUntil(last.plusDays(1)).filter(test).forEach(all::add);
        return all;
    }

    private boolean counts(DaysRule.Counted counted, LocalDate date) {
        return switch (counted) {
            case DaysRule.Weekday weekday -> date.getDayOfWeek() == weekday.day();
            case DaysRule.Sort sort -> switch (sort) {
                case DAILY -> true;
                case WORKING -> calendar.working(date);
                case CLOSED -> !calendar.working(date);
                case NEVER -> false;
            };
        };
    }

    private Set<LocalDate> nth(DaysRule.Nth nth) {
        Set<LocalDate> all = new TreeSet<>();
        LocalDate start = switch (nth.period()) {
            case WEEK -> {
                LocalDate monday = first;
                while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
                    monday = monday.plusDays(1);
                }
                yield monday;
            }
            case MONTH, QUARTER, YEAR -> LocalDate.of(first.getYear(), 1, 1);
        };
        while (!start.isAfter(last)) {
            LocalDate next = switch (nth.period()) {
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
                case QUARTER -> start.plusMonths(3);
                case YEAR -> start.plusYears(1);
            };
            List<LocalDate> counted = new ArrayList<>(start.datesUntil(next).filter(date -> counts(nth.counted(), date)).toList());
            int index = nth.position() > 0 ? nth.position() - 1 : counted.size() + nth.position();
            if (index >= 0 && index < counted.size()) {
                all.add(counted.get(index));
            }
            start = next;
        }
        return all;
    }

    private LocalDate step(LocalDate date, int days, boolean working) {
        LocalDate day = date;
        for (int left = Math.abs(days); left > 0;) {
            day = day.plusDays(days > 0 ? 1 : -1);
            if (day.isBefore(first.minusYears(3)) || day.isAfter(last.plusYears(3))) {
                return LocalDate.MIN;
            }
            left -= !working || calendar.working(day) ? 1 : 0;
        }
        return day;
    }

    private Set<LocalDate> weeks(DaysRule.EveryWeeks every) {
        Set<LocalDate> all = new TreeSet<>();
        LocalDate monday = every.from();
        while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            monday = monday.minusDays(1);
        }
        for (LocalDate week = monday; !week.isAfter(last); week = week.plus(every.every(), ChronoUnit.WEEKS)) {
            for (DayOfWeek day : every.on()) {
                LocalDate date = week.plusDays(day.getValue() - 1);
                if (!date.isBefore(every.from())) {
                    all.add(date);
                }
            }
        }
        return all;
    }
}
