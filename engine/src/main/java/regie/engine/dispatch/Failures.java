package regie.engine.dispatch;

import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.SummonCause;
import regie.engine.TaskState;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.plan.IfFails;

/** A task fails for good: what its {@code if_fails} calls. */
public final class Failures {

    private Failures() {}

    /** Fails it without an attempt. */
    public static void fail(Turn turn, Task task, Cause cause) {
        turn.emit(new EngineEvent.TaskFailed(turn.now(), task.id(), cause));
        after(turn, task);
    }

    /** To be called once its failure is said. */
    static void after(Turn turn, Task task) {
        if (task.isItem() || !(task.definition().ifFails() instanceof IfFails.RunTask run) || task.run().cancelling()) {
            return;
        }
        task.run().task(run.task())
                .filter(step -> step.absent() || step.pending() || step.state().ended())
                .filter(step -> step.state() != TaskState.CANCELLED)
                .ifPresent(step -> turn.emit(new EngineEvent.TaskSummoned(
                        turn.now(), step.id(), task.name(), SummonCause.AFTER_FAILURE)));
    }
}
