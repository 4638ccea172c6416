package regie.engine;

import java.time.LocalDate;
import regie.estate.time.Start;
import regie.kernel.PlanName;

/**
 * One start of a production date, worked out and not yet ordered. Plan, schedule, date and instant tell it from all others: what
 * has them all was planned already.
 */
public record PlannedRun(PlanName plan, String schedule, LocalDate date, Start start) {

    /** What is planned once. */
    public String key() {
        return plan + " " + schedule + " " + date + " " + start.instant();
    }
}
