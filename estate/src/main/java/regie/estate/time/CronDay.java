package regie.estate.time;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** A rule of days that plain numbers cannot say: {@code L}, {@code W}, {@code #}. Sunday is 0. */
sealed interface CronDay {

    boolean matches(LocalDate date);

    /** {@code L-n}: so many days before the last of the month. */
    record FromLast(int before) implements CronDay {
        @Override
        public boolean matches(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth() - before;
        }
    }

    /** {@code n-L}: from that day to the last of the month. */
    record UpToLast(int from) implements CronDay {
        @Override
        public boolean matches(LocalDate date) {
            return date.getDayOfMonth() >= from;
        }
    }

    /** {@code nW}: the weekday (Monday to Friday) nearest to that day, within the month. */
    record NearestWeekday(int day) implements CronDay {
        @Override
        public boolean matches(LocalDate date) {
            return day <= date.lengthOfMonth() && nearest(date.withDayOfMonth(day)).equals(date);
        }
    }

    /** {@code LW} and {@code L-nW}: the weekday nearest to that day before the end of the month. */
    record NearestWeekdayToLast(int before) implements CronDay {
        @Override
        public boolean matches(LocalDate date) {
            int day = date.lengthOfMonth() - before;
            return day >= 1 && nearest(date.withDayOfMonth(day)).equals(date);
        }
    }

    /** {@code d#n}: the n-th such weekday of the month. */
    record Nth(int weekday, int nth) implements CronDay {
        @Override
        public boolean matches(LocalDate date) {
            return number(date) == weekday && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
    }

    /** {@code dL}: the last such weekday of the month. */
    record LastWeekday(int weekday) implements CronDay {
        @Override
        public boolean matches(LocalDate date) {
            return number(date) == weekday && date.getDayOfMonth() + 7 > date.lengthOfMonth();
        }
    }

    static int number(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }

    private static LocalDate nearest(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
        }
        return day;
    }
}
