package regie.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.kernel.Text;
import regie.kernel.Value;

/** What the server says to an agent. Messages may be lost with their link, doubled by resending, or late. */
public sealed interface ToAgent {

    /** The answer to a good hello. The agent sends its inventory next. */
    record Welcome(Duration heartbeat, ProductionClock clock) implements ToAgent {}

    /** The answer to each heartbeat: an agent that gets none for {@link #SILENT_BEATS} of them is talking to nobody. */
    record Heard() implements ToAgent {}

    int SILENT_BEATS = 6;

    /** The answer to a hello that cannot be accepted: wrong token, version, or not the writing server. */
    record Refused(String code, Text sentence) implements ToAgent {}

    /**
     * Start an attempt; repeated, it is answered with what is recorded.
     *
     * @param token the fencing token of the intent, rising over the life of the attempt
     * @param incarnation the folder that the server chose; another one refuses
     * @param action the action's name, such as {@code run}
     * @param arguments rendered: no expression is left in them
     * @param environment variables for the process, {@code REGIE_DATE} and its kin among them
     * @param folder the declared working folder; without it the attempt's own
     * @param user the declared user; without it the agent's
     * @param timeout in production time; without it there is none
     * @param grace in machine time, between TERM and KILL
     * @param bundle the hash of the files that {@code REGIE_FILES} shall show, if any
     * @param outputLimit bytes of output to keep; beyond it head and tail
     * @param failOnOutput RE2 patterns, matched by line
     */
    record Start(AttemptId attempt, long token, String incarnation, String action, Value arguments,
            Map<String, String> environment, Optional<String> folder, Optional<String> user,
            Optional<Duration> timeout, Duration grace, Optional<String> bundle, long outputLimit,
            List<String> failOnOutput) implements ToAgent {

        /** What is kept of an output when nothing else is declared. */
        public static final long OUTPUT_LIMIT = 50_000_000;
        public static final Duration GRACE = Duration.ofSeconds(10);
    }

    /**
     * Stop an attempt and everything that it started. Remembered when the attempt is not known yet.
     *
     * @param token raised above that of the start, so that what is killed cannot come back
     */
    record Kill(AttemptId attempt, long token) implements ToAgent {}

    /** The ends of these attempts are in the journal: the agent may forget them. */
    record Settled(List<AttemptId> attempts) implements ToAgent {}

    /**
     * Send the output from an offset on.
     *
     * @param max bytes, at most; the answer comes in chunks of at most 256 KiB
     * @param follow go on until the attempt has ended, {@code max} then counts for nothing
     */
    record ReadOutput(String request, AttemptId attempt, long offset, long max, boolean follow) implements ToAgent {}

    record StopReading(String request) implements ToAgent {}

    /**
     * Part of a bundle in its packed form ({@code REGIE-BUNDLE-1}), in order, in chunks of at most
     * 512 KiB. The hash is over the files, not over the packed bytes.
     */
    record BundleChunk(String hash, long offset, byte[] data, boolean last) implements ToAgent {}

    /** The server has no such bundle: what needs it cannot start. */
    record BundleMissing(String hash) implements ToAgent {}

    /**
     * A line for the agent to keep as it is: the head of the journal's chain at this hour. Who rewrites
     * the journal would have to reach every agent's disk too.
     *
     * @param line without control characters, at most 1,000 characters; anything else is not kept
     */
    record KeepHead(String line) implements ToAgent {

        public static final int LINE_MOST = 1_000;
    }

    /** End the agent. Running attempts are stopped too, or left to the supervisor. */
    record Shutdown(boolean kill) implements ToAgent {}
}
