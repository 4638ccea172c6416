package regie.estate.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.PlanName;

/**
 * How the runs of a plan come into the day and leave it.
 *
 * @param keepDays for how many days after its own date a run that ended well stays; 0: until the next new day
 * @param leftover what becomes of runs that failed, are held or unknown when the next day begins
 * @param leftoverDays for how many days they stay; empty for as long as nobody does anything about them
 * @param replaces plans that are not ordered on the dates of this one
 * @param advances the period that goes on when a task has succeeded, by the task's name
 */
public record DayRules(
        int keepDays, Leftover leftover, Optional<Integer> leftoverDays, List<PlanName> replaces, Map<String, String> advances) {

    public static final DayRules PLAIN = new DayRules(0, Leftover.KEEP, Optional.empty(), List.of(), Map.of());

    public DayRules {
        replaces = List.copyOf(replaces);
    }

    /** What becomes of what has not ended well. */
    public enum Leftover {
        KEEP,
        CANCEL
    }
}
