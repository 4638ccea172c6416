package regie.engine.forecast;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import regie.engine.Catalog;
import regie.engine.PlanSteps;
import regie.estate.calendar.WorkCalendar;
import regie.estate.plan.Action;
import regie.estate.plan.Arguments;
import regie.estate.plan.Foreach;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.kernel.EstateVersion;
import regie.kernel.Expression;
import regie.kernel.PlanName;
import regie.kernel.Value;

/**
 * Plans as a forecast plays them: every attempt exits 0, and what only real outputs could tell is taken for granted. A
 * {@code when} that cannot be worked out runs; a list that cannot be worked out has as many items as last time.
 */
final class Softened implements Catalog {

    private final Catalog catalog;
    private final Durations durations;
    private final Map<String, PlanDefinition> known = new TreeMap<>();

    Softened(Catalog catalog, Durations durations) {
        this.catalog = catalog;
        this.durations = durations;
    }

    @Override
    public Optional<Entry> find(EstateVersion version, PlanName plan) {
        return catalog.find(version, plan)
                .map(entry -> new Entry(entry.pin(), plan(entry.pin(), entry.definition()), entry.below(), entry.dates()));
    }

    @Override
    public PlanSteps steps(EstateVersion version) {
        return catalog.steps(version);
    }

    @Override
    public WorkCalendar calendar(EstateVersion version, PlanDefinition plan) {
        return catalog.calendar(version, plan);
    }

    @Override
    public List<Level> dated(EstateVersion version, PlanName plan, LocalDate date) {
        return catalog.dated(version, plan, date);
    }

    PlanDefinition plan(String pin, PlanDefinition plan) {
        return known.computeIfAbsent(pin, made -> softened(plan));
    }

    private PlanDefinition softened(PlanDefinition plan) {
        LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
        plan.tasks().forEach((name, task) -> tasks.put(name, softened(plan.name(), task)));
        return new PlanDefinition(plan.name(), plan.code(), plan.kind(), plan.application(), plan.title(), plan.priority(),
                plan.variables(), plan.schedules(), plan.calendar(), plan.zone(), plan.overlap(), plan.concurrency(),
                plan.tasksAtOnce(), plan.deadline(), plan.window(),
                plan.instruction(), tasks, plan.actsLater(), plan.day(), plan.canonical());
    }

    private TaskDefinition softened(PlanName plan, TaskDefinition task) {
        return new TaskDefinition(task.name(), task.code(), task.title(), action(task.action()), task.host(), task.needs(),
                task.when().map(when -> new Lenient(when, Value.of(true))),
                task.foreach().map(list -> foreach(list, durations.items(plan, task.name()))),
                task.days(), Optional.empty(), Optional.empty(), List.of(), task.restart(), task.uses(), task.locks(),
                Optional.empty(), Optional.empty(), task.grace(), task.ifFails(), task.ifUnknown(), task.instruction(), task.expect(),
                task.confirm(), task.priority(), task.window(), task.deadline(), variables(task.variables()), new LinkedHashMap<>(),
                Optional.empty(), Optional.empty(), task.outputLimitBytes(), task.waits(), task.raises(),
                task.notBefore());
    }

    private static Action action(Action action) {
        return switch (action) {
            case Action.External external ->
                new Action.External(external.kind(), new Arguments.Leaf(Template.literal("")), external.shell());
            case Action.Nothing it -> it;
            case Action.SubPlan it -> it;
            case Action.Approve it -> it;
            case Action.Manual it ->
                new Action.Manual(it.who(), it.steps(), new LinkedHashMap<>(), Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private static Foreach foreach(Foreach list, int items) {
        return switch (list) {
            case Foreach.Computed it -> new Foreach.Computed(new Lenient(it.list(), assumed(items)));
            case Foreach.Listed it -> it;
            case Foreach.Hosts it -> it;
            case Foreach.Lines it -> it;
        };
    }

    /** A list of that many items, of which nothing else is known. */
    static Value.Items assumed(int items) {
        return new Value.Items(Known.assumed(items));
    }

    /** Those that do not wait for what other tasks publish. */
    private static Map<String, Template> variables(Map<String, Template> variables) {
        Map<String, Template> certain = new LinkedHashMap<>();
        variables.forEach((name, template) -> {
            if (!template.references().contains("tasks")) {
                certain.put(name, template);
            }
        });
        return certain;
    }

    /** Gives a value where the expression cannot. */
    record Lenient(Expression expression, Value otherwise) implements Expression {

        @Override
        public String source() {
            return expression.source();
        }

        @Override
        public Set<String> references() {
            return expression.references();
        }

        @Override
        public Outcome evaluate(Scope scope) {
            return expression.evaluate(scope) instanceof Outcome.Is is ? is : new Outcome.Is(otherwise);
        }
    }
}
