package regie.simulator.audit;

import regie.engine.EngineEvent;
import regie.engine.RunState;
import regie.estate.plan.IfFails;
import regie.estate.plan.PlanDefinition;
import regie.simulator.audit.TaskModel.Phase;

/** What events about runs change in the auditor's model, and what must hold when they come. */
final class RunFold {

    private final World world;

    RunFold(World world) {
        this.world = world;
    }

    void take(EngineEvent.OfRun event) {
        if (event instanceof EngineEvent.RunOrdered ordered) {
            ordered(ordered);
            return;
        }
        RunModel run = world.runs.get(event.run());
        if (run == null) {
            world.violated("events speak of runs that were ordered", event.toString());
            return;
        }
        switch (event) {
            case EngineEvent.RunOrdered done -> { }
            case EngineEvent.RunDue due -> {
                run.queued = due.queued();
                run.waits = false;
            }
            case EngineEvent.RunMoved moved -> run.waits = moved.start().isAfter(moved.at());
            case EngineEvent.RunReleased released -> {
                run.queued = false;
                concurrency(run, event);
            }
            case EngineEvent.RunHeld held -> run.held = true;
            case EngineEvent.RunFreed freed -> run.held = false;
            case EngineEvent.RunCancelled cancelled -> {
                run.cancelled = true;
                run.queued = false;
                run.tasks.values().stream().filter(task -> task.phase == Phase.PENDING).forEach(task -> {
                    task.phase = Phase.CANCELLED;
                    task.held = false;
                });
            }
            case EngineEvent.RunEnded ended -> ended(run, ended);
            case EngineEvent.RunReopened reopened -> {
                world.expect(TaskFold.byPerson(reopened.by()) || run.parent.isPresent(), "only people reopen a run", event);
                run.outcome = null;
                run.cancelled = false;
            }
            case EngineEvent.RunRemoved removed -> {
                world.expect(run.ended(), "only an ended run is removed", event);
                world.runs.remove(run.id);
                world.left.put(run.id, run);
            }
            case EngineEvent.TasksReset reset -> reset(run, reset);
            case EngineEvent.RunEdited edited -> run.edit(pin(edited.pin(), event));
            case EngineEvent.VariableSet set -> { }
            case EngineEvent.DeadlineExtended extended -> { }
        }
    }

    private PlanDefinition pin(String hash, EngineEvent event) {
        PlanDefinition plan = world.pins.get(hash);
        if (plan == null) {
            throw new IllegalStateException("no such pin: " + event);
        }
        return plan;
    }

    private void ordered(EngineEvent.RunOrdered event) {
        world.expect(!world.runs.containsKey(event.run()), "a run is ordered once", event.run());
        RunModel run = new RunModel(event.run(), pin(event.pin(), event), event.date(), event.parent());
        run.orderedAt = event.at();
        world.latest.put(run.plan.name() + "@" + event.date(), event.run());
        world.newest.put(run.plan.name().value(), event.run());
        run.held = event.held();
        run.queued = event.queued();
        run.waits = event.start().filter(start -> start.isAfter(event.at())).isPresent();
        world.runs.put(event.run(), run);
        if (!run.queued) {
            concurrency(run, event);
        }
    }

    /** How many runs of one plan may live at once; a person may let more in. */
    private void concurrency(RunModel run, EngineEvent event) {
        boolean byPerson = event instanceof EngineEvent.RunReleased released && TaskFold.byPerson(released.by());
        boolean forced = event instanceof EngineEvent.RunOrdered ordered
                && ordered.by().reason().filter(Auditor.FORCED::equals).isPresent();
        if (run.plan.concurrency().isEmpty() || byPerson || forced) {
            return;
        }
        int others = 0;
        for (RunModel other : world.runs.values()) {
            others += other != run && !other.ended() && !other.queued && other.plan.name().equals(run.plan.name()) ? 1 : 0;
        }
        world.expect(others < run.plan.concurrency().get() || run.parent.isPresent(), "a plan keeps to its runs at once",
                event, " beside ", others);
    }

    private void reset(RunModel run, EngineEvent.TasksReset event) {
        for (String name : event.tasks()) {
            TaskModel task = run.tasks.get(name);
            if (task == null) {
                world.violated("events speak of tasks of runs that were ordered", event + " " + name);
                continue;
            }
            world.expect(task.live == null, "a task with a live attempt is not started over", event, " ", name);
            task.reset();
        }
        run.outcome = null;
    }

    private void ended(RunModel run, EngineEvent.RunEnded event) {
        world.expect(!run.ended(), "a run ends once", event);
        for (TaskModel task : run.tasks.values()) {
            world.expect(task.live == null, "a run ends after its attempts", event, " while ", task.name, " is live");
            boolean good = switch (task.phase) {
                case SUCCEEDED, SKIPPED, ABSENT -> true;
                case FAILED -> task.definition.ifFails() instanceof IfFails.Continue || task.parent != null;
                case CANCELLED, PENDING, LIVE, SPREAD -> false;
            };
            world.expect(good || event.outcome() != RunState.SUCCEEDED, "a run succeeds with its tasks",
                    event, " while ", task.name, " is ", task.phase);
        }
        world.expect(event.outcome() != RunState.CANCELLED || run.cancelled || anyCancelled(run), "only people cancel", event);
        run.outcome = event.outcome();
    }

    private static boolean anyCancelled(RunModel run) {
        return run.tasks.values().stream().anyMatch(task -> task.phase == Phase.CANCELLED);
    }
}
