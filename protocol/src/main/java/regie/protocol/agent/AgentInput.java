package regie.protocol.agent;

import regie.kernel.Text;
import regie.protocol.ToAgent;
import regie.protocol.supervisor.FromSupervisor;

/** Everything that can happen to an agent. */
public sealed interface AgentInput {

    /** The first input. */
    record Begun() implements AgentInput {}

    /** A link to the server stands: the agent greets. */
    record ServerLinked() implements AgentInput {}

    /** The link has broken, was closed, or could not be made. */
    record ServerLost() implements AgentInput {}

    record FromServer(ToAgent message) implements AgentInput {}

    record SupervisorLinked() implements AgentInput {}

    /** The link to the supervisor has broken, or it could neither be reached nor raised. */
    record SupervisorLost() implements AgentInput {}

    record FromItsSupervisor(FromSupervisor message) implements AgentInput {}

    /** A bundle is complete, verified and unpacked. */
    record BundleStored(String hash) implements AgentInput {}

    /** What came of a bundle is not what its hash promises, or could not be written. */
    record BundleFailed(String hash, Text why) implements AgentInput {}

    record TimerDue(AgentTimer timer) implements AgentInput {}

    /** The agent's program is asked to end (a signal). */
    record StopAsked(boolean kill) implements AgentInput {}
}
