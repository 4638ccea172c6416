package regie.simulator.plans;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import regie.estate.plan.PlanDefinition;

/** Plans by their canonical text: how a plan that was written down is found again. */
public final class Shelf implements Function<String, PlanDefinition> {

    private final Map<String, PlanDefinition> plans = new LinkedHashMap<>();

    public PlanDefinition put(PlanDefinition plan) {
        plans.put(plan.canonical(), plan);
        return plan;
    }

    @Override
    public PlanDefinition apply(String canonical) {
        PlanDefinition plan = plans.get(canonical);
        if (plan == null) {
            throw new IllegalStateException("a plan was written down that nobody made: " + canonical);
        }
        return plan;
    }
}
