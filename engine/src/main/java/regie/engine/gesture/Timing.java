package regie.engine.gesture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.engine.BetweenProblem;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.dispatch.Cycles;
import regie.engine.dispatch.Dues;
import regie.engine.dispatch.Freezes;
import regie.engine.dispatch.Lates;
import regie.engine.state.Flag;
import regie.engine.state.Host;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.between.Freeze;
import regie.estate.plan.Action;
import regie.kernel.HostName;
import regie.kernel.TaskId;

/** When and where: start now, delay, move, later deadlines. */
final class Timing {

    private Timing() {}

    static Deed startNow(GestureOnTask on) {
        Optional<Deed> refusal = on.unlessPending();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Freeze> freeze = Freezes.of(on.turn().state(), on.task(), on.now());
        if (freeze.isPresent()) {
            return on.refuse(new BetweenProblem.PlanFrozen(on.id(), freeze.get().name(), freeze.get().to()));
        }
        return waitsForTime(on.task(), on.now())
                ? Deed.does(() -> on.emit(new EngineEvent.TaskHurried(on.now(), on.id(), on.by())))
                : on.refuse(new EngineProblem.NothingIsQueued(on.id().toString()));
    }

    private static boolean waitsForTime(Task task, Instant now) {
        boolean delayed = task.side().delayedUntil().filter(now::isBefore).isPresent();
        boolean shut = task.window().filter(window -> now.isBefore(window.from())).isPresent();
        return !task.has(Flag.HURRIED) && (delayed || shut);
    }

    static Deed startNow(GestureOnRun on) {
        Optional<Deed> refusal = on.ifEnded().or(on::ifBeingCancelled);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Freeze> freeze = on.pending().stream().flatMap(task -> Freezes.of(on.turn().state(), task, on.now()).stream()).findFirst();
        if (freeze.isPresent()) {
            return Deed.refused(new BetweenProblem.PlanFrozen(
                    on.pending().getFirst().id(), freeze.get().name(), freeze.get().to()));
        }
        List<Task> timed = on.pending().stream().filter(task -> waitsForTime(task, on.now())).toList();
        if (Cycles.mayBeginNow(on.run())) {
            return Deed.does(() -> Cycles.beginNow(on.turn(), on.run()));
        }
        if (on.run().waits()) {
            return Deed.does(() -> Dues.due(on.turn(), on.run(), on.by()));
        }
        if (!on.run().queued() && timed.isEmpty()) {
            return Deed.refused(new EngineProblem.NothingIsQueued(on.run().id().value()));
        }
        return Deed.does(() -> {
            if (on.run().queued()) {
                on.emit(new EngineEvent.RunReleased(on.now(), on.run().id(), on.by()));
            }
            timed.forEach(task -> on.emit(new EngineEvent.TaskHurried(on.now(), task.id(), on.by())));
        });
    }

    static Deed delay(GestureOnTask on, Instant until) {
        Optional<Deed> refusal = on.unlessPending();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return until.isAfter(on.now())
                ? Deed.does(() -> on.emit(new EngineEvent.TaskDelayed(on.now(), on.id(), until, on.by())))
                : on.refuse(new EngineProblem.InThePast(until));
    }

    /** Delays what could start now; the rest waits for that anyhow. */
    static Deed delay(GestureOnRun on, Instant until) {
        Optional<Deed> refusal = on.ifEnded().or(on::ifBeingCancelled);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!until.isAfter(on.now())) {
            return Deed.refused(new EngineProblem.InThePast(until));
        }
        List<Task> next = on.pending().stream().filter(task -> task.has(Flag.MET)).toList();
        return Deed.does(() -> next.forEach(task ->
                on.emit(new EngineEvent.TaskDelayed(on.now(), task.id(), until, on.by()))));
    }

    static Deed move(GestureOnTask on, HostName host) {
        TaskState state = on.task().state();
        if (!(on.task().definition().action() instanceof Action.External)) {
            return on.refuse(new EngineProblem.NotOnAHost(on.id()));
        }
        if (state.live() || on.task().expanded()) {
            return on.refuse(new EngineProblem.TaskHasStarted(on.id(), state, on.gesture()));
        }
        if (state == TaskState.SUCCEEDED) {
            return on.hasEnded();
        }
        return known(on.turn(), host) ? Deed.does(() -> on.emit(new EngineEvent.TaskMoved(on.now(), on.id(), host, on.by())))
                : on.refuse(new EngineProblem.NoSuchHost(host));
    }

    private static boolean known(Turn turn, HostName host) {
        return turn.state().host(host).filter(Host::known).isPresent();
    }

    static Deed move(GestureOnRun on, HostName host) {
        Optional<Deed> refusal = on.ifEnded().or(on::ifBeingCancelled);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!known(on.turn(), host)) {
            return Deed.refused(new EngineProblem.NoSuchHost(host));
        }
        List<Task> movable = on.pending().stream()
                .filter(task -> task.definition().action() instanceof Action.External)
                .toList();
        return Deed.does(() -> movable.forEach(task ->
                on.emit(new EngineEvent.TaskMoved(on.now(), task.id(), host, on.by()))));
    }

    static Deed extend(Turn turn, Run run, Optional<String> task, Instant to, By by) {
        Instant now = run.deadlines().get(task.orElse(""));
        if (now == null) {
            Target target = task.map(name -> Target.of(new TaskId(run.id(), name))).orElse(Target.of(run.id()));
            return Deed.refused(new EngineProblem.NoDeadline(target.toString()));
        }
        if (run.ended()) {
            return Deed.refused(new EngineProblem.RunHasEnded(run.id(), run.state(), "extend-deadline"));
        }
        return to.isAfter(now)
                ? Deed.does(() -> {
                    turn.emit(new EngineEvent.DeadlineExtended(turn.now(), run.id(), task, to, by));
                    Lates.extended(turn, run, task, to);
                })
                : Deed.refused(new EngineProblem.DeadlineNotLater(now, to));
    }
}
