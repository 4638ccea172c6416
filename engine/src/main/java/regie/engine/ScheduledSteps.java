package regie.engine;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.kernel.PlanName;

/** The dates of plans by their schedules; compiled when somebody first asks. */
final class ScheduledSteps implements PlanSteps {

    private final EstateModel model;
    private @Nullable PlanDates dates;

    ScheduledSteps(EstateModel model) {
        this.model = model;
    }

    @Override
    public Optional<LocalDate> step(PlanName plan, LocalDate from, int by) {
        Optional<PlanDefinition> known = model.plan(plan);
        if (known.isEmpty() || known.get().schedules().isEmpty()) {
            return PlanSteps.DAYS.step(plan, from, by);
        }
        PlanDates of = dates();
        Optional<LocalDate> date = Optional.of(from);
        for (int i = 0; i < Math.abs(by) && date.isPresent(); i++) {
            date = by < 0 ? of.previous(plan, date.get()) : of.next(plan, date.get());
        }
        return date;
    }

    private synchronized PlanDates dates() {
        PlanDates known = dates;
        if (known == null) {
            known = new PlanDates(model);
            dates = known;
        }
        return known;
    }
}
