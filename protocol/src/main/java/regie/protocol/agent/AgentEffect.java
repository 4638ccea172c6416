package regie.protocol.agent;

import java.time.Instant;
import regie.kernel.Text;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.protocol.supervisor.ToSupervisor;

/** What an agent wants done, in order. */
public sealed interface AgentEffect {

    /** Try to link with the server: {@code ServerLinked} or {@code ServerLost}. */
    record ConnectServer() implements AgentEffect {}

    /** Close the link to the server, if one stands; {@code ServerLost} follows. */
    record CloseServer() implements AgentEffect {}

    /** Link with the supervisor, starting one where none runs: {@code SupervisorLinked} or {@code SupervisorLost}. */
    record RaiseSupervisor() implements AgentEffect {}

    record TellServer(ToServer message) implements AgentEffect {}

    record TellSupervisor(ToSupervisor message) implements AgentEffect {}

    /** Add to a bundle; with its last chunk comes {@code BundleStored} or {@code BundleFailed}. */
    record StoreChunk(ToAgent.BundleChunk chunk) implements AgentEffect {}

    /** Send an output in chunks, straight to the server, until it ends or {@code StopReading}. */
    record Read(ToAgent.ReadOutput request) implements AgentEffect {}

    record StopReading(String request) implements AgentEffect {}

    /** The link has gone, and with it whoever was reading. */
    record StopAllReading() implements AgentEffect {}

    /** Add a line to those kept of the journal's heads. */
    record KeepHead(ToAgent.KeepHead head) implements AgentEffect {}

    /** @param at machine time */
    record SetTimer(AgentTimer timer, Instant at) implements AgentEffect {}

    /** A sentence for the agent's own log. */
    record Say(Text sentence) implements AgentEffect {}

    /** End the agent's program, after everything before. */
    record Leave() implements AgentEffect {}
}
