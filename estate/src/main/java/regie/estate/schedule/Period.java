package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** A stretch of the calendar in which days are counted; weeks begin on Monday. */
public enum Period {
    WEEK(7, 1),
    MONTH(31, 5),
    QUARTER(92, 14),
    YEAR(366, 53);

    private final int daysAtMost;
    private final int weekdaysAtMost;

    Period(int daysAtMost, int weekdaysAtMost) {
        this.daysAtMost = daysAtMost;
        this.weekdaysAtMost = weekdaysAtMost;
    }

    int daysAtMost() {
        return daysAtMost;
    }

    /** How often one day of the week comes at most. */
    int weekdaysAtMost() {
        return weekdaysAtMost;
    }

    LocalDate firstDay(LocalDate date) {
        return switch (this) {
            case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(date.getYear(), date.getMonth().firstMonthOfQuarter(), 1);
            case YEAR -> LocalDate.ofYearDay(date.getYear(), 1);
        };
    }

    LocalDate lastDay(LocalDate date) {
        return switch (this) {
            case WEEK -> firstDay(date).plusDays(6);
            case MONTH -> date.withDayOfMonth(date.lengthOfMonth());
            case QUARTER -> firstDay(date).plusMonths(3).minusDays(1);
            case YEAR -> LocalDate.of(date.getYear(), 12, 31);
        };
    }
}
