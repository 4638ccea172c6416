package regie.simulator.audit;

import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.Verdict;
import regie.simulator.audit.TaskModel.Phase;

/** What events about tasks change in the auditor's model, and what must hold when they come. */
final class TaskFold {

    private final World world;
    private final AcrossRules across;

    TaskFold(World world) {
        this.world = world;
        this.across = new AcrossRules(world);
    }

    void take(EngineEvent.OfTask event) {
        RunModel run = world.runs.get(event.task().run());
        TaskModel task = run == null ? null : run.tasks.get(event.task().name());
        if (run == null || task == null) {
            world.violated("events speak of tasks of runs that were ordered", event.toString());
            return;
        }
        switch (event) {
            case EngineEvent.TaskHeld held -> {
                task.held = true;
                task.eventLate = held.cause() == EngineEvent.HoldCause.EVENT_LATE;
            }
            case EngineEvent.TaskFreed freed -> {
                // Freed after its window closed on it, it may start although the window is over.
                task.hurried |= Windows.of(run, task).isPresent();
                if (task.eventLate) {
                    task.definition.waits().forEach(wait -> task.waived.add(wait.name()));
                    task.eventLate = false;
                }
                task.held = false;
            }
            case EngineEvent.TaskAdmitted admitted -> {
                Whens.holds(run, task).ifPresent(yes -> world.expect(yes, "a false `when` skips", event));
                task.admitted = true;
            }
            case EngineEvent.TaskSkipped skipped -> skipped(run, task, skipped);
            case EngineEvent.TaskPassed passed -> {
                if (task.parent == null) {
                    across.starts(run, task, event);
                }
                notLive(task, event);
                becomes(task, Phase.SUCCEEDED, event, false);
                world.expect(task.parent != null || Needs.met(run, task), "nothing passes before its needs", event);
                run.started = true;
            }
            case EngineEvent.TaskForced forced -> {
                notLive(task, event);
                world.expect(byPerson(forced.by()), "only people force a success", event);
                task.phase = Phase.SUCCEEDED;
                task.held = false;
            }
            case EngineEvent.TaskFailed failed -> becomes(task, Phase.FAILED, event, false);
            case EngineEvent.TaskMarked marked -> mark(task, marked);
            case EngineEvent.ItemsFound found -> items(run, task, found);
            case EngineEvent.ItemsEnded ended -> itemsEnded(run, task, ended);
            case EngineEvent.ConfirmationAsked asked -> { }
            case EngineEvent.TaskConfirmed confirmed -> task.confirmed = true;
            case EngineEvent.NeedWaived waived -> task.waived.add(waived.need());
            case EngineEvent.NeedMet met -> across.met(run, task, met);
            case EngineEvent.NeedAbsent absent -> across.absent(run, task, absent);
            case EngineEvent.WaitEnded ended -> task.waived.add(ended.awaited());
            case EngineEvent.TaskHurried hurried -> task.hurried = true;
            case EngineEvent.TaskDelayed delayed -> {
                task.notBefore = delayed.until();
                task.hurried = false;
            }
            case EngineEvent.TaskMoved moved -> task.movedTo = java.util.Optional.of(moved.host());
            case EngineEvent.WindowMoved moved -> {
                task.windowFrom = moved.window().from();
                task.windowTo = moved.window().to();
            }
            case EngineEvent.TaskSummoned summoned -> {
                task.reset();
                run.tasks.values().removeIf(item -> item.parent == task && item.live == null);
            }
            case EngineEvent.ProcedureRequired required -> { }
        }
    }

    private void skipped(RunModel run, TaskModel task, EngineEvent.TaskSkipped event) {
        notLive(task, event);
        boolean gesture = event.cause() == EngineEvent.SkipCause.GESTURE;
        if (event.cause() == EngineEvent.SkipCause.WHEN_FALSE) {
            Whens.holds(run, task).ifPresent(yes -> world.expect(!yes, "a true `when` does not skip", event));
        }
        becomes(task, Phase.SKIPPED, event, gesture);
    }

    private void mark(TaskModel task, EngineEvent.TaskMarked event) {
        switch (event.mark()) {
            case ON_ICE -> task.onIce = event.on();
            case NO_EXEC -> task.noExec = event.on();
        }
    }

    /** Items whose key stays keep what they reached; others come new. */
    private void items(RunModel run, TaskModel task, EngineEvent.ItemsFound event) {
        task.phase = Phase.SPREAD;
        task.admitted = true;
        java.util.Set<String> names = new java.util.LinkedHashSet<>();
        event.items().forEach(item -> names.add(task.name + "." + item.key()));
        run.tasks.values().removeIf(item -> item.parent == task && item.live == null && !names.contains(item.name));
        for (String name : names) {
            TaskModel known = run.tasks.get(name);
            if (known == null) {
                run.tasks.put(name, new TaskModel(name, task.definition, task));
            } else if (known.phase.ended() && known.phase != Phase.SUCCEEDED) {
                known.reset();
            }
        }
    }

    private void itemsEnded(RunModel run, TaskModel task, EngineEvent.ItemsEnded event) {
        for (TaskModel item : run.tasks.values()) {
            world.expect(item.parent != task || item.phase.ended(), "a foreach ends with its items",
                    event, " while ", item.name, " is ", item.phase);
        }
        task.phase = switch (event.verdict()) {
            case Verdict.Succeeded succeeded -> Phase.SUCCEEDED;
            case Verdict.Failed failed -> Phase.FAILED;
            case Verdict.Cancelled cancelled -> Phase.CANCELLED;
            case Verdict.Retried retried -> Phase.PENDING;
            case Verdict.Listed listed -> Phase.SPREAD;
            case Verdict.Returned returned -> Phase.PENDING;
        };
    }

    private void notLive(TaskModel task, EngineEvent event) {
        world.expect(task.live == null, "a task does not end beside its live attempt", event);
    }

    /** What is done stays done, unless a person says otherwise. */
    private void becomes(TaskModel task, Phase phase, EngineEvent event, boolean gesture) {
        world.expect(!task.phase.ended() || gesture || task.phase == phase,
                "what is done stays done", event, " of a task that is ", task.phase);
        task.phase = phase;
        task.held = false;
    }

    static boolean byPerson(By by) {
        return !by.equals(By.REGIE);
    }
}
