package regie.engine;

import java.time.LocalDate;
import java.util.Optional;
import regie.kernel.PlanName;

/** Port: the dates of plans in one version of the estate, one after the other. */
public interface PlanSteps {

    /** Where no plan has dates of its own, the next date is the next day. */
    PlanSteps DAYS = (plan, from, by) -> Optional.of(from.plusDays(by));

    /**
     * The date of the plan that lies so many of its dates after this one, before it where {@code by} is negative. A plan without a
     * schedule has every day. Empty where the plan has no such date.
     */
    Optional<LocalDate> step(PlanName plan, LocalDate from, int by);
}
