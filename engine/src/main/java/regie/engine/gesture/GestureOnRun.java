package regie.engine.gesture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;

/** A gesture on one run. */
record GestureOnRun(Turn turn, Run run, String gesture, By by) {

    Instant now() {
        return turn.now();
    }

    void emit(EngineEvent event) {
        turn.emit(event);
    }

    Deed onlyForTasks() {
        return Deed.refused(new EngineProblem.OnlyForTasks(gesture));
    }

    Optional<Deed> ifEnded() {
        return run.ended()
                ? Optional.of(Deed.refused(new EngineProblem.RunHasEnded(run.id(), run.state(), gesture)))
                : Optional.empty();
    }

    Optional<Deed> ifBeingCancelled() {
        return run.cancelling() && !run.ended()
                ? Optional.of(Deed.refused(new EngineProblem.RunBeingCancelled(run.id())))
                : Optional.empty();
    }

    List<Task> pending() {
        return run.everything().stream().filter(Task::pending).toList();
    }
}
