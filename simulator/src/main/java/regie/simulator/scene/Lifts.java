package regie.simulator.scene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.BetweenReason;
import regie.engine.EngineCommand;
import regie.engine.Gesture;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.WaitReason;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.why.WaitReasons;
import regie.kernel.TaskId;

/** What a person does about a wait reason: the gesture that lifts it, where one does. */
final class Lifts {

    private final EngineState state;
    private final Instant now;
    private final By by;

    Lifts(EngineState state, Instant now, By by) {
        this.state = state;
        this.now = now;
        this.by = by;
    }

    /** What to do so that this task goes on. */
    List<EngineCommand> of(Task task) {
        List<EngineCommand> commands = new ArrayList<>();
        for (WaitReason reason : WaitReasons.of(state, task, now)) {
            lift(reason).ifPresent(commands::add);
        }
        return commands;
    }

    /** A task that neither has ended nor moves, and says nothing for itself. */
    Optional<TaskId> silent() {
        for (Run run : state.runs()) {
            for (Task task : run.everything()) {
                boolean moves = task.state() == TaskState.READY || task.state() == TaskState.DISPATCHED
                        || task.state() == TaskState.RUNNING;
                if (!run.ended() && !task.state().ended() && !moves && WaitReasons.of(state, task, now).isEmpty()) {
                    return Optional.of(task.id());
                }
            }
        }
        return Optional.empty();
    }

    /** Every run that has not ended, with what its tasks say for themselves. */
    String open() {
        StringBuilder text = new StringBuilder();
        for (Run run : state.runs()) {
            if (!run.ended()) {
                text.append("\n   ").append(run.id()).append(' ').append(run.state()).append(run.queued() ? " queued" : "");
                for (Task task : run.everything()) {
                    text.append("\n      ").append(task.name()).append(' ').append(task.state());
                    if (!task.state().ended()) {
                        text.append(' ').append(WaitReasons.of(state, task, now));
                    }
                }
            }
        }
        return text.toString();
    }

    private Optional<EngineCommand> lift(WaitReason reason) {
        Target task = Target.of(reason.task());
        return switch (reason) {
            case WaitReason.OfGates gate -> gate(gate, task);
            case WaitReason.OfScarcity scarcity -> scarcity(scarcity, task);
            case WaitReason.OfLive live -> live(live, task);
            case BetweenReason between -> between(between, task);
        };
    }

    private Optional<EngineCommand> gate(WaitReason.OfGates reason, Target task) {
        return switch (reason) {
            case WaitReason.RunHeld held -> act(Target.of(task.run()), new Gesture.Free());
            case WaitReason.StartTime time -> act(Target.of(task.run()), new Gesture.StartNow());
            case WaitReason.StartWasMissed missed -> missed.asked() ? act(Target.of(task.run()), new Gesture.StartNow()) : Optional.empty();
            case WaitReason.TaskHeld held -> act(task, new Gesture.Free());
            case WaitReason.NeedUnmet unmet -> unmet.stuck() ? act(task, new Gesture.Waive(unmet.need())) : Optional.empty();
            case WaitReason.WindowNotOpen window -> act(task, new Gesture.StartNow());
            case WaitReason.Delayed delayed -> act(task, new Gesture.StartNow());
            case WaitReason.ToConfirm confirm -> act(task, new Gesture.Confirm());
            case WaitReason.Paused paused -> Optional.of(new EngineCommand.Resume(paused.scope(), by));
            case WaitReason.RunQueued queued -> Optional.empty();
            case WaitReason.NoneOf none -> Optional.empty();
            case WaitReason.BeforeRestart before -> Optional.empty();
            case WaitReason.RetryDue retry -> Optional.empty();
        };
    }

    private Optional<EngineCommand> between(BetweenReason reason, Target task) {
        return switch (reason) {
            case BetweenReason.NeedElsewhere need -> need.needsPerson() || need.since().isBefore(now.minusSeconds(300))
                    ? act(task, new Gesture.Waive(need.need())) : Optional.empty();
            case BetweenReason.EventMissing missing -> act(task, new Gesture.Waive(missing.declared().name()));
            case BetweenReason.Frozen frozen -> Optional.empty();
        };
    }

    private Optional<EngineCommand> scarcity(WaitReason.OfScarcity reason, Target task) {
        return switch (reason) {
            case WaitReason.NoSuchHost none -> act(task, new Gesture.Skip());
            case WaitReason.ResourceImpossible impossible -> act(task, new Gesture.Skip());
            case WaitReason.RunFull full -> Optional.empty();
            case WaitReason.ResourceTaken taken -> Optional.empty();
            case WaitReason.LockTaken taken -> Optional.empty();
            case WaitReason.HostAway away -> Optional.empty();
            case WaitReason.SlotsTaken taken -> Optional.empty();
        };
    }

    private Optional<EngineCommand> live(WaitReason.OfLive reason, Target task) {
        return switch (reason) {
            case WaitReason.Person person -> act(task, person.approval()
                    ? new Gesture.Approve(true)
                    : new Gesture.Answer(true, Map.of()));
            case WaitReason.AgentOutOfSight out -> out.asks()
                    ? act(task, new Gesture.DecideUnknown(Gesture.UnknownDecision.LOST))
                    : Optional.empty();
            case WaitReason.SubRun sub -> Optional.empty();
            case WaitReason.Items items -> Optional.empty();
            case WaitReason.KillUnconfirmed unconfirmed -> Optional.empty();
        };
    }

    private Optional<EngineCommand> act(Target target, Gesture gesture) {
        return Optional.of(new EngineCommand.Act(target, gesture, by));
    }
}
