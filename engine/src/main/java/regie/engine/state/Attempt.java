package regie.engine.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Claim;
import regie.engine.Intent;
import regie.kernel.HostName;

/**
 * A live attempt: it holds its slot and its claims until its end is known.
 *
 * @param token a result counts only with this one
 * @param host empty for what the engine does itself
 * @param stopping the kill that was decided, if any; it stays with an attempt that goes out of sight
 * @param unknownSince set while its agent is out of sight
 */
public record Attempt(
        int number,
        long token,
        Optional<HostName> host,
        String incarnation,
        List<Claim> holds,
        Intent intent,
        Instant intendedAt,
        Optional<Instant> startedAt,
        Optional<Stopping> stopping,
        Optional<Instant> unknownSince) {

    public record Stopping(Instant since, By by) {}

    Attempt started(Instant at) {
        return new Attempt(number, token, host, incarnation, holds, intent, intendedAt, Optional.of(at), stopping, unknownSince);
    }

    Attempt stopping(long raised, Instant at, By by) {
        return new Attempt(number, raised, host, incarnation, holds, intent, intendedAt, startedAt, Optional.of(new Stopping(at, by)),
                unknownSince);
    }

    Attempt unknown(Optional<Instant> since) {
        return new Attempt(number, token, host, incarnation, holds, intent, intendedAt, startedAt, stopping, since);
    }
}
