package regie.engine;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.plan.DayRules;
import regie.estate.plan.DeadlineRule;
import regie.estate.plan.LateRule;
import regie.estate.schedule.Overlap;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.PlanKind;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.estate.plan.Window;
import regie.estate.schedule.ScheduleRule;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** Plans in code. */
public final class PlanBuilder {

    private final String name;
    private final List<TaskBuilder> tasks = new ArrayList<>();
    private final Map<String, Template> variables = new TreeMap<>();
    private String application = "app";
    private int priority;
    private Overlap overlap = Overlap.ALLOW;
    private Optional<Integer> concurrency = Optional.empty();
    private Optional<Integer> tasksAtOnce = Optional.empty();
    private Optional<DeadlineRule> deadline = Optional.empty();
    private DayRules day = DayRules.PLAIN;
    private final List<ScheduleRule> schedules = new ArrayList<>();
    private Optional<Window> window = Optional.empty();
    private final Map<String, LateRule> late = new TreeMap<>();
    private String edition = "";

    private PlanBuilder(String name) {
        this.name = name;
    }

    public static PlanBuilder plan(String name, TaskBuilder... tasks) {
        PlanBuilder plan = new PlanBuilder(name);
        plan.tasks.addAll(List.of(tasks));
        return plan;
    }

    public PlanBuilder with(TaskBuilder task) {
        tasks.add(task);
        return this;
    }

    public PlanBuilder application(String of) {
        application = of;
        return this;
    }

    public PlanBuilder priority(int points) {
        priority = points;
        return this;
    }

    public PlanBuilder variable(String variable, String value) {
        variables.put(variable, Template.literal(value));
        return this;
    }

    public PlanBuilder overlap(Overlap rule) {
        overlap = rule;
        return this;
    }

    public PlanBuilder concurrency(int runs) {
        concurrency = Optional.of(runs);
        return this;
    }

    public PlanBuilder tasksAtOnce(int at) {
        tasksAtOnce = Optional.of(at);
        return this;
    }

    public PlanBuilder deadline(String at) {
        deadline = Optional.of(new DeadlineRule(LocalTime.parse(at), 0, DeadlineRule.Kind.SLA));
        return this;
    }

    public PlanBuilder window(String from, String to, Window.AtEnd then) {
        window = Optional.of(new Window(LocalTime.parse(from), LocalTime.parse(to), 0, then));
        return this;
    }

    public PlanBuilder day(DayRules rules) {
        day = rules;
        return this;
    }

    public PlanBuilder schedule(ScheduleRule rule) {
        schedules.add(rule);
        return this;
    }

    /** @param task empty for the plan itself */
    public PlanBuilder late(String task, LateRule rule) {
        late.put(task, rule);
        return this;
    }

    /** Tells two contents of one plan apart. */
    public PlanBuilder edition(String text) {
        edition = text;
        return this;
    }

    public PlanDefinition build() {
        LinkedHashMap<String, TaskDefinition> all = new LinkedHashMap<>();
        tasks.forEach(task -> all.put(task.name(), task.build()));
        return new PlanDefinition(new PlanName(name), Optional.of(name.toUpperCase(java.util.Locale.ROOT)), PlanKind.BATCH,
                new ApplicationName(application), Text.same(name), priority, variables,
                schedules, Optional.empty(), Optional.empty(), overlap, concurrency, tasksAtOnce, deadline,
                window, Optional.empty(), all, List.of(), day, late, "{\"plan\":\"" + name + "\",\"edition\":\"" + edition + "\"}");
    }
}
