package regie.engine.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.Cause;
import regie.engine.Intent;
import regie.engine.RunState;
import regie.engine.TaskState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Orders;
import regie.engine.turn.TaskScope;
import regie.engine.turn.Turn;
import regie.estate.plan.Action;
import regie.estate.plan.Template;
import regie.kernel.Expression;
import regie.kernel.Value;

/** A task that orders a run of another plan, and ends as it ends. */
final class SubPlans {

    private static final int DEPTH_MAX = 16;

    private SubPlans() {}

    static void start(Turn turn, Task task, Action.SubPlan action) {
        Optional<Run> child = task.side().child().flatMap(turn.state()::run)
                .filter(run -> run.state() == RunState.FAILED || run.state() == RunState.CANCELLED);
        if (child.isPresent()) {
            resume(turn, task, child.get());
            return;
        }
        if (depth(turn, task.run()) >= DEPTH_MAX) {
            Failures.fail(turn, task, new Cause.TooDeep(DEPTH_MAX));
            return;
        }
        Optional<Catalog.Entry> entry = turn.catalog().find(task.run().version(), action.plan());
        if (entry.isEmpty()) {
            Failures.fail(turn, task, new Cause.NoSuchPlan(action.plan()));
            return;
        }
        Map<String, Value> set = new LinkedHashMap<>();
        for (Map.Entry<String, Template> variable : action.variables().entrySet()) {
            switch (variable.getValue().render(TaskScope.of(turn, task), Template.Quoting.PLAIN)) {
                case Expression.Outcome.Is is -> set.put(variable.getKey(), is.value());
                case Expression.Outcome.Failed failed -> {
                    Failures.fail(turn, task, new Cause.ExpressionFailed("plan." + variable.getKey(), failed.sentence()));
                    return;
                }
            }
        }
        order(turn, task, entry.get(), set);
    }

    private static void order(Turn turn, Task task, Catalog.Entry entry, Map<String, Value> set) {
        Orders.Order order = Orders.Order.now(entry, task.run().version(), task.run().date(), set, false, false,
                Optional.of(task.id()), By.REGIE);
        switch (Orders.prepare(turn, order)) {
            case Orders.Outcome.Cannot cannot -> Failures.fail(turn, task, new Cause.NotStarted(cannot.problem().sentence().en()));
            case Orders.Outcome.Can can -> {
                Starts.intend(turn, task, new Intent.SubRun(can.ready().id()));
                can.ready().replaced().stream().filter(old -> !old.cancelling()).forEach(old -> Cancels.cancel(turn, old, By.REGIE));
                Orders.place(turn, can.ready());
            }
        }
    }

    /** The same run goes on: what succeeded in it is kept. */
    private static void resume(Turn turn, Task task, Run child) {
        Starts.intend(turn, task, new Intent.SubRun(child.id()));
        List<Task> failed = child.tasks().stream()
                .filter(it -> it.state() == TaskState.FAILED || it.state() == TaskState.CANCELLED).toList();
        Restarts.reset(turn, child, failed, false, By.REGIE);
    }

    private static int depth(Turn turn, Run run) {
        int depth = 0;
        Optional<Run> above = Optional.of(run);
        while (above.isPresent() && depth <= DEPTH_MAX) {
            depth++;
            above = above.get().parent().flatMap(parent -> turn.state().run(parent.run()));
        }
        return depth;
    }
}
