package regie.engine.state;

import java.time.Instant;
import java.util.Optional;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.*;
import regie.engine.Span;
import regie.engine.Target;
import regie.engine.TaskState;

/** Folds what happens to tasks without an attempt. */
final class EvolveTasks {

    private EvolveTasks() {}

    static void evolve(EngineState state, EngineEvent.OfTask event) {
        Task task = state.find(event.task());
        if (task == null) {
            throw new IllegalStateException("an event about an unknown task: " + event);
        }
        switch (event) {
            case TaskHeld it -> held(state, task, it);
            case TaskFreed it -> freed(state, task, it.at());
            case TaskAdmitted it -> flag(state, task, Flag.ADMITTED);
            case TaskSkipped it -> skipped(state, task, it);
            case TaskPassed it -> passed(state, task, it);
            case TaskForced it -> forced(state, task, it);
            case TaskFailed it -> failed(state, task, it);
            case TaskMarked it -> marked(state, task, it);
            case ItemsFound it -> Items.found(state, task, it);
            case ItemsEnded it -> Items.ended(state, task, it);
            case ConfirmationAsked it -> flag(state, task, Flag.CONFIRM_ASKED);
            case TaskConfirmed it -> flag(state, task, Flag.CONFIRMED);
            case NeedWaived it -> waived(state, task, it);
            case NeedMet it -> comesTrue(state, task, new Side.Met(it.need(), Optional.of(it.run()), it.occurrence(), false), it.at());
            case NeedAbsent it -> comesTrue(state, task, Side.Met.without(it.need()), it.at());
            case WaitEnded it -> comesTrue(state, task, Side.Met.without(it.awaited()), it.at());
            case TaskHurried it -> hurried(state, task);
            case TaskDelayed it -> delayed(state, task, it);
            case TaskMoved it -> moved(state, task, it);
            case WindowMoved it -> windowMoved(state, task, it);
            case TaskSummoned it -> summoned(state, task, it);
            case ProcedureRequired it -> {
                state.moves.side(task, task.side().before(Optional.empty(), Optional.of(it.procedure())));
                state.moves.awaitsProcedure(task, true, it.at());
                state.moves.reassess(task, it.at());
            }
        }
    }

    private static void flag(EngineState state, Task task, Flag flag) {
        task.set(flag);
        state.dirt.task(task);
        state.moves.unpark(task);
        state.work.look(task);
    }

    private static void held(EngineState state, Task task, TaskHeld it) {
        state.moves.unpark(task);
        task.set(Flag.HELD);
        state.moves.side(task, task.side().held(Optional.of(new Side.Held(it.at(), it.by(), it.cause()))));
    }

    /** Held because an event is late, it goes without: whoever frees it knows. */
    private static void freed(EngineState state, Task task, Instant at) {
        Optional<Side.Held> was = task.side().held();
        task.clear(Flag.HELD);
        state.moves.side(task, task.side().held(Optional.empty()));
        if (was.filter(held -> held.cause() == HoldCause.EVENT_LATE).isPresent()) {
            state.events.late(task, at).forEach(wait -> comesTrue(state, task, Side.Met.without(wait.name()), at));
        }
        state.work.look(task);
    }

    private static void skipped(EngineState state, Task task, TaskSkipped it) {
        TaskState before = begin(state, task);
        if (it.cause() != SkipCause.GESTURE) {
            task.set(Flag.AUTO_SKIPPED);
        }
        end(state, task, before, TaskState.SKIPPED, it.at());
    }

    private static TaskState begin(EngineState state, Task task) {
        state.moves.leave(task);
        task.clear(Flag.HELD);
        task.clear(Flag.WARNED);
        task.clear(Flag.AUTO_SKIPPED);
        if (task.side != null && task.side.held().isPresent()) {
            task.side = task.side.held(Optional.empty());
        }
        return task.state;
    }

    private static void end(EngineState state, Task task, TaskState before, TaskState next, Instant at) {
        task.state = next;
        state.moves.enter(task, at);
        state.moves.tell(task, before, false, at);
        task.groupTask().ifPresent(owner -> Items.reopen(state, owner, at));
        state.moves.begun(task.run, at);
    }

    private static void passed(EngineState state, Task task, TaskPassed it) {
        TaskState before = begin(state, task);
        task.set(Flag.PASSED);
        end(state, task, before, TaskState.SUCCEEDED, it.at());
    }

    private static void forced(EngineState state, Task task, TaskForced it) {
        TaskState before = begin(state, task);
        task.set(Flag.FORCED);
        end(state, task, before, TaskState.SUCCEEDED, it.at());
        Exceptions.add(state, it.at(), StateRow.Exception.Kind.FORCED, Target.of(it.task()), "", it.by());
    }

    private static void failed(EngineState state, Task task, TaskFailed it) {
        TaskState before = begin(state, task);
        task.side = task.side().failed(Optional.of(it.cause()));
        end(state, task, before, TaskState.FAILED, it.at());
    }

    private static void marked(EngineState state, Task task, TaskMarked it) {
        Flag flag = it.mark() == Mark.ON_ICE ? Flag.ICED : Flag.NO_EXEC;
        StateRow.Exception.Kind kind = it.mark() == Mark.ON_ICE ? StateRow.Exception.Kind.ICED : StateRow.Exception.Kind.NO_EXEC;
        if (it.on()) {
            task.set(flag);
            Exceptions.add(state, it.at(), kind, Target.of(it.task()), "", it.by());
        } else {
            task.clear(flag);
            Exceptions.lift(state, kind, Target.of(it.task()));
        }
        state.dirt.task(task);
        if (task.pending()) {
            state.moves.unpark(task);
            state.work.look(task);
        }
    }

    private static void waived(EngineState state, Task task, NeedWaived it) {
        Side side = task.side();
        boolean step = side.beforeStep().filter(it.need()::equals).isPresent()
                || side.beforeRun().filter(run -> run.value().equals(it.need())).isPresent();
        task.side = step ? side.before(Optional.empty(), Optional.empty()) : side.waived(it.need());
        task.unmet = Needs.count(task);
        state.dirt.task(task);
        if (step) {
            state.moves.awaitsProcedure(task, false, it.at());
        }
        Exceptions.add(state, it.at(), StateRow.Exception.Kind.WAIVED, Target.of(it.task()), it.need(), it.by());
        state.moves.reassess(task, it.at());
        if (it.need().startsWith("freeze:")) {
            state.moves.lookAtAll(task.run);
        }
    }

    private static void comesTrue(EngineState state, Task task, Side.Met met, Instant at) {
        state.moves.side(task, task.side().met(met));
        state.across.consumes(task);
        state.moves.reassess(task, at);
        state.work.look(task);
    }

    private static void hurried(EngineState state, Task task) {
        task.set(Flag.HURRIED);
        if (task.side != null) {
            task.side = task.side.delayed(Optional.empty(), Optional.empty(), Optional.empty());
        }
        state.dirt.task(task);
        state.moves.unpark(task);
        state.work.look(task);
    }

    private static void delayed(EngineState state, Task task, TaskDelayed it) {
        task.clear(Flag.HURRIED);
        state.moves.unpark(task);
        state.moves.side(task, task.side().delayed(Optional.of(it.until()), Optional.of(it.by()), Optional.empty()));
        state.moves.timer(it.until(), Timer.Kind.CONSIDER, it.task());
        state.work.look(task);
    }

    private static void moved(EngineState state, Task task, TaskMoved it) {
        state.moves.unpark(task);
        state.moves.side(task, task.side().moved(it.host()));
        state.work.look(task);
    }

    private static void windowMoved(EngineState state, Task task, WindowMoved it) {
        state.moves.unpark(task);
        state.moves.side(task, task.side().window(it.window()));
        windowTimers(state, task.id(), it.window(), it.at());
        state.work.look(task);
    }

    /** @param at of the event: a window that is open by then needs no waking up */
    static void windowTimers(EngineState state, Object task, Span window, Instant at) {
        if (window.from().isAfter(at)) {
            state.moves.timer(window.from(), Timer.Kind.CONSIDER, task);
        }
        state.moves.timer(window.to(), Timer.Kind.WINDOW_CLOSES, task);
    }

    private static void summoned(EngineState state, Task step, TaskSummoned it) {
        TaskState before = step.state;
        boolean absent = step.absent();
        state.moves.leave(step);
        reset(step);
        Items.forget(state, step);
        step.clear(Flag.ABSENT);
        step.clear(Flag.MET);
        step.set(Flag.SUMMONED);
        if (it.cause() == SummonCause.BEFORE_RESTART) {
            step.side = step.side().called(Side.plus(step.side().callers(), it.caller()));
        }
        state.moves.enter(step, it.at());
        state.moves.tell(step, before, absent, it.at());
        state.moves.reassess(step, it.at());
        Task caller = step.run.find(it.caller());
        if (caller != null && it.cause() == SummonCause.BEFORE_RESTART) {
            state.moves.side(caller, caller.side().before(Optional.of(step.name()), Optional.empty()));
            state.moves.reassess(caller, it.at());
        }
    }

    /** Back to its beginning, marks and holds kept. */
    static void reset(Task task) {
        task.state = TaskState.WAITING;
        for (Flag flag : new Flag[] {Flag.ADMITTED, Flag.CONFIRM_ASKED, Flag.CONFIRMED, Flag.HURRIED, Flag.FORCED, Flag.PASSED,
            Flag.WARNED, Flag.AUTO_SKIPPED, Flag.EXPANDED, Flag.AT_CHECKPOINT, Flag.AWAITS_PROCEDURE, Flag.RAISED, Flag.AWAITS_OTHERS,
            Flag.CONSUMED}) {
            task.clear(flag);
        }
        task.set(Flag.FORGOTTEN);
    }

}
