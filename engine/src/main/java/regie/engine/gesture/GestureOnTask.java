package regie.engine.gesture;

import java.time.Instant;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.RunState;
import regie.engine.dispatch.Restarts;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.kernel.TaskId;

/** A gesture on one task, with the refusals that many gestures share. */
record GestureOnTask(Turn turn, Task task, String gesture, By by) {

    Run run() {
        return task.run();
    }

    TaskId id() {
        return task.id();
    }

    Instant now() {
        return turn.now();
    }

    void emit(EngineEvent event) {
        turn.emit(event);
    }

    Deed refuse(EngineProblem problem) {
        return Deed.refused(problem);
    }

    /** For gestures that only count before the start, in a run that lives. */
    Optional<Deed> unlessPending() {
        Optional<Deed> started = unlessNotStarted();
        if (started.isPresent()) {
            return started;
        }
        return run().ended() ? Optional.of(refuse(new EngineProblem.RunHasEnded(run().id(), run().state(), gesture))) : Optional.empty();
    }

    Optional<Deed> unlessNotStarted() {
        if (task.state().live() || task.expanded()) {
            return Optional.of(refuse(new EngineProblem.TaskHasStarted(id(), task.state(), gesture)));
        }
        if (task.state().ended()) {
            return Optional.of(hasEnded());
        }
        return Optional.empty();
    }

    Deed hasEnded() {
        return refuse(new EngineProblem.TaskHasEnded(id(), task.state(), gesture));
    }

    Optional<Deed> ifBeingCancelled() {
        return run().cancelling() && !run().ended()
                ? Optional.of(refuse(new EngineProblem.RunBeingCancelled(run().id())))
                : Optional.empty();
    }

    /** What a person does to an ended run opens it again. */
    void reopen() {
        if (run().ended()) {
            Restarts.reopen(turn, run(), by);
        }
    }

    boolean inSucceededRun() {
        return run().ended() && run().state() == RunState.SUCCEEDED;
    }
}
