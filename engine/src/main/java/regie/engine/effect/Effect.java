package regie.engine.effect;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import regie.engine.Intent;
import regie.engine.Target;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Text;

/** Something to happen outside the engine. May be asked for more than once: receivers know what they have done. */
public sealed interface Effect {

    /**
     * Send the attempt to the agent of that host.
     *
     * @param incarnation the only one of the agent that may start it; empty lets any
     * @param environment the whole environment of the process but {@code REGIE_OUTPUT} and {@code REGIE_FILES}
     */
    record StartAttempt(
            AttemptId attempt,
            long token,
            HostName host,
            String incarnation,
            String estateVersion,
            Intent.Work work,
            Map<String, String> environment)
            implements Effect {}

    record KillAttempt(AttemptId attempt, long token, HostName host, Duration grace) implements Effect {}

    /** The end is in the journal: the agent may forget the attempt. */
    record SettleAttempt(AttemptId attempt, HostName host) implements Effect {}

    /** Somebody should know. {@code role} empty means whoever operates. */
    record Tell(Target about, Subject subject, Optional<String> role, Text words) implements Effect {}

    enum Subject {
        TO_CONFIRM,
        TO_APPROVE,
        TO_DO,
        REMINDER,
        ESCALATION,
        TASK_FAILED,
        ATTEMPT_UNKNOWN,
        LATE,
        RUN_ENDED
    }
}
