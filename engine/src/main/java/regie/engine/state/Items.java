package regie.engine.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.engine.Cause;
import regie.engine.EngineEvent.Item;
import regie.engine.EngineEvent.ItemsEnded;
import regie.engine.EngineEvent.ItemsFound;
import regie.engine.TaskState;
import regie.engine.Verdict;

/** Folds the items of a {@code foreach}. */
final class Items {

    private Items() {}

    /** Items whose key is known and that succeeded are kept; the others start over; those that are gone from the list are dropped. */
    static void found(EngineState state, Task owner, ItemsFound it) {
        Map<String, Task> known = owner.group == null ? Map.of() : owner.group.items;
        TaskState before = owner.state;
        state.moves.leave(owner);
        state.foundLast = null;
        Task.Group group = new Task.Group();
        owner.group = group;
        owner.state = TaskState.RUNNING;
        owner.set(Flag.EXPANDED);
        int index = 0;
        LinkedHashMap<String, Task> gone = new LinkedHashMap<>(known);
        for (Item item : it.items()) {
            Task old = gone.remove(item.key());
            Task task = keep(owner, item, index++, old);
            group.items.put(item.key(), task);
            if (!task.state.ended()) {
                group.open++;
                task.set(Flag.MET);
                task.readyMicros = Micros.of(it.at());
                state.work.look(task);
            }
            state.dirt.task(task);
        }
        drop(state, owner, gone.values());
        state.moves.enter(owner, it.at());
        if (before.ended()) {
            state.moves.tell(owner, before, false, it.at());
        }
        if (group.open == 0) {
            state.work.look(owner);
        }
    }

    /** Called once more as a step: all of its items are to be done again, under numbers that no attempt has had. */
    static void forget(EngineState state, Task owner) {
        Task.Group group = owner.group;
        if (group != null) {
            owner.group = null;
            drop(state, owner, group.items.values());
        }
    }

    private static void drop(EngineState state, Task owner, Collection<Task> items) {
        int highest = 0;
        for (Task item : items) {
            highest = Math.max(highest, item.attempts);
            state.dirt.gone(new StateRow.Key(StateRow.Kind.TASK, item.id().toString()));
        }
        if (highest > 0) {
            owner.side = owner.side().spent(highest);
        }
    }

    private static Task keep(Task owner, Item item, int index, @org.jspecify.annotations.Nullable Task old) {
        Task task = new Task(owner.run, owner.node, new Task.ItemOf(owner, index, item.key(), item.value()));
        task.flags = owner.flags & Flag.NO_EXEC.bit();
        if (old == null) {
            task.attempts = owner.side == null ? 0 : owner.side.spent();
            return task;
        }
        task.attempts = old.attempts;
        task.last = old.last;
        task.side = old.side;
        task.flags = old.flags;
        task.changedMicros = old.changedMicros;
        if (old.state == TaskState.SUCCEEDED) {
            task.state = TaskState.SUCCEEDED;
            return task;
        }
        EvolveTasks.reset(task);
        return task;
    }

    static void ended(EngineState state, Task owner, ItemsEnded it) {
        TaskState before = owner.state;
        state.moves.leave(owner);
        if (it.verdict() instanceof Verdict.Succeeded ok) {
            owner.state = TaskState.SUCCEEDED;
            if (ok.warning()) {
                owner.set(Flag.WARNED);
            }
        } else {
            Optional<Cause> cause = it.verdict() instanceof Verdict.Failed failed ? Optional.of(failed.cause()) : Optional.empty();
            owner.state = it.verdict() instanceof Verdict.Cancelled ? TaskState.CANCELLED : TaskState.FAILED;
            owner.side = owner.side().failed(cause);
        }
        state.moves.enter(owner, it.at());
        state.moves.tell(owner, before, false, it.at());
    }

    /** An item starts over: its group is under way again. */
    static void reopen(EngineState state, Task owner, java.time.Instant at) {
        if (owner.state.ended()) {
            TaskState before = owner.state;
            state.moves.leave(owner);
            owner.state = TaskState.RUNNING;
            owner.clear(Flag.WARNED);
            owner.clear(Flag.FORCED);
            owner.set(Flag.EXPANDED);
            state.moves.enter(owner, at);
            state.moves.tell(owner, before, false, at);
            state.work.look(owner);
        }
    }
}
