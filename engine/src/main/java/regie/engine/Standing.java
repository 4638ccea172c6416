package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import regie.kernel.RunId;

/**
 * How it stands with what a task needs of another plan or another date.
 *
 * @param run the run that is meant; empty while there is none
 * @param date the production date that is meant; empty for any, or where the plan has no such date
 * @param state of the task that is needed, where one is
 * @param outcome of the run, once it has ended
 * @param since when it began to stand so, as far as that is known
 */
public record Standing(
        Kind kind, Optional<RunId> run, Optional<LocalDate> date, Optional<TaskState> state, Optional<RunState> outcome, Instant since) {

    public enum Kind {
        MET,
        /** Will not be there: not ordered although that day is planned, no such date, or not in the run that was ordered. */
        ABSENT,
        /** Not ordered yet, and that day is not planned yet. */
        TO_COME,
        /** In a run that was ordered, and not yet as asked. */
        OPEN,
        /** Ended in another way than asked. */
        OVER,
        /** As asked, but longer ago than the need allows. */
        TOO_OLD,
        /** The run has left the day, and nobody needed it then. */
        FORGOTTEN
    }

    /** Whether nothing will change by itself. */
    public boolean needsPerson() {
        return switch (kind) {
            case MET, TO_COME, OPEN -> false;
            case ABSENT, OVER, TOO_OLD, FORGOTTEN -> true;
        };
    }
}
