package regie.protocol.supervisor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import regie.protocol.ToServer;

/** What one decision gathers: changes and effects, in order. */
final class SupervisorStep {

    private final List<SupervisorChange> changes = new ArrayList<>();
    private final List<SupervisorEffect> effects = new ArrayList<>();

    SupervisorStep become(Held held) {
        changes.add(new SupervisorChange.Became(held));
        return this;
    }

    SupervisorStep change(SupervisorChange change) {
        changes.add(change);
        return this;
    }

    SupervisorStep effect(SupervisorEffect effect) {
        effects.add(effect);
        return this;
    }

    SupervisorStep tell(ToServer message) {
        return effect(new SupervisorEffect.Send(new FromSupervisor.Tells(message)));
    }

    SupervisorStep timer(SupervisorTimer.Kind kind, Held held, Instant at) {
        return effect(new SupervisorEffect.SetTimer(SupervisorTimer.of(kind, held.attempt()), at));
    }

    SupervisorStep cancel(SupervisorTimer.Kind kind, Held held) {
        return effect(new SupervisorEffect.CancelTimer(SupervisorTimer.of(kind, held.attempt())));
    }

    List<SupervisorChange> changes() {
        return changes;
    }

    List<SupervisorEffect> effects() {
        return effects;
    }
}
