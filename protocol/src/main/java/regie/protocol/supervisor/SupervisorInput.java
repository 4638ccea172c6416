package regie.protocol.supervisor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.Text;
import regie.kernel.Value;
import regie.protocol.OutputFacts;
import regie.protocol.OutputHit;
import regie.protocol.StartProblem;

/** Everything that can happen to a supervisor. */
public sealed interface SupervisorInput {

    /**
     * The first input of a supervisor: what stands on its disk, and what lives.
     *
     * @param records in the order in which they were written
     * @param alive processes that lead an attempt: those named by a record that live, and every
     *     session leader whose environment names an attempt
     */
    record Recovered(List<DiskRecord> records, List<LiveProcess> alive) implements SupervisorInput {}

    record LiveProcess(AttemptId attempt, ProcessRef process) {}

    record FromAgent(ToSupervisor message) implements SupervisorInput {}

    /** The agent's link has gone. */
    record AgentGone() implements SupervisorInput {}

    /** The answer to {@link SupervisorEffect.WriteClaim}: it is durable. */
    record ClaimWritten(AttemptId attempt) implements SupervisorInput {}

    /** The claim is not on disk, and nothing of it is. */
    record ClaimRefused(AttemptId attempt, StartProblem problem) implements SupervisorInput {}

    record Spawned(AttemptId attempt, ProcessRef process) implements SupervisorInput {}

    record SpawnRefused(AttemptId attempt, StartProblem problem) implements SupervisorInput {}

    /** The leading process was reaped. */
    record Exited(AttemptId attempt, Exit exit) implements SupervisorInput {}

    /** How a process ended. */
    sealed interface Exit {
        record Code(int code) implements Exit {}

        record Signal(int signal) implements Exit {}
    }

    /**
     * The answer to {@link SupervisorEffect.Look}.
     *
     * @param leader whether the leading process lives
     * @param tree how many processes of the attempt live, the leader among them
     */
    record Looked(AttemptId attempt, boolean leader, int tree) implements SupervisorInput {}

    /** The answer to {@link SupervisorEffect.Gather}: the output is stored and read. */
    record Gathered(AttemptId attempt, OutputFacts output, Map<String, Value> outputs, Optional<String> checkpoint,
            List<OutputHit> hits, Optional<Text> problem) implements SupervisorInput {}

    record EndWritten(AttemptId attempt) implements SupervisorInput {}

    record EndNotWritten(AttemptId attempt) implements SupervisorInput {}

    record TimerDue(SupervisorTimer timer) implements SupervisorInput {}
}
