package regie.engine.state;

import java.time.Instant;
import regie.engine.Claim;
import regie.engine.RunState;
import regie.engine.TaskState;

/**
 * How a task moves from one state to another: take it out of the counts, change it, put it back, tell who needs it.
 * Every change of a task's state goes through {@link #leave} and {@link #enter}.
 */
final class Moves {

    private final EngineState state;
    private final Work work;

    Moves(EngineState state) {
        this.state = state;
        this.work = state.work;
    }

    /** Before a change: out of the counts and out of any line. */
    void leave(Task task) {
        task.run.counts.count(task, -1);
        countItem(task, -1);
        if (task.place != Place.NOWHERE) {
            unpark(task);
        }
    }

    /** Out of the line that it stands in; the next of that line may now be able to go. */
    void unpark(Task task) {
        if (task.place.aside()) {
            work.aside.remove(task);
        }
        Place left = task.place;
        task.leaveQueue();
        if (left == Place.RESOURCE) {
            task.claims().forEach(claim -> work.serve(resource(claim)));
        } else if (left == Place.RUN) {
            work.serveLine(task.run);
        }
    }

    /** After a change: back into the counts; the run is looked at when nothing of it is open. */
    void enter(Task task, Instant at) {
        task.run.counts.count(task, 1);
        countItem(task, 1);
        task.changedMicros = Micros.of(at);
        state.dirt.task(task);
        if (task.node.leavesTraces && task.state != TaskState.WAITING && task.item == null) {
            work.traces.add(task);
        }
        if (!task.run.late.isEmpty() || !task.run.bounds.isEmpty()) {
            work.watched.add(task);
        }
        if (task.run.counts.open == 0) {
            work.check(task.run);
        }
    }

    /** Something of the run has started, or has ended without a start. */
    void begun(Run run, Instant at) {
        if (run.startedAt == null) {
            run.startedAt = at;
            state.dirt.run(run);
            Watching.begun(state, run);
        }
    }

    private void countItem(Task task, int by) {
        if (task.item == null) {
            return;
        }
        Task owner = task.item.group();
        Task.Group group = owner.group;
        if (group == null) {
            return;
        }
        if (!task.state.ended()) {
            group.open += by;
        }
        if (task.state == TaskState.FAILED || task.state == TaskState.CANCELLED) {
            group.failed += by;
        }
        if (by > 0 && group.open == 0) {
            work.look(owner);
        }
    }

    /** Moves to a state and tells the successors. */
    void to(Task task, TaskState next, Instant at) {
        TaskState before = task.state;
        boolean absent = task.absent();
        leave(task);
        task.state = next;
        enter(task, at);
        tell(task, before, absent, at);
    }

    /** Successors whose needs this change met or unmet. */
    void tell(Task task, TaskState before, boolean wasAbsent, Instant at) {
        if (task.item != null) {
            return;
        }
        boolean absent = task.absent();
        state.across.changed(task);
        for (PlanGraph.Edge edge : task.node.successors) {
            Task to = task.run.tasks[edge.to().index];
            if (!edge.to().flat) {
                reassess(to, at);
                work.look(to);
                continue;
            }
            boolean was = Needs.met(before, wasAbsent, task, edge.ending(), edge.strict());
            boolean is = Needs.met(task.state, absent, task, edge.ending(), edge.strict());
            if (was != is && !Needs.waived(to, task.node.definition.name())) {
                to.unmet += is ? -1 : 1;
                reassess(to, at);
            }
        }
        if (task.has(Flag.SUMMONED)) {
            for (String caller : task.side().callers()) {
                Task waiting = task.run.find(caller);
                if (waiting != null) {
                    reassess(waiting, at);
                }
            }
        }
    }

    /** Whether the task's needs are met now; a task that becomes ready is put on the agenda. */
    void reassess(Task task, Instant at) {
        if (!task.pending()) {
            return;
        }
        boolean met = Needs.answer(task) == Needs.Answer.MET && stepDone(task) && state.events.met(task);
        boolean others = !met && task.node.reaches() && stepDone(task) && Needs.inReach(task);
        if (met != task.has(Flag.MET) || others != task.has(Flag.AWAITS_OTHERS)) {
            leave(task);
            task.clear(Flag.AWAITS_OTHERS);
            if (others) {
                task.set(Flag.AWAITS_OTHERS);
            }
            if (met) {
                task.set(Flag.MET);
                task.readyMicros = Micros.of(at);
            } else {
                task.clear(Flag.MET);
                task.readyMicros = 0;
            }
            task.run.counts.count(task, 1);
            countItem(task, 1);
            state.dirt.task(task);
            if (task.run.counts.open == 0) {
                work.check(task.run);
            }
        }
        if (met || others) {
            work.look(task);
        }
    }

    /** Whether the step that its restart rule puts before it has succeeded. */
    boolean stepDone(Task task) {
        Side side = task.side;
        if (side == null) {
            return true;
        }
        if (side.beforeStep().isPresent()) {
            Task step = task.run.find(side.beforeStep().get());
            return step == null || step.state == TaskState.SUCCEEDED;
        }
        if (side.beforeRun().isPresent()) {
            Run run = state.runs.get(side.beforeRun().get());
            return run != null && run.outcome == RunState.SUCCEEDED;
        }
        return true;
    }

    /** Whether the procedure before its restart is under way: while it is, its run goes on. */
    void awaitsProcedure(Task task, boolean is, Instant at) {
        if (task.has(Flag.AWAITS_PROCEDURE) != is) {
            leave(task);
            if (is) {
                task.set(Flag.AWAITS_PROCEDURE);
            } else {
                task.clear(Flag.AWAITS_PROCEDURE);
            }
            enter(task, at);
        }
    }

    /** The attempt starts to hold its slot and its claims. */
    void hold(Task task, Attempt attempt) {
        if (attempt.host().isPresent()) {
            Host host = state.hosts.get(attempt.host().get());
            if (host != null) {
                host.live.add(task);
            }
        }
        for (Claim claim : attempt.holds()) {
            resource(claim).take(task, claim, 1);
        }
    }

    /** The attempt holds nothing any more: whoever waits for it is served. */
    void release(Task task, Attempt attempt) {
        if (attempt.host().isPresent()) {
            Host host = state.hosts.get(attempt.host().get());
            if (host != null) {
                host.live.remove(task);
                work.serve(host);
            }
        }
        for (Claim claim : attempt.holds()) {
            Resource resource = resource(claim);
            resource.take(task, claim, -1);
            work.serve(resource);
        }
        work.serveLine(task.run);
    }

    private Resource resource(Claim claim) {
        return state.resources.computeIfAbsent(claim.resource(), Resource::new);
    }

    void side(Task task, Side side) {
        task.side = side;
        state.dirt.task(task);
    }

    void timer(Instant at, Timer.Kind kind, Object key) {
        state.timers.add(new Timer(at, kind, key.toString()));
    }

    /** Everything pending of the run whose needs are met is considered again. */
    void lookAtAll(Run run) {
        for (Task task : run.tasks) {
            if (task.pending() && (task.has(Flag.MET) || !task.node.flat)) {
                work.look(task);
            }
            if (task.group != null) {
                task.group.items.values().stream().filter(Task::pending).forEach(work::look);
            }
        }
        if (run.counts.open == 0) {
            work.check(run);
        }
    }
}
