package regie.simulator.host;

import java.time.Duration;
import regie.protocol.supervisor.FromSupervisor;
import regie.protocol.supervisor.ToSupervisor;
import regie.simulator.time.VirtualTime;

/** The Unix socket between an agent and its supervisor: quick, in order, gone when either dies. */
final class Socket {

    private static final Duration HOP = Duration.ofNanos(50_000);

    private final VirtualTime time;
    private final AgentProgram agent;
    private final SupervisorProgram supervisor;
    private boolean open = true;

    Socket(VirtualTime time, AgentProgram agent, SupervisorProgram supervisor) {
        this.time = time;
        this.agent = agent;
        this.supervisor = supervisor;
    }

    void toSupervisor(ToSupervisor message) {
        time.after(HOP, () -> supervisor.heard(this, message));
    }

    /** What was written before the end is still read: that is how sockets are. */
    void toAgent(FromSupervisor message) {
        time.after(HOP, () -> agent.heard(this, message));
    }

    void close() {
        if (open) {
            open = false;
            time.after(HOP, () -> {
                supervisor.agentGone(this);
                agent.supervisorGone(this);
            });
        }
    }

    boolean open() {
        return open;
    }
}
