package regie.engine.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.By;
import regie.engine.RunState;

/**
 * Where a run stands in its cycle. Only the current occurrence has tasks; of those before it counts and the last outcome are kept.
 *
 * @param number of the current or last occurrence; 0 before the first
 * @param slot the computed time that it stands for
 * @param startedAt when it began
 * @param outcome how it has ended; empty while it is under way
 * @param endedAt when it has ended
 * @param next the computed time of the next one; empty when that is not known yet, or none follows
 * @param succeeded how many have
 * @param failed how many have failed, or were cancelled
 * @param skipped how many slots went by
 * @param failuresInARow up to now
 * @param good the last occurrence in which each task has succeeded; that of the run under the empty name
 * @param stopped who said that no other follows
 */
public record Occurrences(
        int number,
        Optional<Instant> slot,
        Optional<Instant> startedAt,
        Optional<RunState> outcome,
        Optional<Instant> endedAt,
        Optional<Instant> next,
        int succeeded,
        int failed,
        int skipped,
        int failuresInARow,
        Map<String, Integer> good,
        Optional<By> stopped) {

    /** Before the first. */
    public static final Occurrences NONE = new Occurrences(0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), 0, 0, 0, 0, Map.of(), Optional.empty());

    public Occurrences {
        good = Collections.unmodifiableMap(new TreeMap<>(good));
    }

    /** Whether one is under way. */
    public boolean open() {
        return number > 0 && outcome.isEmpty();
    }

    Occurrences began(int as, Instant at, Instant of, Optional<Instant> following) {
        return new Occurrences(as, Optional.of(of), Optional.of(at), Optional.empty(), Optional.empty(), following, succeeded, failed,
                skipped, failuresInARow, good, stopped);
    }

    /** Counted once, however often it is said how it ended. */
    Occurrences ended(Instant at, RunState how, Optional<Instant> following, Map<String, Integer> goodNow) {
        boolean well = how == RunState.SUCCEEDED;
        int wells = succeeded - (outcome.filter(RunState.SUCCEEDED::equals).isPresent() ? 1 : 0) + (well ? 1 : 0);
        int bads = failed - (outcome.filter(it -> it != RunState.SUCCEEDED).isPresent() ? 1 : 0) + (well ? 0 : 1);
        int row = well ? 0 : outcome.filter(it -> it != RunState.SUCCEEDED).isPresent() ? failuresInARow : failuresInARow + 1;
        return new Occurrences(number, slot, startedAt, Optional.of(how), Optional.of(at), following, wells, bads, skipped, row, goodNow,
                stopped);
    }

    Occurrences skipped(int more, Optional<Instant> following) {
        return new Occurrences(number, slot, startedAt, outcome, endedAt, following, succeeded, failed, skipped + more, failuresInARow,
                good, stopped);
    }

    Occurrences stopped(By by) {
        return new Occurrences(number, slot, startedAt, outcome, endedAt, Optional.empty(), succeeded, failed, skipped, failuresInARow,
                good, Optional.of(by));
    }
}
