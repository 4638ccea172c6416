package regie.protocol.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import regie.kernel.Text;
import regie.protocol.ToServer;
import regie.protocol.supervisor.ToSupervisor;

/** What one decision gathers: changes and effects, in order. */
final class AgentStep {

    /** The most messages that wait for a supervisor that is away. */
    static final int MOST_QUEUED = 20_000;

    private final AgentState state;
    private final List<AgentChange> changes = new ArrayList<>();
    private final List<AgentEffect> effects = new ArrayList<>();

    AgentStep(AgentState state) {
        this.state = state;
    }

    AgentStep change(AgentChange change) {
        changes.add(change);
        return this;
    }

    AgentStep effect(AgentEffect effect) {
        effects.add(effect);
        return this;
    }

    AgentStep tell(ToServer message) {
        return effect(new AgentEffect.TellServer(message));
    }

    AgentStep say(Text sentence) {
        return effect(new AgentEffect.Say(sentence));
    }

    AgentStep timer(AgentTimer timer, Instant at) {
        return effect(new AgentEffect.SetTimer(timer, at));
    }

    /**
     * To the supervisor, or kept until it is back. When too much waits, the link to the server is
     * closed and all of it dropped: the server says everything again when it has the inventory.
     */
    AgentStep supervisor(ToSupervisor message) {
        if (state.attached()) {
            return effect(new AgentEffect.TellSupervisor(message));
        }
        if (state.queued() >= MOST_QUEUED) {
            return change(new AgentChange.QueueEmptied()).effect(new AgentEffect.CloseServer());
        }
        return change(new AgentChange.WaitsForSupervisor(message));
    }

    List<AgentChange> changes() {
        return changes;
    }

    List<AgentEffect> effects() {
        return effects;
    }
}
