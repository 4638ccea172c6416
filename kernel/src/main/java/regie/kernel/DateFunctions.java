package regie.kernel;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an expression may ask a calendar about a production date. A port: the one who evaluates
 * gives the calendar in force; without one, each question fails with a sentence.
 */
public interface DateFunctions {

    /** No calendar is in force: every question fails and says so. */
    DateFunctions NONE = new DateFunctions() {};

    /** The working day {@code days} working days away; an empty calendar name means the plan's own. */
    default Expression.Outcome working(LocalDate date, int days, Optional<String> calendar) {
        return noCalendar("working");
    }

    /** The production date of this plan before {@code date}. */
    default Expression.Outcome previous(LocalDate date) {
        return noCalendar("previous");
    }

    /** The production date of this plan after {@code date}. */
    default Expression.Outcome next(LocalDate date) {
        return noCalendar("next");
    }

    default Expression.Outcome lastWorkingOfMonth(LocalDate date) {
        return noCalendar("last_working_of_month");
    }

    default Expression.Outcome isLastWorkingOfMonth(LocalDate date) {
        return noCalendar("is_last_working_of_month");
    }

    private static Expression.Outcome noCalendar(String function) {
        return new Expression.Outcome.Failed("date." + function
                + "() asks a calendar and none is in force for this run; use date.plus(n), or give the value as a variable.");
    }
}
