package regie.simulator.plans;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.PlanName;
import regie.simulator.chance.Chance;

/** A run's own copy of its plan, changed for today. */
public final class Edits {

    private final EstateModel estate;
    private final LocalDateTime start;

    public Edits(EstateModel estate, LocalDateTime start) {
        this.estate = estate;
        this.start = start;
    }

    /** The plan with one more task, which needs nothing. */
    public PlanDefinition withOneMore(PlanDefinition plan, String task, Chance chance) {
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>(plan.tasks());
        tasks.put(task, Copies.plain(task, new TaskGenerator(chance, List.of(), start), TaskDefinition.Days.ALWAYS));
        PlanDefinition edited = Copies.withTasks(plan, tasks, "");
        LinkedHashMap<PlanName, PlanDefinition> plans = new LinkedHashMap<>(estate.plans());
        plans.put(plan.name(), edited);
        PlanDefinition read = EstateText.readBack(Copies.withPlans(estate, plans)).plans().get(plan.name());
        return java.util.Objects.requireNonNull(read);
    }
}
