package regie.engine.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Cause;
import regie.engine.DropCause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.HoldCause;
import regie.engine.EngineEvent.SkipCause;
import regie.engine.TaskState;
import regie.engine.state.Events;
import regie.engine.state.Flag;
import regie.engine.state.Needs;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.between.DeclaredEvent;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;
import regie.estate.plan.Raise;

/** Declared events: raised by tasks that end, taken by tasks that start, given up when they are late. */
public final class Waiting {

    private Waiting() {}

    /** The time until which the task waits for an event is over: what its rule says. */
    public static void late(Turn turn, Task task) {
        if (!task.pending() || task.has(Flag.HELD) || task.run().ended()) {
            return;
        }
        for (EventWait wait : turn.state().events().late(task, turn.now())) {
            if (task.pending() && !task.has(Flag.HELD)) {
                late(turn, task, wait);
            }
        }
    }

    private static void late(Turn turn, Task task, EventWait wait) {
        switch (wait.then()) {
            case HOLD -> turn.emit(new EngineEvent.TaskHeld(turn.now(), task.id(), HoldCause.EVENT_LATE, By.REGIE));
            case SKIP -> turn.emit(new EngineEvent.TaskSkipped(turn.now(), task.id(), SkipCause.EVENT_LATE, By.REGIE));
            case START -> turn.emit(new EngineEvent.WaitEnded(turn.now(), task.id(), wait.name()));
            case FAIL -> Failures.fail(turn, task, new Cause.EventLate(wait.name()));
        }
    }

    /** What a task that has started or ended leaves behind. */
    static void traces(Turn turn, Task task) {
        if (task.absent() || turn.state().task(task.id()).filter(task::equals).isEmpty()) {
            return;
        }
        if (!task.has(Flag.CONSUMED) && started(task)) {
            task.definition().waits().stream().filter(EventWait::consume).forEach(wait -> take(turn, task, wait));
        }
        if (!task.has(Flag.RAISED) && task.state().ended()) {
            task.definition().raises().stream().filter(raise -> is(raise, task.state())).forEach(raise -> raise(turn, task, raise));
        }
    }

    private static boolean started(Task task) {
        boolean tried = task.state() == TaskState.FAILED && (task.attempts() > 0 || !task.items().isEmpty());
        return task.state().live() || task.expanded() || task.state() == TaskState.SUCCEEDED || tried;
    }

    private static void take(Turn turn, Task task, EventWait wait) {
        boolean without = task.side().waived().contains(wait.name()) || task.side().waived().contains(Needs.ALL);
        Optional<StateRow.Event> event = without ? Optional.empty() : turn.state().events().find(task, wait);
        event.ifPresent(taken -> turn.emit(new EngineEvent.EventDropped(
                turn.now(), taken.name(), taken.date(), DropCause.CONSUMED, Optional.of(task.id()), By.REGIE)));
    }

    private static boolean is(Raise raise, TaskState state) {
        return switch (raise.when()) {
            case SUCCEEDED -> state == TaskState.SUCCEEDED;
            case FAILED -> state == TaskState.FAILED;
            case SKIPPED -> state == TaskState.SKIPPED;
            case ENDED -> state.ended();
        };
    }

    private static void raise(Turn turn, Task task, Raise raise) {
        Optional<LocalDate> date = Events.date(task, raise.date());
        if (date.isEmpty() && raise.date().kind() == DateRef.Kind.DATED) {
            return;
        }
        Optional<LocalDate> of = raise.date().kind() == DateRef.Kind.NONE ? Optional.empty() : date;
        turn.emit(new EngineEvent.EventRaised(turn.now(), raise.event(), of, old(turn, raise.event()), Optional.of(task.id()), By.REGIE));
    }

    /** When an event that is raised now is forgotten. */
    public static Instant old(Turn turn, String event) {
        return turn.now().plus(turn.state().facts().flatMap(facts -> facts.between().event(event))
                .map(known -> known.keep()).orElse(DeclaredEvent.KEEP));
    }
}
