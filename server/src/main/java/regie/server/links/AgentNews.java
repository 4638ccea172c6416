package regie.server.links;

import java.util.List;
import regie.kernel.HostName;
import regie.protocol.RunningAttempt;
import regie.protocol.ToServer;

/** What comes from agents, called on the thread of their link. */
public interface AgentNews {

    /** An agent is there, with everything that it knows of and that is not settled. */
    void joined(HostName host, String incarnation, List<RunningAttempt> running, List<ToServer.Ended> ended);

    void started(HostName host, RunningAttempt attempt);

    void ended(HostName host, ToServer.Ended end);

    /** Nothing was heard of it for {@link LinkLimits#lostAfter}. */
    void lost(HostName host);
}
