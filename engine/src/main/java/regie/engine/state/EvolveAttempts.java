package regie.engine.state;

import java.time.Instant;
import java.util.Optional;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.*;
import regie.engine.Intent;
import regie.engine.TaskState;
import regie.engine.Verdict;
import regie.kernel.AttemptId;

/** Folds what happens to attempts. */
final class EvolveAttempts {

    private EvolveAttempts() {}

    static void evolve(EngineState state, EngineEvent.OfAttempt event) {
        switch (event) {
            case AttemptIntended it -> intended(state, it);
            case AttemptEnded it -> ended(state, it);
            case AttemptStarted it -> started(state, it);
            case AttemptStopping it -> stopping(state, it);
            case AttemptUnknown it -> unknown(state, it);
            case AttemptFound it -> found(state, it);
            case AttemptAbandoned it -> abandoned(state, it);
            case AbandonedSettled it -> settled(state, it);
            case PersonAnswered it -> state.dirt.task(task(state, it.attempt()));
            case PersonReminded it -> flag(state, it.attempt(), Flag.REMINDED);
            case PersonEscalated it -> flag(state, it.attempt(), Flag.ESCALATED);
        }
    }

    private static Task task(EngineState state, AttemptId id) {
        Task task = state.find(id.task());
        if (task == null) {
            throw new IllegalStateException("an event about an unknown task: " + id);
        }
        return task;
    }

    private static Attempt live(Task task) {
        Attempt attempt = task.attempt;
        if (attempt == null) {
            throw new IllegalStateException("an event about an attempt that is not live: " + task);
        }
        return attempt;
    }

    private static void intended(EngineState state, AttemptIntended it) {
        Task task = task(state, it.attempt());
        Moves moves = state.moves;
        TaskState before = task.state;
        moves.leave(task);
        Attempt attempt = new Attempt(it.attempt().number(), it.token(), it.host(), it.incarnation(), it.holds(), it.intent(), it.at(),
                Optional.empty(), Optional.empty(), Optional.empty());
        task.attempt = attempt;
        task.attempts = it.attempt().number();
        task.state = it.intent() instanceof Intent.Work ? TaskState.DISPATCHED : TaskState.RUNNING;
        task.clear(Flag.AT_CHECKPOINT);
        task.clear(Flag.REMINDED);
        task.clear(Flag.ESCALATED);
        if (task.side != null) {
            Side side = task.side.delayed(Optional.empty(), Optional.empty(), Optional.empty()).before(Optional.empty(), Optional.empty());
            task.side = it.intent() instanceof Intent.SubRun sub ? side.child(sub.run()) : side;
        } else if (it.intent() instanceof Intent.SubRun sub) {
            task.side = Side.NONE.child(sub.run());
        }
        state.lastToken = Math.max(state.lastToken, it.token());
        state.dirt.misc();
        moves.hold(task, attempt);
        moves.enter(task, it.at());
        if (before.ended()) {
            moves.tell(task, before, false, it.at());
        }
        moves.begun(task.run, it.at());
        if (!(it.intent() instanceof Intent.Work)) {
            timers(moves, task, it.at());
            Watching.attempt(state, task);
        }
    }

    /** The engine keeps the time of what it does itself; timeouts of work run on the agent. */
    static void timers(Moves moves, Task task, Instant at) {
        AttemptId id = task.attemptId().orElseThrow();
        task.definition().timeout().ifPresent(timeout -> moves.timer(at.plus(timeout), Timer.Kind.TIMEOUT, id));
        if (live(task).intent() instanceof Intent.ByHand hand) {
            if (!task.has(Flag.REMINDED)) {
                hand.manual().remindAfter().ifPresent(after -> moves.timer(at.plus(after), Timer.Kind.REMIND, id));
            }
            if (!task.has(Flag.ESCALATED)) {
                hand.manual().escalateAfter().ifPresent(after -> moves.timer(at.plus(after), Timer.Kind.ESCALATE, id));
            }
        }
    }

    private static void started(EngineState state, AttemptStarted it) {
        Task task = task(state, it.attempt());
        Attempt attempt = live(task).started(it.startedAt());
        task.attempt = attempt;
        Watching.attempt(state, task);
        state.moves.to(task, attempt.stopping().isPresent() ? TaskState.STOPPING : TaskState.RUNNING, it.at());
    }

    private static void stopping(EngineState state, AttemptStopping it) {
        Task task = task(state, it.attempt());
        task.attempt = live(task).stopping(it.token(), it.at(), it.by());
        state.lastToken = Math.max(state.lastToken, it.token());
        state.dirt.misc();
        state.moves.to(task, task.attempt.unknownSince().isPresent() ? TaskState.UNKNOWN : TaskState.STOPPING, it.at());
    }

    private static void unknown(EngineState state, AttemptUnknown it) {
        Task task = task(state, it.attempt());
        task.attempt = live(task).unknown(Optional.of(it.at()));
        state.moves.to(task, TaskState.UNKNOWN, it.at());
    }

    private static void found(EngineState state, AttemptFound it) {
        Task task = task(state, it.attempt());
        Attempt attempt = live(task).unknown(Optional.empty());
        if (it.startedAt().isPresent()) {
            attempt = attempt.started(it.startedAt().get());
        }
        task.attempt = attempt;
        Watching.attempt(state, task);
        TaskState seen = attempt.startedAt().isPresent() ? TaskState.RUNNING : TaskState.DISPATCHED;
        state.moves.to(task, attempt.stopping().isPresent() ? TaskState.STOPPING : seen, it.at());
    }

    private static void ended(EngineState state, AttemptEnded it) {
        Task task = task(state, it.attempt());
        Moves moves = state.moves;
        Attempt attempt = live(task);
        TaskState before = task.state;
        moves.leave(task);
        moves.release(task, attempt);
        task.attempt = null;
        task.last = new LastAttempt(it.attempt().number(), attempt.host(), it.result());
        task.clear(Flag.FORGOTTEN);
        switch (it.verdict()) {
            case Verdict.Succeeded ok -> {
                task.state = TaskState.SUCCEEDED;
                if (ok.warning()) {
                    task.set(Flag.WARNED);
                }
            }
            case Verdict.Failed failed -> failed(task, failed.cause());
            case Verdict.Retried retried -> {
                task.state = TaskState.WAITING;
                task.side = task.side().retried(retried.at(), retried.cause());
                moves.timer(retried.at(), Timer.Kind.CONSIDER, task.id());
            }
            case Verdict.Listed listed -> task.state = TaskState.WAITING;
            case Verdict.Returned returned -> task.state = TaskState.WAITING;
            case Verdict.Cancelled cancelled -> task.state = TaskState.CANCELLED;
        }
        moves.enter(task, it.at());
        if (task.state.ended()) {
            moves.tell(task, before, false, it.at());
        } else {
            moves.reassess(task, it.at());
        }
    }

    static void failed(Task task, Cause cause) {
        task.state = TaskState.FAILED;
        task.side = task.side().failed(Optional.of(cause));
    }

    private static void abandoned(EngineState state, AttemptAbandoned it) {
        Task task = task(state, it.attempt());
        Moves moves = state.moves;
        Attempt attempt = live(task);
        moves.leave(task);
        moves.release(task, attempt);
        task.attempt = null;
        task.state = TaskState.WAITING;
        state.lastToken = Math.max(state.lastToken, it.token());
        state.dirt.misc();
        attempt.host().map(state.hosts::get).ifPresent(host -> {
            host.abandoned.put(it.attempt(), new StateRow.Abandoned(it.attempt(), it.token(), attempt.incarnation()));
            state.dirt.host(host);
        });
        moves.enter(task, it.at());
        moves.reassess(task, it.at());
    }

    private static void settled(EngineState state, AbandonedSettled it) {
        Host host = state.hosts.get(it.host());
        if (host != null && host.abandoned.remove(it.attempt()) != null) {
            state.dirt.host(host);
        }
    }

    private static void flag(EngineState state, AttemptId id, Flag flag) {
        Task task = task(state, id);
        task.set(flag);
        state.dirt.task(task);
    }
}
