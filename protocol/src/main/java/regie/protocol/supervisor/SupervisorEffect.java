package regie.protocol.supervisor;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.AttemptId;
import regie.protocol.ToServer;

/**
 * What a supervisor wants done. Effects are carried out in order; those that are answered are
 * answered by exactly one input, later. When the supervisor dies, the answers that were to come
 * die with it.
 */
public sealed interface SupervisorEffect {

    /** To the agent; dropped when none is attached. */
    record Send(FromSupervisor message) implements SupervisorEffect {}

    /** Append and make durable: {@code ClaimWritten} or {@code ClaimRefused}. */
    record WriteClaim(Claim claim) implements SupervisorEffect {}

    /** Append and make durable: {@code EndWritten} or {@code EndNotWritten}. */
    record WriteEnd(ToServer.Ended ended) implements SupervisorEffect {}

    /** Append; durable with the next that must be. Not answered. */
    record Note(DiskRecord record) implements SupervisorEffect {}

    /** Start the process in a session of its own: {@code Spawned} (then {@code Exited}) or {@code SpawnRefused}. */
    record Spawn(ToSupervisor.Launch launch) implements SupervisorEffect {}

    /** Send a signal to every process of the attempt. Not answered. */
    record Signal(AttemptId attempt, ProcessRef process, Strength strength) implements SupervisorEffect {}

    enum Strength {
        TERM,
        KILL
    }

    /** See what lives of an attempt: {@code Looked}. */
    record Look(AttemptId attempt, ProcessRef process) implements SupervisorEffect {}

    /** Store the output of a process that has ended, read what it published: {@code Gathered}. */
    record Gather(Claim claim, Optional<ProcessRef> process) implements SupervisorEffect {}

    /** @param at machine time */
    record SetTimer(SupervisorTimer timer, Instant at) implements SupervisorEffect {}

    record CancelTimer(SupervisorTimer timer) implements SupervisorEffect {}

    /** End the supervisor's program, after everything before. */
    record Leave() implements SupervisorEffect {}
}
