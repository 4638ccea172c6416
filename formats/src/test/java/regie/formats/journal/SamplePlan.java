package regie.formats.journal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Action;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.schedule.Overlap;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.PlanKind;
import regie.estate.plan.RestartRule;
import regie.estate.plan.TaskDefinition;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** The smallest plan, with a canonical text that stands for it. */
final class SamplePlan {

    private static final String CANONICAL = "{\"plan\":\"sample\"}";
    static final PlanDefinition PLAN = new PlanDefinition(
            new PlanName("sample"), Optional.empty(), PlanKind.BATCH, new ApplicationName("accounting"), Text.same("Sample"), 0,
            Map.of(), List.of(), Optional.empty(), Optional.empty(), Overlap.QUEUE, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(),
            tasks(), List.of(), regie.estate.plan.DayRules.PLAIN, CANONICAL);

    private SamplePlan() {}

    static PlanDefinition read(String canonical) {
        if (!canonical.equals(CANONICAL)) {
            throw new IllegalArgumentException("not the sample: " + canonical);
        }
        return PLAN;
    }

    private static LinkedHashMap<String, TaskDefinition> tasks() {
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        tasks.put("only", new TaskDefinition(
                "only", Optional.empty(), Text.same("Only"), new Action.Nothing(), Optional.empty(), Need.NOTHING,
                Optional.empty(), Optional.empty(), TaskDefinition.Days.ALWAYS, Optional.empty(), Optional.empty(), List.of(),
                RestartRule.ALWAYS, Map.of(), List.of(), Optional.empty(), Optional.empty(), Duration.ofSeconds(10),
                new IfFails.Stop(), TaskDefinition.IfUnknown.WAIT, Optional.empty(), Optional.empty(), Optional.empty(), 0,
                Optional.empty(), Optional.empty(), Map.of(), new LinkedHashMap<>(), Optional.empty(), Optional.empty(),
                50L << 20, List.of(), List.of(), Optional.empty()));
        return tasks;
    }
}
