package regie.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.kernel.Value;

/**
 * What an agent says to the server. After {@link Hello} and the server's welcome come the pages of
 * {@link Inventory}; from then on messages come as things happen. Each may be repeated; none may be
 * taken to be the first or the last.
 */
public sealed interface ToServer {

    /** The protocol's version. It rises only when an older side could misunderstand a newer one. */
    int VERSION = 1;

    /**
     * The first message of every link.
     *
     * @param incarnation made with the agent's folder: another one means another disk
     * @param token the secret that this agent was enrolled with
     * @param boot the kernel's boot id
     * @param slots the most attempts that the agent runs at once
     * @param facts name and value of what the host is: {@code os}, {@code cores}, {@code version} …
     */
    record Hello(int version, HostName host, String incarnation, String token, String boot, int slots,
            Map<String, String> facts) implements ToServer {}

    /**
     * One page of everything that is not settled. The pages of one inventory come in order; an
     * attempt that stands on none of them is not known to the agent.
     *
     * @param page counted from 0
     */
    record Inventory(int page, boolean last, List<RunningAttempt> running, List<Ended> ended) implements ToServer {}

    record Started(RunningAttempt attempt) implements ToServer {}

    /**
     * The end of an attempt. Sent again after each reconnection until the server settles it.
     *
     * @param token the highest that the host has seen: after a kill the raised one
     * @param outputs what the attempt published, at most 256 KiB together
     * @param outputProblem why outputs are incomplete or missing, when they are
     */
    record Ended(AttemptId attempt, long token, AttemptResult result, AttemptTimes times, OutputFacts output,
            Map<String, Value> outputs, Optional<String> checkpoint, List<OutputHit> hits,
            Optional<Text> outputProblem) implements ToServer {}

    /** @param running how many attempts live on the host */
    record Heartbeat(Instant machine, int running) implements ToServer {}

    /**
     * Part of an output, answering {@link ToAgent.ReadOutput}.
     *
     * @param offset in the output as it is kept; after {@code offset + data.length} comes the next
     * @param last nothing follows for this request
     * @param problem why nothing (more) can be read, in which case {@code last} is true
     */
    record OutputChunk(String request, AttemptId attempt, long offset, byte[] data, boolean last,
            Optional<Text> problem) implements ToServer {}

    /** The agent lacks this bundle; starts that need it wait. */
    record BundleWanted(String hash) implements ToServer {}
}
