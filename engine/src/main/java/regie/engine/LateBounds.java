package regie.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a run or one of its tasks is out of its usual course, worked out when the run is ordered: what depends on history and
 * calendars is in here as figures, so that folding an event asks neither.
 *
 * @param startBy late when it has not started by then
 * @param endBy late when it has not ended by then
 * @param longest overrun when it runs longer
 * @param shortest too short when it has succeeded in less
 * @param cycle late when an occurrence begins that much after its computed time
 */
public record LateBounds(
        Optional<Instant> startBy, Optional<Instant> endBy, Optional<Duration> longest, Optional<Duration> shortest,
        Optional<Duration> cycle) {

    /** Whether there is nothing to watch. */
    public boolean isEmpty() {
        return startBy.isEmpty() && endBy.isEmpty() && longest.isEmpty() && shortest.isEmpty() && cycle.isEmpty();
    }
}
