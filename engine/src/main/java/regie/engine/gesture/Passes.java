package regie.engine.gesture;

import java.util.List;
import java.util.Optional;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.Mark;
import regie.engine.EngineEvent.SkipCause;
import regie.engine.EngineProblem;
import regie.engine.TaskState;
import regie.engine.state.Flag;
import regie.engine.state.Task;

/** Going past a task without doing it. */
final class Passes {

    private Passes() {}

    static Deed skip(GestureOnTask on) {
        Optional<Deed> refusal = unlessOpen(on, on.task().state() == TaskState.SKIPPED);
        return refusal.orElseGet(() -> Deed.does(() -> {
            on.reopen();
            on.emit(new EngineEvent.TaskSkipped(on.now(), on.id(), SkipCause.GESTURE, on.by()));
        }));
    }

    static Deed forceOk(GestureOnTask on) {
        Optional<Deed> refusal = unlessOpen(on, false);
        return refusal.orElseGet(() -> Deed.does(() -> {
            on.reopen();
            on.emit(new EngineEvent.TaskForced(on.now(), on.id(), on.by()));
        }));
    }

    /** Neither live nor succeeded: there is something to go past. */
    private static Optional<Deed> unlessOpen(GestureOnTask on, boolean already) {
        Optional<Deed> cancelling = on.ifBeingCancelled();
        if (cancelling.isPresent()) {
            return cancelling;
        }
        TaskState state = on.task().state();
        if (state.live() || on.task().expanded()) {
            return Optional.of(on.refuse(new EngineProblem.TaskHasStarted(on.id(), state, on.gesture())));
        }
        return state == TaskState.SUCCEEDED || already ? Optional.of(on.hasEnded()) : Optional.empty();
    }

    static Deed ice(GestureOnTask on, boolean set) {
        return mark(on, Mark.ON_ICE, Flag.ICED, set);
    }

    static Deed noExec(GestureOnTask on, boolean set) {
        return mark(on, Mark.NO_EXEC, Flag.NO_EXEC, set);
    }

    private static Deed mark(GestureOnTask on, Mark mark, Flag flag, boolean set) {
        Optional<Deed> refusal = on.unlessPending();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return on.task().has(flag) == set ? Deed.ALREADY_SO
                : Deed.does(() -> on.emit(new EngineEvent.TaskMarked(on.now(), on.id(), mark, set, on.by())));
    }

    /** A whole run goes through the motions: all that has not started. */
    static Deed noExec(GestureOnRun on, boolean set) {
        Optional<Deed> refusal = on.ifEnded().or(on::ifBeingCancelled);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Task> tasks = on.pending().stream().filter(task -> task.has(Flag.NO_EXEC) != set).toList();
        return Deed.does(() -> tasks.forEach(task ->
                on.emit(new EngineEvent.TaskMarked(on.now(), task.id(), Mark.NO_EXEC, set, on.by()))));
    }
}
