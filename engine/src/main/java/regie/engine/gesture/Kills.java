package regie.engine.gesture;

import java.util.List;
import java.util.Optional;
import regie.engine.Cause;
import regie.engine.CycleEvent;
import regie.engine.EngineProblem;
import regie.engine.dispatch.Cancels;
import regie.engine.dispatch.Failures;
import regie.engine.state.Task;

/** Stopping what is live. */
final class Kills {

    private Kills() {}

    static Deed task(GestureOnTask on) {
        if (on.task().expanded()) {
            return Deed.does(() -> items(on));
        }
        if (!on.task().state().live()) {
            return on.refuse(new EngineProblem.TaskNotLive(on.id(), on.task().state(), on.gesture()));
        }
        return Deed.does(() -> Cancels.kill(on.turn(), on.task(), on.by()));
    }

    /** Of a foreach: the live items are killed, those to come fail without having started. */
    private static void items(GestureOnTask on) {
        for (Task item : List.copyOf(on.task().items())) {
            if (item.state().live()) {
                Cancels.kill(on.turn(), item, on.by());
            } else if (item.pending()) {
                Failures.fail(on.turn(), item, new Cause.Killed(on.by().actor()));
            }
        }
    }

    static Deed run(GestureOnRun on) {
        Optional<Deed> ended = on.ifEnded();
        if (ended.isPresent()) {
            return ended.get();
        }
        List<Task> live = on.run().everything().stream().filter(task -> task.attempt().isPresent()).toList();
        if (live.isEmpty()) {
            return Deed.refused(new EngineProblem.NothingLive(on.run().id()));
        }
        return Deed.does(() -> live.stream().filter(task -> task.attempt().isPresent())
                .forEach(task -> Cancels.kill(on.turn(), task, on.by())));
    }

    static Deed cancel(GestureOnRun on) {
        Optional<Deed> ended = on.ifEnded();
        if (ended.isPresent()) {
            return ended.get();
        }
        return on.run().cancelling() ? Deed.ALREADY_SO : Deed.does(() -> Cancels.cancel(on.turn(), on.run(), on.by()));
    }

    /** The current occurrence goes on to its end; before the first one there is nothing to go on. */
    static Deed stopCycle(GestureOnRun on) {
        Optional<Deed> refusal = on.ifEnded().or(on::ifBeingCancelled);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (on.run().cycle().isEmpty()) {
            return Deed.refused(new EngineProblem.NotCyclic(on.run().id()));
        }
        if (on.run().occurrences().stopped().isPresent()) {
            return Deed.ALREADY_SO;
        }
        return on.run().occurrences().number() == 0 ? Deed.does(() -> Cancels.cancel(on.turn(), on.run(), on.by()))
                : Deed.does(() -> on.emit(new CycleEvent.CycleStopped(on.now(), on.run().id(), on.by())));
    }
}
