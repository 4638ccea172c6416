package regie.engine.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.Item;
import regie.engine.TaskState;
import regie.engine.Verdict;
import regie.engine.state.Flag;
import regie.engine.state.Host;
import regie.engine.state.Task;
import regie.engine.turn.TaskScope;
import regie.engine.turn.Turn;
import regie.estate.plan.Foreach;
import regie.estate.plan.Template;
import regie.kernel.Expression;
import regie.kernel.Value;

/** A task repeated over a list: finding the list, and ending when all of its items have. */
final class ForEach {

    private static final int KEY_MAX = 64;

    private ForEach() {}

    /** Whether the list must be read on a host first. */
    static boolean needsAttempt(Task task) {
        return !task.isItem() && task.definition().foreach().isPresent() && task.definition().foreach().get() instanceof Foreach.Lines;
    }

    /** Finds the list by what the engine itself knows. */
    static void find(Turn turn, Task task) {
        TaskScope scope = TaskScope.of(turn, task);
        switch (task.definition().foreach().orElseThrow()) {
            case Foreach.Listed listed -> {
                List<Value> values = new ArrayList<>();
                for (Template item : listed.items()) {
                    if (!add(turn, task, item.render(scope, Template.Quoting.PLAIN), values)) {
                        return;
                    }
                }
                found(turn, task, values);
            }
            case Foreach.Computed computed -> {
                switch (computed.list().evaluate(scope)) {
                    case Expression.Outcome.Failed failed -> wrong(turn, task, failed.sentence());
                    case Expression.Outcome.Is(Value.Items items) -> found(turn, task, items.items());
                    case Expression.Outcome.Is is -> wrong(turn, task, "not a list: " + is.value().asText());
                }
            }
            case Foreach.Hosts hosts -> found(turn, task, Hosts.named(turn.state(), hosts.logical()).stream()
                    .map(Host::name).map(name -> Value.of(name.value())).toList());
            case Foreach.Lines lines -> throw new IllegalStateException("read by an attempt: " + task);
        }
    }

    private static boolean add(Turn turn, Task task, Expression.Outcome outcome, List<Value> values) {
        return switch (outcome) {
            case Expression.Outcome.Failed failed -> {
                wrong(turn, task, failed.sentence());
                yield false;
            }
            case Expression.Outcome.Is is -> values.add(is.value());
        };
    }

    private static void wrong(Turn turn, Task task, String sentence) {
        Failures.fail(turn, task, new Cause.ExpressionFailed("foreach", sentence));
    }

    /** The list is known: an event before any item exists. */
    static void found(Turn turn, Task task, List<Value> values) {
        if (values.size() > Foreach.ITEMS_MAX) {
            Failures.fail(turn, task, new Cause.TooManyItems(values.size(), Foreach.ITEMS_MAX));
            return;
        }
        turn.emit(new EngineEvent.ItemsFound(turn.now(), task.id(), keyed(values)));
    }

    /** The key is the value where all are short, unique and fit a name; else the place in the list. */
    private static List<Item> keyed(List<Value> values) {
        LinkedHashSet<String> keys = new LinkedHashSet<>();
        boolean byValue = values.stream().map(Value::asText).allMatch(text -> fits(text) && keys.add(text));
        List<Item> items = new ArrayList<>(values.size());
        for (Value value : values) {
            items.add(new Item(byValue ? value.asText() : Integer.toString(items.size()), value));
        }
        return items;
    }

    private static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= KEY_MAX && text.chars().noneMatch(c -> c <= ' ' || c == '/' || c == '#' || c == 0x7f);
    }

    static void endIfOver(Turn turn, Task group) {
        int failed = 0;
        boolean warned = false;
        for (Task item : group.items()) {
            if (!item.state().ended()) {
                return;
            }
            failed += item.state() == TaskState.FAILED || item.state() == TaskState.CANCELLED ? 1 : 0;
            warned |= item.has(Flag.WARNED);
        }
        Verdict verdict = new Verdict.Succeeded(warned);
        if (failed > 0) {
            verdict = group.run().cancelling() ? new Verdict.Cancelled()
                    : new Verdict.Failed(new Cause.ItemsFailed(failed, group.items().size()));
        }
        turn.emit(new EngineEvent.ItemsEnded(turn.now(), group.id(), verdict));
        if (group.state() == TaskState.FAILED) {
            Failures.after(turn, group);
        }
    }
}
