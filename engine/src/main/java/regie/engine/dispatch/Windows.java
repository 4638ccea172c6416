package regie.engine.dispatch;

import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.HoldCause;
import regie.engine.EngineEvent.SkipCause;
import regie.engine.Span;
import regie.engine.state.Task;
import regie.engine.turn.ProductionTime;
import regie.engine.turn.Turn;
import regie.estate.plan.Window;

/** What happens to a task that has not started when its window closes. */
public final class Windows {

    private Windows() {}

    /** True when the task does not start now because of it. */
    public static boolean close(Turn turn, Task task, Span window) {
        switch (window.then()) {
            case START -> {
                return false;
            }
            case HOLD -> turn.emit(new EngineEvent.TaskHeld(turn.now(), task.id(), HoldCause.WINDOW_CLOSED, By.REGIE));
            case SKIP -> turn.emit(new EngineEvent.TaskSkipped(turn.now(), task.id(), SkipCause.WINDOW_CLOSED, By.REGIE));
            case FAIL -> Failures.fail(turn, task, new Cause.WindowClosed());
            case TOMORROW -> tomorrow(turn, task);
        }
        return true;
    }

    private static void tomorrow(Turn turn, Task task) {
        Window rule = ProductionTime.window(task.run().definition(), task.definition())
                .orElseThrow(() -> new IllegalStateException("a window without a rule: " + task));
        Span next = ProductionTime.next(turn.state().facts().orElseThrow(), task.run().date(), rule, turn.now());
        turn.emit(new EngineEvent.WindowMoved(turn.now(), task.id(), next));
    }
}
