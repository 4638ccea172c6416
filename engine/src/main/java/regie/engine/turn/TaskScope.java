package regie.engine.turn;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.AttemptResult;
import regie.engine.Origin;
import regie.engine.Variable;
import regie.engine.state.Flag;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.estate.plan.Template;
import regie.kernel.DateFunctions;
import regie.kernel.Expression;
import regie.kernel.HostName;
import regie.kernel.Value;

/** What expressions of a task can read: the date, its names, its variables, and what the tasks that it needs published. */
public final class TaskScope implements Expression.Scope {

    private final Task task;
    private final @Nullable HostName host;
    private final @Nullable AttemptResult result;
    private final @Nullable Turn turn;
    private final LinkedHashSet<String> underWay = new LinkedHashSet<>();

    private TaskScope(@Nullable Turn turn, Task task, @Nullable HostName host, @Nullable AttemptResult result) {
        this.turn = turn;
        this.task = task;
        this.host = host;
        this.result = result;
    }

    /** Before a host is chosen: {@code when}, {@code foreach}. */
    public static TaskScope of(Turn turn, Task task) {
        return new TaskScope(turn, task, null, null);
    }

    /** The same where nothing is being decided: it knows no calendar. */
    public static TaskScope outside(Task task) {
        return new TaskScope(null, task, null, null);
    }

    public static TaskScope on(Turn turn, Task task, @Nullable HostName host) {
        return new TaskScope(turn, task, host, null);
    }

    /** With the exit code and the outputs of an attempt: {@code ok_when}, {@code warn_when}. */
    public static TaskScope after(Turn turn, Task task, AttemptResult result) {
        return new TaskScope(turn, task, null, result);
    }

    @Override
    public DateFunctions dates() {
        return turn == null ? DateFunctions.NONE : turn.dates(task.run());
    }

    @Override
    public Value lookup(String name) {
        return switch (name) {
            case "date" -> new Value.Day(task.run().date());
            case "period" -> periods(task.run().periods());
            case "run" -> Value.of(task.run().id().value());
            case "plan" -> Value.of(task.run().definition().name().value());
            case "task" -> Value.of(task.name());
            case "host" -> host == null ? Value.NOTHING : Value.of(host.value());
            case "item" -> task.itemValue().orElse(Value.NOTHING);
            case "tasks" -> needed();
            case "exit_code" -> result == null || result.exitCode().isEmpty()
                    ? variable(name) : Value.of((long) result.exitCode().getAsInt());
            case "outputs" -> result == null ? variable(name) : new Value.Fields(result.outputs());
            default -> variable(name);
        };
    }

    /** The first day of each open period, by its name with underscores. */
    static Value periods(Map<String, LocalDate> open) {
        Map<String, Value> fields = new LinkedHashMap<>();
        open.forEach((name, first) -> fields.put(name.replace('-', '_'), new Value.Day(first)));
        return new Value.Fields(fields);
    }

    private Value variable(String name) {
        return find(name) instanceof Expression.Outcome.Is is ? is.value() : Value.NOTHING;
    }

    /** The nearest value: set, order, task, then the run's others; empty when there is none. */
    private Expression.@Nullable Outcome find(String name) {
        Value set = task.side().set().get(name);
        if (set != null) {
            return new Expression.Outcome.Is(set);
        }
        Variable ofRun = null;
        for (Variable variable : task.run().variables()) {
            if (variable.name().equals(name)) {
                ofRun = variable;
            }
        }
        if (ofRun != null && (ofRun.origin().compareTo(Origin.TASK) < 0)) {
            return new Expression.Outcome.Is(ofRun.value());
        }
        Template own = task.definition().variables().get(name);
        if (own != null) {
            return render(name, own);
        }
        return ofRun == null ? null : new Expression.Outcome.Is(ofRun.value());
    }

    private Expression.Outcome render(String name, Template template) {
        if (!underWay.add(name)) {
            return new Expression.Outcome.Failed("variable " + name + " is defined by itself");
        }
        Expression.Outcome outcome = template.render(this, Template.Quoting.PLAIN);
        underWay.remove(name);
        return outcome;
    }

    /** All variables that this task sees, with where each came from, the nearest winning. */
    public Variables variables() {
        LinkedHashMap<String, Variable> all = new LinkedHashMap<>();
        task.side().set().forEach((name, value) -> all.put(name, new Variable(name, value, Origin.SET)));
        for (Variable variable : task.run().variables()) {
            if (variable.origin().compareTo(Origin.TASK) < 0) {
                all.putIfAbsent(variable.name(), variable);
            }
        }
        for (Map.Entry<String, Template> own : task.definition().variables().entrySet()) {
            if (!all.containsKey(own.getKey())) {
                switch (render(own.getKey(), own.getValue())) {
                    case Expression.Outcome.Failed failed -> {
                        return new Variables(List.copyOf(all.values()), Optional.of(own.getKey() + ": " + failed.sentence()));
                    }
                    case Expression.Outcome.Is is -> all.put(own.getKey(), new Variable(own.getKey(), is.value(), Origin.TASK));
                }
            }
        }
        for (Variable variable : task.run().variables()) {
            all.putIfAbsent(variable.name(), variable);
        }
        return new Variables(List.copyOf(all.values()), Optional.empty());
    }

    /** @param failure the sentence of the first one that could not be worked out */
    public record Variables(List<Variable> all, Optional<String> failure) {}

    /** Exit codes and outputs of the tasks that this one needs, near and far, under their names with {@code -} as {@code _}. */
    private Value needed() {
        LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
        ArrayDeque<Task> left = new ArrayDeque<>(task.predecessors());
        LinkedHashSet<String> seen = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            Task before = left.poll();
            if (seen.add(before.name())) {
                fields.put(before.name().replace('-', '_'), facts(before));
                left.addAll(before.predecessors());
            }
        }
        return new Value.Fields(fields);
    }

    private static Value facts(Task before) {
        LinkedHashMap<String, Value> facts = new LinkedHashMap<>();
        facts.put("state", Value.of(before.state().name().toLowerCase(Locale.ROOT)));
        Optional<AttemptResult> last = before.state().ended() && !before.has(Flag.FORGOTTEN) ? before.last()
                .map(LastAttempt::result) : Optional.empty();
        last.ifPresent(it -> it.exitCode().ifPresent(code -> facts.put("exit_code", Value.of((long) code))));
        facts.put("outputs", new Value.Fields(last.map(AttemptResult::outputs).orElse(Map.of())));
        if (before.definition().foreach().isPresent()) {
            facts.put("items", items(before));
        }
        return new Value.Fields(facts);
    }

    private static Value items(Task before) {
        List<Value> items = new ArrayList<>();
        before.items().forEach(item -> items.add(facts(item)));
        return new Value.Items(items);
    }
}
