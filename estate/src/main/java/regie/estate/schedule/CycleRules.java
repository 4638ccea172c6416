package regie.estate.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * How the occurrences of one run treat what goes wrong.
 *
 * @param tolerance how late a slot may still start that the occurrence before has overrun; beyond, it is skipped
 * @param stopAfterFailures after so many failures in a row the run has failed and no occurrence follows
 * @param oneBy by then one occurrence must have succeeded: the first such time after the first occurrence
 */
public record CycleRules(Duration tolerance, Optional<Integer> stopAfterFailures, Optional<LocalTime> oneBy) {

    public static final CycleRules PLAIN = new CycleRules(Duration.ZERO, Optional.empty(), Optional.empty());
}
