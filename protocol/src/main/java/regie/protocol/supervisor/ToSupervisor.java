package regie.protocol.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.protocol.AttemptResult;
import regie.protocol.ProductionClock;

/** What an agent says to its supervisor, over the Unix socket in their folder. */
public sealed interface ToSupervisor {

    /** An agent is here. It also calls off a quitting that waits for running attempts. */
    record Attach(int version) implements ToSupervisor {}

    /** How production time runs from now on. */
    record ClockIs(ProductionClock clock) implements ToSupervisor {}

    /**
     * Claim an attempt and start its process.
     *
     * @param command program and arguments; the first is looked up in the environment's PATH
     * @param environment the whole of it, but for what names the attempt and its files
     * @param input what the process reads on standard input; without it /dev/null
     * @param folder the working folder; without it the attempt's own
     * @param timeout in machine time
     */
    record Launch(AttemptId attempt, long token, List<String> command, Map<String, String> environment,
            Optional<String> input, Optional<String> folder, Optional<String> user, Optional<Duration> timeout,
            Duration grace, long outputLimit, List<String> failOnOutput) implements ToSupervisor {}

    /** Record that an attempt will never start, so that a late or repeated start cannot run it either. */
    record Refuse(AttemptId attempt, long token, AttemptResult.NotStarted result) implements ToSupervisor {}

    record Kill(AttemptId attempt, long token) implements ToSupervisor {}

    record Settled(List<AttemptId> attempts) implements ToSupervisor {}

    /** Tell the whole inventory. */
    record Report() implements ToSupervisor {}

    /** End, once nothing runs any more; with {@code kill} what runs is stopped first. */
    record Quit(boolean kill) implements ToSupervisor {}
}
