package regie.simulator.plans;

import java.time.LocalDateTime;
import java.util.ArrayList;
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
import regie.estate.plan.TaskDefinition;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;
import regie.simulator.chance.Chance;

/** Random plans: a few of them small enough to be ordered by tasks of the others. */
public final class PlanGenerator {

    private final Chance chance;
    private final LocalDateTime start;

    public PlanGenerator(Chance chance, LocalDateTime start) {
        this.chance = chance;
        this.start = start;
    }

    public LinkedHashMap<PlanName, PlanDefinition> plans(int count, int tasksMax) {
        LinkedHashMap<PlanName, PlanDefinition> plans = new LinkedHashMap<>();
        List<PlanName> small = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PlanName name = new PlanName("p" + i);
            boolean inner = i < count / 3;
            plans.put(name, plan(name, inner ? 3 : tasksMax, inner ? List.of() : small));
            if (inner) {
                small.add(name);
            }
        }
        return plans;
    }

    private PlanDefinition plan(PlanName name, int tasksMax, List<PlanName> subPlans) {
        int count = chance.percent(10) ? chance.between(1, tasksMax * 2) : chance.between(1, tasksMax);
        Shapes shapes = new Shapes(chance);
        TaskGenerator generator = new TaskGenerator(chance, subPlans, start);
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        List<List<Integer>> needs = shapes.of(count);
        boolean cleans = chance.percent(15);
        for (int i = 0; i < count; i++) {
            List<String> needed = needs.get(i).stream().map(index -> "t" + index).toList();
            Optional<String> before = cleans && chance.percent(30) ? Optional.of("clean-up") : Optional.empty();
            Need need = shapes.need(needed, task -> mayFail(tasks, task));
            TaskDefinition made = generator.task("t" + i, need, needed, TaskDefinition.Days.ALWAYS, before);
            tasks.put(made.name(), made);
        }
        if (cleans) {
            tasks.put("clean-up", generator.task("clean-up", Need.NOTHING, List.of(), TaskDefinition.Days.NEVER,
                    Optional.empty()));
        }
        if (chance.percent(15)) {
            withRescue(tasks, generator);
        }
        return definition(name, tasks);
    }

    private static boolean mayFail(LinkedHashMap<String, TaskDefinition> tasks, String name) {
        TaskDefinition task = tasks.get(name);
        return task != null && !(task.action() instanceof Action.Nothing);
    }

    /** A task that runs when another one fails. */
    private void withRescue(LinkedHashMap<String, TaskDefinition> tasks, TaskGenerator generator) {
        TaskDefinition failing = tasks.get("t0");
        if (failing.action() instanceof Action.External) {
            tasks.put("t0", Copies.ifFails(failing, new IfFails.RunTask("rescue")));
            tasks.put("rescue", Copies.plain("rescue", generator, TaskDefinition.Days.NEVER));
        }
    }

    private PlanDefinition definition(PlanName name, LinkedHashMap<String, TaskDefinition> tasks) {
        Optional<Integer> atOnce = chance.percent(15) ? Optional.of(chance.between(1, 3)) : Optional.empty();
        Optional<Integer> concurrency = chance.percent(20) ? Optional.of(chance.between(1, 2)) : Optional.empty();
        Overlap overlap = concurrency.isPresent() ? Overlap.QUEUE : chance.among(Overlap.ALLOW, Overlap.QUEUE, Overlap.ALLOW);
        return new PlanDefinition(name, Optional.empty(), PlanKind.BATCH, new ApplicationName(chance.among("shop", "ledger")),
                Text.same(name.value()), chance.percent(20) ? chance.between(1, 9) : 0, Map.of(),
                List.of(), Optional.empty(), Optional.empty(), overlap, concurrency, atOnce,
                Optional.empty(), Optional.empty(), Optional.empty(), tasks, List.of(), regie.estate.plan.DayRules.PLAIN, "");
    }
}
