package regie.estate;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import regie.estate.schedule.DaysRule;
import regie.kernel.Text;

/**
 * A period that stays open until somebody says that it is over, such as an accounting month: it follows the books, not the
 * calendar. Runs are told the period that was open when they were ordered.
 *
 * @param first any day of the period that is open when Régie begins
 * @param closes the days, after the period's end, on the first of which it should be over
 * @param calendar for {@code closes}; empty for that of the estate
 */
public record PeriodRule(
        String name, Text title, Unit unit, LocalDate first, Optional<DaysRule> closes, Optional<String> calendar) {

    /** How long one is. */
    public enum Unit {
        MONTH,
        QUARTER,
        YEAR;

        public LocalDate firstDay(LocalDate any) {
            return switch (this) {
                case MONTH -> any.withDayOfMonth(1);
                case QUARTER -> any.withDayOfMonth(1).minusMonths((any.getMonthValue() - 1) % 3);
                case YEAR -> any.withDayOfYear(1);
            };
        }

        public LocalDate lastDay(LocalDate any) {
            return next(any).minusDays(1);
        }

        /** The first day of the one after that of {@code any}. */
        public LocalDate next(LocalDate any) {
            LocalDate first = firstDay(any);
            return switch (this) {
                case MONTH -> first.with(TemporalAdjusters.firstDayOfNextMonth());
                case QUARTER -> first.plusMonths(3);
                case YEAR -> first.plusYears(1);
            };
        }
    }
}
