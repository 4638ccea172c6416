package regie.engine.forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import regie.engine.AttemptResult;
import regie.engine.state.LastAttempt;
import regie.engine.state.Task;
import regie.engine.turn.TaskScope;
import regie.kernel.DateFunctions;
import regie.kernel.Expression;
import regie.kernel.Value;

/** What an expression can read in a forecast: what its task sees now, and of the tasks before it what is taken for granted. */
public final class Known implements Expression.Scope {

    private final TaskScope scope;
    private final Value tasks;
    private final @Nullable Value item;
    private final DateFunctions dates;

    /** @param item of the list, where the task stands for an item to come */
    public Known(Task task, Value tasks, @Nullable Value item, DateFunctions dates) {
        this.scope = TaskScope.outside(task);
        this.tasks = tasks;
        this.item = item;
        this.dates = dates;
    }

    /** A list of that many items, of which nothing else is known. */
    public static List<Value> assumed(int items) {
        return IntStream.rangeClosed(1, items).mapToObj(i -> Value.of((long) i)).toList();
    }

    @Override
    public Value lookup(String name) {
        if (name.equals("tasks")) {
            return tasks;
        }
        return item != null && name.equals("item") ? item : scope.lookup(name);
    }

    @Override
    public DateFunctions dates() {
        return dates;
    }

    /** Of a task that has really ended. */
    public static Value facts(Task task) {
        LinkedHashMap<String, Value> facts = new LinkedHashMap<>();
        facts.put("state", Value.of(task.state().name().toLowerCase(Locale.ROOT)));
        Optional<AttemptResult> last = task.last().map(LastAttempt::result);
        last.ifPresent(it -> it.exitCode().ifPresent(code -> facts.put("exit_code", Value.of((long) code))));
        facts.put("outputs", new Value.Fields(last.map(AttemptResult::outputs).orElse(Map.of())));
        return new Value.Fields(facts);
    }

    /** Of one that is taken to end so: exit code 0 where something runs, and no outputs. */
    public static Value facts(String state, boolean exited) {
        LinkedHashMap<String, Value> facts = new LinkedHashMap<>();
        facts.put("state", Value.of(state));
        if (exited) {
            facts.put("exit_code", Value.of(0L));
        }
        facts.put("outputs", new Value.Fields(Map.of()));
        return new Value.Fields(facts);
    }
}
