package regie.engine.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.EngineProblem;
import regie.engine.Gesture;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.dispatch.Restarts;
import regie.engine.gesture.Deed;
import regie.engine.gesture.Gestures;
import regie.engine.gesture.Reruns;
import regie.engine.state.Attempt;
import regie.engine.state.EngineState;
import regie.engine.state.Needs;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.kernel.AttemptId;
import regie.kernel.Moment;

/**
 * What a gesture would do to each of its targets, in the order in which it would be made, by the very checks that would
 * make it. Pure: nothing changes.
 */
public record Preview(List<Step> steps) {

    /** At most so many consequences are listed for one target. */
    private static final int CONSEQUENCES_MAX = 1000;

    public record Step(Target target, Optional<EngineProblem> refusal, List<Consequence> consequences) {}

    public long possible() {
        return steps.stream().filter(step -> step.refusal().isEmpty()).count();
    }

    public static Preview of(EngineState state, Catalog catalog, List<Target> targets, Gesture gesture, By by, Moment moment) {
        List<Step> steps = new ArrayList<>();
        for (Target target : TargetOrder.sorted(state, targets)) {
            Turn turn = new Turn(state, catalog, moment);
            steps.add(switch (Gestures.of(turn, target, gesture, by)) {
                case Deed.Refused refused -> new Step(target, Optional.of(refused.problem()), List.of());
                case Deed.Possible possible -> new Step(target, Optional.empty(), consequences(state, target, gesture));
            });
        }
        return new Preview(steps);
    }

    private static List<Consequence> consequences(EngineState state, Target target, Gesture gesture) {
        Run run = state.run(target.run()).orElseThrow();
        List<Task> tasks = switch (target) {
            case Target.OnRun on -> run.tasks();
            case Target.OnTask on -> run.task(on.task().name()).stream().toList();
        };
        List<Consequence> all = new ArrayList<>();
        switch (gesture) {
            case Gesture.Rerun rerun -> rerun(state, run, target, rerun, all);
            case Gesture.ForceOk it -> passes(run, tasks, TaskState.SUCCEEDED, all);
            case Gesture.Ice it -> passes(run, tasks, TaskState.SUCCEEDED, all);
            case Gesture.Skip it -> passes(run, tasks, TaskState.SKIPPED, all);
            case Gesture.Kill it -> tasks.forEach(task -> killed(task, all));
            case Gesture.Cancel it -> {
                run.everything().stream().filter(Task::pending).forEach(task -> all.add(new Consequence.IsCancelled(task.id())));
                run.tasks().forEach(task -> killed(task, all));
            }
            case Gesture.Hold _, Gesture.Free _, Gesture.Thaw _, Gesture.NoExec _, Gesture.Confirm _, Gesture.Reject _,
                    Gesture.Approve _, Gesture.Answer _, Gesture.Waive _, Gesture.StartNow _, Gesture.Delay _, Gesture.Move _,
                    Gesture.SetVariable _, Gesture.Edit _, Gesture.Insert _, Gesture.ExtendDeadline _, Gesture.StopCycle _, Gesture.Take _,
                    Gesture.Note _, Gesture.Instruct _, Gesture.DecideUnknown _ -> {}
        }
        return List.copyOf(all.subList(0, Math.min(all.size(), CONSEQUENCES_MAX)));
    }

    private static void killed(Task task, List<Consequence> all) {
        attempt(task, all);
        task.items().forEach(item -> attempt(item, all));
    }

    private static void attempt(Task task, List<Consequence> all) {
        task.attempt().map(Attempt::number).ifPresent(number -> all.add(new Consequence.IsKilled(new AttemptId(task.id(), number))));
    }

    /** Successors whose needs would be met. */
    private static void passes(Run run, List<Task> tasks, TaskState as, List<Consequence> all) {
        if (run.ended()) {
            all.add(new Consequence.RunReopens(run.id()));
        }
        for (Task task : tasks) {
            for (Task after : task.successors()) {
                if (after.pending() && Needs.answer(after) != Needs.Answer.MET && Needs.wouldBeMet(after, task, as)) {
                    all.add(new Consequence.BecomesFree(after.id()));
                }
            }
        }
    }

    private static void rerun(EngineState state, Run run, Target target, Gesture.Rerun rerun, List<Consequence> all) {
        List<Task> tasks = target instanceof Target.OnTask on && rerun.from().isEmpty()
                ? run.task(on.task().name()).stream().toList() : Reruns.of(run, rerun);
        if (run.ended()) {
            all.add(new Consequence.RunReopens(run.id()));
        }
        LinkedHashSet<Task> over = new LinkedHashSet<>(tasks);
        over.addAll(Restarts.skippedBehind(tasks));
        for (Task task : over) {
            all.add(new Consequence.StartsOver(task.id()));
            if (Restarts.attempted(task)) {
                task.definition().restart().before().ifPresent(step -> all.add(new Consequence.StepFirst(task.id(), step)));
            }
        }
        tasks.stream().filter(task -> task.state() == TaskState.SUCCEEDED).forEach(task -> used(state, task, over, all));
    }

    /** Everything after it that has started, near and far; after the last task of a sub-plan, what follows in the run above. */
    private static void used(EngineState state, Task result, LinkedHashSet<Task> over, List<Consequence> all) {
        LinkedHashSet<Task> seen = new LinkedHashSet<>();
        List<Task> left = new ArrayList<>(result.successors());
        result.run().parent().flatMap(state::task).filter(parent -> parent.state() == TaskState.SUCCEEDED)
                .ifPresent(parent -> left.addAll(parent.successors()));
        elsewhere(state, result, over, all);
        for (int i = 0; i < left.size(); i++) {
            Task after = left.get(i);
            if (!seen.add(after) || !Restarts.attempted(after)) {
                continue;
            }
            if (!over.contains(after) || after.state() == TaskState.SUCCEEDED) {
                all.add(new Consequence.AlreadyUsed(result.id(), after.id(), after.state(), since(after)));
            }
            left.addAll(after.successors());
        }
    }

    /** Tasks of other plans and dates whose needs this result, or its run, has met. */
    private static void elsewhere(EngineState state, Task result, LinkedHashSet<Task> over, List<Consequence> all) {
        for (Task user : state.across().consumers(result.run().id())) {
            if (state.across().uses(user, result) && !over.contains(user) && Restarts.attempted(user)) {
                Consequence used = new Consequence.AlreadyUsed(result.id(), user.id(), user.state(), since(user));
                if (!all.contains(used)) {
                    all.add(used);
                }
            }
        }
    }

    private static Instant since(Task task) {
        Optional<Instant> live = task.attempt().map(Attempt::intendedAt);
        return live.or(() -> task.last().flatMap(last -> last.result().startedAt())).orElse(task.changedAt());
    }
}
