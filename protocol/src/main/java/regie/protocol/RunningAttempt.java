package regie.protocol;

import java.time.Instant;
import regie.kernel.AttemptId;

/**
 * An attempt whose process lives.
 *
 * @param token the highest fencing token that the host has seen for it
 * @param watched false when the supervisor that started it has died: the process lives on, but its
 *     exit code can no longer be had, so it will end as lost; until then it is {@code Unknown}
 */
public record RunningAttempt(AttemptId attempt, long token, Instant startedAt, Instant startedMachine,
        boolean stopping, boolean watched) {}
