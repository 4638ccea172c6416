package regie.engine.gesture;

import java.util.Optional;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.HoldCause;
import regie.engine.state.Flag;

/** Hold and free. */
final class Holds {

    private Holds() {}

    static Deed hold(GestureOnTask on) {
        Optional<Deed> refusal = on.unlessPending();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return on.task().has(Flag.HELD) ? Deed.ALREADY_SO
                : Deed.does(() -> on.emit(new EngineEvent.TaskHeld(on.now(), on.id(), HoldCause.GESTURE, on.by())));
    }

    /** One that its closed window holds starts outside it: that is what freeing it says. */
    static Deed free(GestureOnTask on) {
        Optional<Deed> refusal = on.unlessPending();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!on.task().has(Flag.HELD)) {
            return Deed.ALREADY_SO;
        }
        boolean late = on.task().side().held().filter(held -> held.cause() == HoldCause.WINDOW_CLOSED).isPresent();
        return Deed.does(() -> {
            on.emit(new EngineEvent.TaskFreed(on.now(), on.id(), on.by()));
            if (late) {
                on.emit(new EngineEvent.TaskHurried(on.now(), on.id(), on.by()));
            }
        });
    }

    static Deed hold(GestureOnRun on) {
        Optional<Deed> refusal = on.ifEnded().or(on::ifBeingCancelled);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return on.run().isHeld() ? Deed.ALREADY_SO
                : Deed.does(() -> on.emit(new EngineEvent.RunHeld(on.now(), on.run().id(), on.by())));
    }

    static Deed free(GestureOnRun on) {
        Optional<Deed> refusal = on.ifEnded();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return !on.run().isHeld() ? Deed.ALREADY_SO
                : Deed.does(() -> on.emit(new EngineEvent.RunFreed(on.now(), on.run().id(), on.by())));
    }
}
