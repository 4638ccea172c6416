package regie.estate.shadow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that really happened elsewhere.
 *
 * @param name a plan's or a task's code, or a plan's name, or {@code plan/task}
 * @param returned the exit code of an end; zero for a start
 * @param date the production date that it worked for, where the one who observed it knows
 */
public record Observed(String name, Kind kind, Instant at, int returned, Optional<LocalDate> date) {

    /** Which half of the story. */
    public enum Kind {
        STARTED,
        ENDED
    }
}
