package regie.engine.gesture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import regie.engine.EngineProblem;
import regie.engine.Gesture;
import regie.engine.TaskState;
import regie.engine.dispatch.Restarts;
import regie.engine.state.LastAttempt;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.kernel.TaskId;

/** Doing again, as far as the restart rules allow. */
public final class Reruns {

    private Reruns() {}

    static Deed task(GestureOnTask on, Gesture.Rerun rerun) {
        if (rerun.from().isPresent()) {
            return run(new GestureOnRun(on.turn(), on.run(), on.gesture(), on.by()), rerun);
        }
        Optional<Deed> cancelling = on.ifBeingCancelled();
        if (cancelling.isPresent()) {
            return cancelling.get();
        }
        if (!on.task().state().ended()) {
            return on.refuse(new EngineProblem.TaskNotEnded(on.id(), on.task().state(), on.gesture()));
        }
        Optional<Task> unlisted = on.task().groupTask().filter(owner -> !owner.state().ended() && !owner.expanded());
        if (unlisted.isPresent()) {
            // Its list is being made anew: whether it is in it, and what becomes of it, is decided then.
            return on.refuse(new EngineProblem.TaskNotEnded(unlisted.get().id(), unlisted.get().state(), on.gesture()));
        }
        List<Task> tasks = List.of(on.task());
        return forbidden(on.turn(), tasks, rerun).map(on::refuse)
                .orElseGet(() -> Deed.does(() -> Restarts.reset(on.turn(), on.run(), tasks, rerun.checkpoint(), on.by())));
    }

    static Deed run(GestureOnRun on, Gesture.Rerun rerun) {
        Optional<Deed> cancelling = on.ifBeingCancelled();
        if (cancelling.isPresent()) {
            return cancelling.get();
        }
        if (rerun.from().isPresent() && on.run().task(rerun.from().get()).isEmpty()) {
            return Deed.refused(new EngineProblem.NoSuchTask(new TaskId(on.run().id(), rerun.from().get())));
        }
        List<Task> tasks = of(on.run(), rerun);
        if (tasks.isEmpty()) {
            return Deed.refused(new EngineProblem.NothingToRerun(on.run().id()));
        }
        for (Task task : tasks) {
            if (!task.state().ended()) {
                return Deed.refused(new EngineProblem.TaskNotEnded(task.id(), task.state(), on.gesture()));
            }
        }
        return forbidden(on.turn(), tasks, rerun).map(Deed::refused)
                .orElseGet(() -> Deed.does(() -> Restarts.reset(on.turn(), on.run(), tasks, rerun.checkpoint(), on.by())));
    }

    /** What a rerun of the run starts over: what failed or was cancelled; or a task and all that has started after it. */
    public static List<Task> of(Run run, Gesture.Rerun rerun) {
        if (rerun.from().isEmpty()) {
            return run.tasks().stream()
                    .filter(task -> task.state() == TaskState.FAILED || task.state() == TaskState.CANCELLED)
                    .toList();
        }
        Task first = run.task(rerun.from().get()).orElseThrow();
        LinkedHashSet<Task> all = new LinkedHashSet<>();
        List<Task> left = new ArrayList<>(List.of(first));
        for (int i = 0; i < left.size(); i++) {
            Task task = left.get(i);
            if (all.add(task)) {
                left.addAll(task.successors());
            }
        }
        return all.stream().filter(task -> !task.absent() && (task == first || !task.pending())).toList();
    }

    private static Optional<EngineProblem> forbidden(Turn turn, List<Task> tasks, Gesture.Rerun rerun) {
        for (Task task : tasks) {
            if (task.absent()) {
                return Optional.of(new EngineProblem.TaskAbsent(task.id()));
            }
            Optional<EngineProblem> forbidden = Restarts.forbids(turn, task, rerun.checked());
            if (forbidden.isPresent()) {
                return forbidden;
            }
        }
        Task first = tasks.getFirst();
        boolean reached = first.last().map(LastAttempt::result).flatMap(result -> result.checkpoint()).isPresent();
        return rerun.checkpoint() && !reached ? Optional.of(new EngineProblem.NoCheckpoint(first.id())) : Optional.empty();
    }
}
