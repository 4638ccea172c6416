package regie.estate.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a rule, as written. An empty list says nothing.
 *
 * @param until compared with local times; {@code untilUtc} when it was written in UTC
 */
record Parts(
        Frequency frequency,
        int interval,
        Optional<Integer> count,
        Optional<LocalDateTime> until,
        boolean untilUtc,
        List<Integer> months,
        List<Integer> weeks,
        List<Integer> yearDays,
        List<Integer> monthDays,
        List<Weekday> weekdays,
        List<Integer> hours,
        List<Integer> minutes,
        List<Integer> seconds,
        List<Integer> positions,
        DayOfWeek weekStart) {

    /** @param nth which one of the month or the year, from its end below zero; 0 for each */
    record Weekday(int nth, DayOfWeek day) {}

    /** Whether some part says which days of its month or year are meant. */
    boolean saysDays() {
        return !weeks.isEmpty() || !yearDays.isEmpty() || !monthDays.isEmpty() || !weekdays.isEmpty();
    }

    Parts with(List<Integer> newMonths, List<Integer> newMonthDays, List<Weekday> newWeekdays) {
        return new Parts(frequency, interval, count, until, untilUtc, newMonths, weeks, yearDays, newMonthDays, newWeekdays, hours,
                minutes, seconds, positions, weekStart);
    }

    Parts withTimes(List<Integer> newHours, List<Integer> newMinutes, List<Integer> newSeconds) {
        return new Parts(frequency, interval, count, until, untilUtc, months, weeks, yearDays, monthDays, weekdays, newHours,
                newMinutes, newSeconds, positions, weekStart);
    }

    /** What the rule leaves open is what its start says. */
    Parts completedBy(LocalDateTime start) {
        Parts days = switch (frequency) {
            case YEARLY -> !saysDays()
                    ? with(months.isEmpty() ? List.of(start.getMonthValue()) : months, List.of(start.getDayOfMonth()), List.of())
                    : !weeks.isEmpty() && yearDays.isEmpty() && monthDays.isEmpty() && weekdays.isEmpty() ? onWeekdayOf(start) : this;
            case MONTHLY -> saysDays() ? this : with(months, List.of(start.getDayOfMonth()), List.of());
            case WEEKLY -> saysDays() ? this : onWeekdayOf(start);
            case DAILY, HOURLY, MINUTELY, SECONDLY -> this;
        };
        return days.withTimes(
                hours.isEmpty() && !frequency.within(Frequency.DAILY) ? List.of(start.getHour()) : hours,
                minutes.isEmpty() && !frequency.within(Frequency.HOURLY) ? List.of(start.getMinute()) : minutes,
                seconds.isEmpty() && !frequency.within(Frequency.MINUTELY) ? List.of(start.getSecond()) : seconds);
    }

    private Parts onWeekdayOf(LocalDateTime start) {
        return with(months, monthDays, List.of(new Weekday(0, start.getDayOfWeek())));
    }

    /** Whether a date is one that the rule speaks of, apart from its interval and positions. */
    boolean includes(LocalDate date) {
        return (months.isEmpty() || months.contains(date.getMonthValue()))
                && (monthDays.isEmpty() || counts(monthDays, date.getDayOfMonth(), date.lengthOfMonth()))
                && (yearDays.isEmpty() || counts(yearDays, date.getDayOfYear(), date.lengthOfYear()))
                && (weeks.isEmpty() || week(date))
                && (weekdays.isEmpty() || weekday(date));
    }

    private static boolean counts(List<Integer> wanted, int fromStart, int length) {
        return wanted.contains(fromStart) || wanted.contains(fromStart - length - 1);
    }

    private boolean week(LocalDate date) {
        WeekFields fields = WeekFields.of(weekStart, 4);
        int week = date.get(fields.weekOfWeekBasedYear());
        int weeksOfYear = (int) date.range(fields.weekOfWeekBasedYear()).getMaximum();
        return counts(weeks, week, weeksOfYear);
    }

    private boolean weekday(LocalDate date) {
        boolean ofMonth = frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY && !months.isEmpty();
        int day = ofMonth ? date.getDayOfMonth() : date.getDayOfYear();
        int length = ofMonth ? date.lengthOfMonth() : date.lengthOfYear();
        int nth = (day - 1) / 7 + 1;
        int fromEnd = -((length - day) / 7 + 1);
        for (Weekday each : weekdays) {
            if (each.day() == date.getDayOfWeek() && (each.nth() == 0 || each.nth() == nth || each.nth() == fromEnd)) {
                return true;
            }
        }
        return false;
    }
}
