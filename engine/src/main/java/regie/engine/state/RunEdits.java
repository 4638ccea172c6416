package regie.engine.state;

import java.util.Optional;
import regie.engine.EngineEvent.RunEdited;
import regie.engine.Target;

/** Folds the edit of a run's own copy: the tasks are carried over by name into the new graph. */
final class RunEdits {

    private RunEdits() {}

    static void edited(EngineState state, Run run, RunEdited it) {
        EngineState.Pinned pinned = state.pins.get(it.pin());
        if (pinned == null) {
            throw new IllegalStateException("an edit to a plan that is not pinned: " + it.run());
        }
        pinned.runs++;
        state.foundLast = null;
        Task[] old = run.tasks;
        PlanGraph before = run.graph;
        for (Task task : run.everything()) {
            state.moves.unpark(task);
            run.counts.count(task, -1);
            if (task.attempt != null) {
                state.moves.release(task, task.attempt);
            }
        }
        run.graph = pinned.graph;
        run.windows = it.windows();
        run.deadlines = it.deadlines();
        run.bounds = it.bounds();
        Watching.run(state, run);
        state.across.forget(run);
        state.events.forget(run);
        run.ties = it.ties();
        run.tasks = new Task[pinned.graph.size()];
        for (int i = 0; i < run.tasks.length; i++) {
            PlanGraph.Node node = pinned.graph.node(i);
            int was = before.indexOf(node.definition.name());
            run.tasks[i] = was < 0 ? EvolveRuns.fresh(run, node) : carried(run, node, old[was]);
        }
        state.across.enroll(run);
        state.events.enroll(run);
        for (Task task : run.tasks) {
            boolean met = task.has(Flag.MET);
            long ready = task.readyMicros;
            task.clear(Flag.MET);
            EvolveRuns.begin(state, task, met ? ready : Micros.of(it.at()));
            if (!task.has(Flag.MET)) {
                task.readyMicros = task.pending() ? 0 : ready;
            }
            enter(state, task);
            task.items().forEach(item -> enter(state, item));
        }
        for (Task task : old) {
            retire(state, run, task);
        }
        EvolveRuns.unpin(state, before.pin());
        it.windows().forEach((task, window) ->
                EvolveTasks.windowTimers(state, new regie.kernel.TaskId(run.id(), task), window, it.at()));
        for (String task : it.tasks()) {
            Exceptions.add(state, it.at(), StateRow.Exception.Kind.EDITED,
                    Target.of(new regie.kernel.TaskId(run.id(), task)), "", it.by());
        }
        state.moves.lookAtAll(run);
    }

    /** The old instance may still stand on the agenda: it must not be taken for one that can start. */
    private static void retire(EngineState state, Run run, Task task) {
        task.items().forEach(item -> retire(state, run, item));
        if (run.find(task.name()) == null) {
            state.dirt.gone(new StateRow.Key(StateRow.Kind.TASK, task.id().toString()));
        }
        task.state = regie.engine.TaskState.CANCELLED;
        task.group = null;
    }

    private static void enter(EngineState state, Task task) {
        task.run.counts.count(task, 1);
        if (task.attempt != null) {
            state.moves.hold(task, task.attempt);
        }
        state.dirt.task(task);
    }

    private static Task carried(Run run, PlanGraph.Node node, Task old) {
        Task task = copy(new Task(run, node, null), old);
        if (old.group != null) {
            Task.Group group = new Task.Group();
            group.open = old.group.open;
            group.failed = old.group.failed;
            for (Task item : old.group.items.values()) {
                Task.ItemOf of = new Task.ItemOf(task, item.itemIndex(), key(item), item.itemValue().orElseThrow());
                group.items.put(of.key(), copy(new Task(run, node, of), item));
            }
            task.group = group;
        }
        return task;
    }

    private static String key(Task item) {
        return Optional.ofNullable(item.item).orElseThrow().key();
    }

    private static Task copy(Task task, Task old) {
        task.state = old.state;
        task.flags = old.flags;
        task.attempts = old.attempts;
        task.readyMicros = old.readyMicros;
        task.changedMicros = old.changedMicros;
        task.attempt = old.attempt;
        task.last = old.last;
        task.side = old.side;
        return task;
    }
}
