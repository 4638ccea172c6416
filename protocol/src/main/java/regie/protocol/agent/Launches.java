package regie.protocol.agent;

import java.time.Duration;
import java.util.Optional;
import regie.protocol.StartProblem;
import regie.protocol.ToAgent;
import regie.protocol.supervisor.ToSupervisor;

/** How a start becomes a command: the actions that this agent knows. A pure function of the start. */
@FunctionalInterface
public interface Launches {

    /** @param timeout the start's, turned into machine time */
    Launching of(ToAgent.Start start, Optional<Duration> timeout);

    /** A command, or why there can be none. */
    sealed interface Launching {
        record Ready(ToSupervisor.Launch launch) implements Launching {}

        record Refused(StartProblem problem) implements Launching {}
    }
}
