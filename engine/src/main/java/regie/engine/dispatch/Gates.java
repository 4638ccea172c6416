package regie.engine.dispatch;

import java.time.Instant;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.PassCause;
import regie.engine.EngineEvent.SkipCause;
import regie.engine.Span;
import regie.engine.state.Flag;
import regie.engine.state.Host;
import regie.engine.state.HostQueue;
import regie.engine.state.Place;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.TaskScope;
import regie.engine.turn.Turn;
import regie.estate.between.Freeze;
import regie.estate.plan.Action;
import regie.kernel.Expression;
import regie.kernel.Value;

/**
 * What stands between a task and its start, in the order in which wait reasons are shown: its run, its own hold, its
 * needs, {@code when}, its window, a delay, a confirmation, pauses, tasks at once, resources, a host with a free slot.
 */
final class Gates {

    private Gates() {}

    static void consider(Turn turn, Task task) {
        if (task.expanded()) {
            ForEach.endIfOver(turn, task);
            return;
        }
        Run run = task.run();
        if (!task.pending() || run.ended() || run.cancelling()) {
            return;
        }
        turn.lines().unpark(task);
        if (!task.has(Flag.MET) && !task.isItem() && Elsewhere.note(turn, task)) {
            return;
        }
        if (run.queued() || run.waits() || run.overdue() || Cycles.notBegun(turn, run) || run.isHeld() || task.has(Flag.HELD)) {
            return;
        }
        if (!task.has(Flag.MET)) {
            Elsewhere.judge(turn, task);
            return;
        }
        Optional<Freeze> freeze = Freezes.of(turn.state(), task, turn.now());
        if (freeze.isPresent()) {
            turn.lines().park(task, Place.FREEZE);
            return;
        }
        if (!task.isItem() && !admitted(turn, task)) {
            return;
        }
        if (task.has(Flag.ICED)) {
            turn.emit(new EngineEvent.TaskPassed(turn.now(), task.id(), PassCause.ON_ICE));
            return;
        }
        if (inTime(turn, task) && (task.isItem() || confirmed(turn, task))) {
            go(turn, task);
        }
    }

    /** {@code when} is evaluated once, as soon as the needs are met. */
    private static boolean admitted(Turn turn, Task task) {
        Optional<Expression> when = task.definition().when();
        if (when.isEmpty() || task.has(Flag.ADMITTED)) {
            return true;
        }
        switch (when.get().evaluate(TaskScope.of(turn, task))) {
            case Expression.Outcome.Is(Value.Flag(boolean yes)) when yes ->
                turn.emit(new EngineEvent.TaskAdmitted(turn.now(), task.id()));
            case Expression.Outcome.Is(Value.Flag no) ->
                turn.emit(new EngineEvent.TaskSkipped(turn.now(), task.id(), SkipCause.WHEN_FALSE, By.REGIE));
            case Expression.Outcome.Is is -> Failures.fail(turn, task,
                    new Cause.ExpressionFailed("when", "not a boolean: " + is.value().asText()));
            case Expression.Outcome.Failed failed -> Failures.fail(turn, task, new Cause.ExpressionFailed("when", failed.sentence()));
        }
        return false;
    }

    private static boolean inTime(Turn turn, Task task) {
        if (task.has(Flag.HURRIED)) {
            return true;
        }
        Instant now = turn.now();
        Optional<Span> window = task.window();
        if (window.isPresent()) {
            if (now.isBefore(window.get().from())) {
                turn.lines().park(task, Place.WINDOW);
                turn.lines().wakeAt(window.get().from(), task);
                return false;
            }
            if (!now.isBefore(window.get().to()) && Windows.close(turn, task, window.get())) {
                return false;
            }
        }
        Optional<Instant> until = task.side().delayedUntil();
        if (until.isPresent() && now.isBefore(until.get())) {
            turn.lines().park(task, Place.DELAY);
            turn.lines().wakeAt(until.get(), task);
            return false;
        }
        return true;
    }

    private static boolean confirmed(Turn turn, Task task) {
        if (task.definition().confirm().isEmpty() || task.has(Flag.CONFIRMED)) {
            return true;
        }
        if (!task.has(Flag.CONFIRM_ASKED)) {
            turn.emit(new EngineEvent.ConfirmationAsked(turn.now(), task.id(), task.definition().confirm().get().role()));
        }
        turn.lines().park(task, Place.CONFIRM);
        return false;
    }

    private static void go(Turn turn, Task task) {
        if (turn.lines().pauseOf(task.run().definition()).isPresent()) {
            turn.lines().park(task, Place.PAUSE);
            return;
        }
        if (task.has(Flag.NO_EXEC)) {
            turn.emit(new EngineEvent.TaskPassed(turn.now(), task.id(), PassCause.NO_EXEC));
            return;
        }
        if (task.definition().foreach().isPresent() && !task.isItem() && !ForEach.needsAttempt(task)) {
            ForEach.find(turn, task);
            return;
        }
        Action action = task.definition().action();
        if (action instanceof Action.Nothing && !ForEach.needsAttempt(task)) {
            turn.emit(new EngineEvent.TaskPassed(turn.now(), task.id(), PassCause.NOTHING_TO_DO));
            return;
        }
        if (!turn.lines().passesRun(task)) {
            return;
        }
        if (ForEach.needsAttempt(task)) {
            onHost(turn, task);
            return;
        }
        if (!turn.lines().passesResources(task)) {
            return;
        }
        switch (action) {
            case Action.External external -> onHost(turn, task);
            case Action.Nothing nothing -> throw new IllegalStateException("passed above: " + task);
            case Action.SubPlan plan -> SubPlans.start(turn, task, plan);
            case Action.Approve approve -> Starts.approval(turn, task, approve);
            case Action.Manual manual -> Starts.byHand(turn, task, manual);
        }
    }

    private static void onHost(Turn turn, Task task) {
        Hosts.Found found = Hosts.queue(turn, task);
        switch (found) {
            case Hosts.Found.Nowhere nowhere -> turn.lines().park(task, Place.STRANDED);
            case Hosts.Found.Wrong wrong -> Failures.fail(turn, task, new Cause.ExpressionFailed("host", wrong.sentence()));
            case Hosts.Found.Line line -> {
                HostQueue queue = line.queue();
                Host host = turn.lines().passesHosts(task, queue);
                if (host != null) {
                    Starts.onHost(turn, task, host);
                }
            }
        }
    }
}
