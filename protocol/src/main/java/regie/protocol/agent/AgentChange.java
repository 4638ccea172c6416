package regie.protocol.agent;

import java.time.Instant;
import regie.kernel.AttemptId;
import regie.protocol.ProductionClock;
import regie.protocol.ToAgent;
import regie.protocol.supervisor.ToSupervisor;

/** What a decision changes in an agent's state. */
sealed interface AgentChange {

    record ServerIs(AgentState.ServerLink link) implements AgentChange {}

    /** @param machine when the server said something */
    record ServerHeard(Instant machine) implements AgentChange {}

    record SupervisorIs(AgentState.SupervisorLink link) implements AgentChange {}

    record ClockIs(ProductionClock clock) implements AgentChange {}

    record Leaves() implements AgentChange {}

    record BundleKnown(String hash) implements AgentChange {}

    record WaitsForBundle(ToAgent.Start start) implements AgentChange {}

    record WaitsNoMore(String hash) implements AgentChange {}

    record KilledWhileWaiting(AttemptId attempt) implements AgentChange {}

    record WaitsForSupervisor(ToSupervisor message) implements AgentChange {}

    record QueueEmptied() implements AgentChange {}

    record Lives(AttemptId attempt) implements AgentChange {}

    record LivesNoMore(AttemptId attempt) implements AgentChange {}
}
