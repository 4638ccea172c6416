package regie.protocol.supervisor;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.Moment;
import regie.protocol.AttemptResult;
import regie.protocol.ToServer;

/** Where an attempt stands on its host. Each phase holds just what is true in it. */
public sealed interface Phase {

    /** The claim is on its way to the disk. */
    record Claiming(Claim claim, ToSupervisor.Launch launch, boolean killed) implements Phase {}

    /** Claimed; the process is being started. */
    record Starting(Claim claim, ToSupervisor.Launch launch, boolean killed) implements Phase {}

    /** @param watched whether this supervisor started it, and so will see its exit code */
    record Running(Claim claim, ProcessRef process, Moment startedAt, boolean watched) implements Phase {}

    /**
     * Its tree was told to end.
     *
     * @param killAt machine time at which TERM becomes KILL
     * @param leaderGone the leading process has ended; the tree may not have
     * @param looks how often the tree was looked at since KILL
     */
    record Stopping(Claim claim, ProcessRef process, Moment startedAt, boolean watched, AttemptResult result,
            Instant killAt, boolean leaderGone, int looks) implements Phase {}

    /** The process has ended; its output is being stored. */
    record Gathering(Claim claim, Optional<ProcessRef> process, Moment startedAt, Moment endedAt,
            AttemptResult result) implements Phase {}

    /** The end is on its way to the disk. */
    record Ending(ToServer.Ended ended) implements Phase {}

    /** The end is on disk, until the server settles it. */
    record Over(ToServer.Ended ended) implements Phase {}
}
