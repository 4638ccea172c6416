package regie.engine.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.Mark;
import regie.engine.EngineEvent.SummonCause;
import regie.engine.EngineProblem;
import regie.engine.TaskState;
import regie.engine.state.Flag;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Orders;
import regie.engine.turn.ProductionTime;
import regie.engine.turn.Turn;
import regie.estate.plan.RestartRule;
import regie.kernel.PlanName;

/** What may be done again, and what must be done before it is. */
public final class Restarts {

    private Restarts() {}

    /** Why this task may not be done again now, by its own rule; empty when it may. */
    public static Optional<EngineProblem> forbids(Turn turn, Task task, boolean checked) {
        RestartRule rule = task.definition().restart();
        if (!attempted(task)) {
            return Optional.empty();
        }
        switch (rule.allowed()) {
            case NEVER -> {
                return Optional.of(new EngineProblem.RestartForbidden(task.id()));
            }
            case ONCE -> {
                if (task.side().restarts() > 0) {
                    return Optional.of(new EngineProblem.RestartOnlyOnce(task.id()));
                }
            }
            case AFTER_CHECK -> {
                if (!checked) {
                    return Optional.of(new EngineProblem.RestartNeedsCheck(task.id()));
                }
            }
            case ALWAYS -> {}
        }
        if (rule.until().isPresent() && turn.state().facts().isPresent()) {
            Instant until = ProductionTime.at(turn.state().facts().get(), task.run().date(), rule.until().get(), 0);
            if (!turn.now().isBefore(until)) {
                return Optional.of(new EngineProblem.RestartTooLate(task.id(), until));
            }
        }
        return Optional.empty();
    }

    /** Whether anything of it has ever been tried: its own attempts, or those of its items. */
    public static boolean attempted(Task task) {
        return task.attempts() > 0 || task.items().stream().anyMatch(item -> item.attempts() > 0);
    }

    /** The step that the restart rule puts before the next attempt, where one has been made. */
    public static void callStep(Turn turn, Task task) {
        Optional<String> before = task.definition().restart().before();
        if (before.isEmpty() || !attempted(task) || !task.pending()) {
            return;
        }
        Optional<Task> step = task.run().task(before.get());
        if (step.isPresent()) {
            if (!step.get().state().live()) {
                turn.emit(new EngineEvent.TaskSummoned(turn.now(), step.get().id(), task.name(), SummonCause.BEFORE_RESTART));
            }
            return;
        }
        callProcedure(turn, task, new PlanName(before.get()));
    }

    private static void callProcedure(Turn turn, Task task, PlanName procedure) {
        Optional<Catalog.Entry> entry = turn.catalog().find(task.run().version(), procedure);
        if (entry.isEmpty()) {
            return;
        }
        Orders.Order order = Orders.Order.now(entry.get(), task.run().version(), task.run().date(), Map.of(), false, true,
                Optional.of(task.id()), By.REGIE);
        if (Orders.prepare(turn, order) instanceof Orders.Outcome.Can can) {
            turn.emit(new EngineEvent.ProcedureRequired(turn.now(), task.id(), can.ready().id()));
            Orders.place(turn, can.ready());
        }
    }

    /** Starts these over, with the skipped ones behind them that are to be decided again, and the steps before them. */
    public static void reset(Turn turn, Run run, List<Task> tasks, boolean checkpoint, By by) {
        if (run.ended()) {
            reopen(turn, run, by);
        }
        List<Task> all = new ArrayList<>(tasks);
        all.addAll(skippedBehind(tasks));
        for (Task task : all) {
            if (task.has(Flag.ICED)) {
                turn.emit(new EngineEvent.TaskMarked(turn.now(), task.id(), Mark.ON_ICE, false, by));
            }
        }
        turn.emit(new EngineEvent.TasksReset(turn.now(), run.id(), all.stream().map(Task::name).toList(), checkpoint, by));
        tasks.forEach(task -> callStep(turn, task));
    }

    /** An ended run lives again, and with it the task that ordered it, if that failed because of it. */
    public static void reopen(Turn turn, Run run, By by) {
        turn.emit(new EngineEvent.RunReopened(turn.now(), run.id(), by));
        Optional<Task> parent = run.parent().flatMap(turn.state()::task);
        if (parent.isEmpty()) {
            return;
        }
        Task task = parent.get();
        boolean ofThis = task.side().child().filter(run.id()::equals).isPresent();
        if (ofThis && task.state() == TaskState.FAILED) {
            if (task.run().ended()) {
                reopen(turn, task.run(), by);
            }
            Starts.intend(turn, task, new regie.engine.Intent.SubRun(run.id()));
        }
    }

    /** Tasks after these that were skipped by rule, because of them: their turn is decided again. */
    public static List<Task> skippedBehind(List<Task> tasks) {
        LinkedHashSet<Task> skipped = new LinkedHashSet<>();
        List<Task> left = new ArrayList<>();
        tasks.forEach(task -> left.addAll(task.successors()));
        for (int i = 0; i < left.size(); i++) {
            Task after = left.get(i);
            if (after.state() == TaskState.SKIPPED && after.has(Flag.AUTO_SKIPPED) && !after.absent() && !tasks.contains(after)
                    && skipped.add(after)) {
                left.addAll(after.successors());
            }
        }
        return List.copyOf(skipped);
    }
}
