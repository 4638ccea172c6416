package regie.engine.gesture;

import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineProblem;
import regie.engine.Gesture;
import regie.engine.Target;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;

/** The one door of all gestures: the outer switch is over gestures, the inner ones over states. */
public final class Gestures {

    private Gestures() {}

    /** Checks a gesture on the state as it stands. Nothing is said until the deed is made. */
    public static Deed of(Turn turn, Target target, Gesture gesture, By by) {
        Optional<Run> run = turn.state().run(target.run());
        if (run.isEmpty()) {
            return Deed.refused(new EngineProblem.NoSuchRun(target.run()));
        }
        return switch (target) {
            case Target.OnRun on -> onRun(turn, run.get(), gesture, by);
            case Target.OnTask on -> run.get().task(on.task().name())
                    .map(task -> onTask(turn, task, gesture, by))
                    .orElseGet(() -> Deed.refused(new EngineProblem.NoSuchTask(on.task())));
        };
    }

    private static Deed onTask(Turn turn, Task task, Gesture gesture, By by) {
        GestureOnTask on = new GestureOnTask(turn, task, gesture.command(), by);
        boolean onlyLooks = gesture instanceof Gesture.Note || gesture instanceof Gesture.Take || gesture instanceof Gesture.Instruct;
        if (task.absent() && !onlyLooks) {
            return Deed.refused(new EngineProblem.TaskAbsent(task.id()));
        }
        return switch (gesture) {
            case Gesture.Hold it -> Holds.hold(on);
            case Gesture.Free it -> Holds.free(on);
            case Gesture.Rerun it -> Reruns.task(on, it);
            case Gesture.Skip it -> Passes.skip(on);
            case Gesture.ForceOk it -> Passes.forceOk(on);
            case Gesture.Ice it -> Passes.ice(on, true);
            case Gesture.Thaw it -> Passes.ice(on, false);
            case Gesture.NoExec it -> Passes.noExec(on, it.on());
            case Gesture.Kill it -> Kills.task(on);
            case Gesture.Cancel it -> Deed.refused(new EngineProblem.OnlyForRuns(gesture.command()));
            case Gesture.Confirm it -> Answers.confirm(on);
            case Gesture.Reject it -> Answers.reject(on);
            case Gesture.Approve it -> Answers.approve(on, it.yes());
            case Gesture.Answer it -> Answers.answer(on, it);
            case Gesture.Waive it -> Waives.waive(on, it.need());
            case Gesture.StartNow it -> Timing.startNow(on);
            case Gesture.Delay it -> Timing.delay(on, it.until());
            case Gesture.Move it -> Timing.move(on, it.host());
            case Gesture.SetVariable it -> Edits.set(on, it);
            case Gesture.StopCycle it -> Deed.refused(new EngineProblem.OnlyForRuns(gesture.command()));
            case Gesture.Edit it -> Deed.refused(new EngineProblem.OnlyForRuns(gesture.command()));
            case Gesture.Insert it -> Deed.refused(new EngineProblem.OnlyForRuns(gesture.command()));
            case Gesture.ExtendDeadline it -> Timing.extend(turn, task.run(), Optional.of(task.definition().name()), it.to(), by);
            case Gesture.Take it -> Notes.take(turn, Target.of(task.id()), by);
            case Gesture.Note it -> Notes.note(turn, Target.of(task.id()), it.text(), by);
            case Gesture.Instruct it -> Notes.instruct(turn, Target.of(task.id()), it, by);
            case Gesture.DecideUnknown it -> Unknowns.decide(on, it.decision());
        };
    }

    private static Deed onRun(Turn turn, Run run, Gesture gesture, By by) {
        GestureOnRun on = new GestureOnRun(turn, run, gesture.command(), by);
        return switch (gesture) {
            case Gesture.Hold it -> Holds.hold(on);
            case Gesture.Free it -> Holds.free(on);
            case Gesture.Rerun it -> Reruns.run(on, it);
            case Gesture.NoExec it -> Passes.noExec(on, it.on());
            case Gesture.Kill it -> Kills.run(on);
            case Gesture.Cancel it -> Kills.cancel(on);
            case Gesture.StartNow it -> Timing.startNow(on);
            case Gesture.StopCycle it -> Kills.stopCycle(on);
            case Gesture.Delay it -> Timing.delay(on, it.until());
            case Gesture.Move it -> Timing.move(on, it.host());
            case Gesture.SetVariable it -> Edits.set(on, it);
            case Gesture.Edit it -> Edits.edit(on, it.edited());
            case Gesture.Insert it -> Edits.insert(on, it);
            case Gesture.ExtendDeadline it -> Timing.extend(turn, run, Optional.empty(), it.to(), by);
            case Gesture.Take it -> Notes.take(turn, Target.of(run.id()), by);
            case Gesture.Note it -> Notes.note(turn, Target.of(run.id()), it.text(), by);
            case Gesture.Instruct it -> Notes.instruct(turn, Target.of(run.id()), it, by);
            case Gesture.Skip it -> on.onlyForTasks();
            case Gesture.ForceOk it -> on.onlyForTasks();
            case Gesture.Ice it -> on.onlyForTasks();
            case Gesture.Thaw it -> on.onlyForTasks();
            case Gesture.Confirm it -> on.onlyForTasks();
            case Gesture.Reject it -> on.onlyForTasks();
            case Gesture.Approve it -> on.onlyForTasks();
            case Gesture.Answer it -> on.onlyForTasks();
            case Gesture.Waive it -> on.onlyForTasks();
            case Gesture.DecideUnknown it -> on.onlyForTasks();
        };
    }
}
