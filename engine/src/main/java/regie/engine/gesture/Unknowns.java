package regie.engine.gesture;

import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.Gesture.UnknownDecision;
import regie.engine.TaskState;
import regie.engine.dispatch.Failures;
import regie.engine.dispatch.Restarts;
import regie.engine.state.Attempt;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.plan.RestartRule;
import regie.kernel.AttemptId;

/** What to make of an attempt whose agent is out of sight. */
public final class Unknowns {

    private Unknowns() {}

    static Deed decide(GestureOnTask on, UnknownDecision decision) {
        if (on.task().state() != TaskState.UNKNOWN) {
            return on.refuse(new EngineProblem.NotUnknown(on.id(), on.task().state()));
        }
        return switch (decision) {
            case WAIT -> Deed.ALREADY_SO;
            case LOST -> Deed.does(() -> lost(on.turn(), on.task(), on.by()));
            case ELSEWHERE -> mayGoElsewhere(on.task())
                    ? Deed.does(() -> elsewhere(on.turn(), on.task(), on.by()))
                    : on.refuse(new EngineProblem.NotElsewhere(on.id()));
        };
    }

    /** Only what may always be done again, and is not being killed. */
    public static boolean mayGoElsewhere(Task task) {
        return task.definition().restart().allowed() == RestartRule.Allowed.ALWAYS
                && task.attempt().filter(attempt -> attempt.stopping().isEmpty()).isPresent();
    }

    /** The attempt counts for nothing from here on; the task starts again where it can. */
    public static void elsewhere(Turn turn, Task task, By by) {
        abandon(turn, task, by);
        Restarts.callStep(turn, task);
    }

    private static void lost(Turn turn, Task task, By by) {
        abandon(turn, task, by);
        Failures.fail(turn, task, new Cause.Lost("its host is out of sight; " + by.actor() + " gave it up"));
    }

    private static void abandon(Turn turn, Task task, By by) {
        Attempt attempt = task.attempt().orElseThrow();
        turn.emit(new EngineEvent.AttemptAbandoned(turn.now(), new AttemptId(task.id(), attempt.number()), turn.nextToken(), by));
    }
}
