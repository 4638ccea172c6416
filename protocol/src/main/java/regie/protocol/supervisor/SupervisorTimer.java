package regie.protocol.supervisor;

import java.util.Optional;
import regie.kernel.AttemptId;

/** A timer as data: when it is due, it comes back as an input. Setting one again moves it. */
public record SupervisorTimer(Kind kind, Optional<AttemptId> attempt) {

    /** What is due. */
    public enum Kind {
        /** The attempt has run for as long as it may. */
        TIMEOUT,
        /** The grace after TERM is over. */
        GRACE,
        /** Look again whether a process or its tree lives. */
        LOOK,
        /** It has run long enough to be told as started. */
        TELL_STARTED,
        /** Try again to record an end. */
        RECORD,
        /** No agent has come back and nothing runs. */
        IDLE
    }

    static SupervisorTimer of(Kind kind, AttemptId attempt) {
        return new SupervisorTimer(kind, Optional.of(attempt));
    }

    static final SupervisorTimer IDLE = new SupervisorTimer(Kind.IDLE, Optional.empty());
}
