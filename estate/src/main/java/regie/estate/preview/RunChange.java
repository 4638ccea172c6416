package regie.estate.preview;

import java.time.LocalDate;
import java.util.Optional;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;

/**
 * One run that a change of the estate adds, removes or moves.
 *
 * @param before empty for one that is added
 * @param after empty for one that is removed
 */
public record RunChange(PlanName plan, Optional<PlannedStart> before, Optional<PlannedStart> after) {

    /** What happens to it. */
    public enum Kind {
        ADDED,
        REMOVED,
        MOVED
    }

    public RunChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("nothing changes");
        }
    }

    public Kind kind() {
        return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.MOVED;
    }

    /** The production date under which it is shown: that of the run as it was, else as it will be. */
    public LocalDate date() {
        return before.or(() -> after).orElseThrow().date();
    }
}
