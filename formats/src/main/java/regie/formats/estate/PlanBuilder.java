package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import regie.estate.plan.ActsLater;
import regie.estate.schedule.Overlap;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.PlanKind;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.formats.estate.Expressing.Secrets;
import regie.formats.schema.Declarations;
import regie.formats.schema.Key;
import regie.formats.yaml.Node;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** Builds a plan from its merged tree: the same way from YAML and from the canonical form. */
final class PlanBuilder {

    private PlanBuilder() {}

    /**
     * @param forPlan how the plan's own templates are compiled
     * @param forTask how those of a task are
     */
    static PlanDefinition build(Node.Mapping tree, Expressing forPlan, BiFunction<String, Fields, Expressing> forTask) {
        Fields plan = new Fields(tree);
        String name = plan.text("plan").orElse("?");
        int priority = plan.whole("priority").orElse(50);
        Map<String, Template> variables = forPlan.templates(plan, "variables", Secrets.NOWHERE);
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        NeedReader needs = NeedReader.of(plan);
        for (Node.Entry entry : plan.entries("tasks")) {
            if (entry.value() instanceof Node.Mapping task) {
                Fields fields = new Fields(task);
                tasks.put(entry.key(), new TaskBuilder(needs, priority, fields, forTask.apply(entry.key(), fields)).build(entry.key()));
            }
        }
        return new PlanDefinition(
                new PlanName(name),
                plan.text("code"),
                plan.choice("kind", PlanKind.class, PlanKind.BATCH),
                new ApplicationName(plan.text("application").orElse("?")),
                plan.sentence("title").orElse(Text.same(name)),
                priority,
                variables,
                ScheduleReader.read(plan),
                plan.text("calendar"),
                ScheduleReader.zone(plan),
                overlap(plan),
                plan.whole("concurrency"),
                plan.whole("tasks_at_once"),
                TaskBuilder.deadline(plan),
                TaskBuilder.window(plan),
                plan.text("instruction"),
                tasks,
                actsLater(plan, tasks),
                DayReader.rules(plan),
                LateReader.rules(plan),
                CanonicalJson.plan(tree));
    }

    private static Overlap overlap(Fields plan) {
        Fields schedule = Fields.of(plan.node("schedule"));
        return plan.choice("overlap", Overlap.class, schedule.choice("overlap", Overlap.class, Overlap.QUEUE));
    }

    private static List<ActsLater> actsLater(Fields plan, Map<String, TaskDefinition> tasks) {
        List<ActsLater> later = new ArrayList<>();
        Declarations.plan().keys().stream().filter(Key::actsLater).filter(key -> plan.mapping().has(key.name()))
                .forEach(key -> later.add(new ActsLater(key.name())));
        for (Node.Entry entry : plan.entries("tasks")) {
            String path = "tasks." + entry.key() + ".";
            Optional<TaskDefinition> built = Optional.ofNullable(tasks.get(entry.key()));
            if (entry.value() instanceof Node.Mapping task && built.isPresent()) {
                Declarations.task().keys().stream().filter(Key::actsLater).filter(key -> task.has(key.name()))
                        .forEach(key -> later.add(new ActsLater(path + key.name())));
            }
        }
        return later;
    }
}
