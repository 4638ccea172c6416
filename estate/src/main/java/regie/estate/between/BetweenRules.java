package regie.estate.between;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What an estate says about what happens between its plans.
 *
 * @param lookBackDays how long the outcome of a run that has left the day still answers, in days of its production date; the newest
 *        of each plan answers for ever
 * @param events all that are declared, raised or awaited, by name
 * @param freezes in the order declared
 * @param needed the tasks that plans need of other plans, by plan; the empty name stands for the plan as a whole
 */
public record BetweenRules(
        int lookBackDays, LinkedHashMap<String, DeclaredEvent> events, List<Freeze> freezes,
        Map<String, LinkedHashSet<String>> needed) {

    public static final int LOOK_BACK_DAYS = 100;

    public BetweenRules {
        freezes = List.copyOf(freezes);
    }

    public static BetweenRules none() {
        return new BetweenRules(LOOK_BACK_DAYS, new LinkedHashMap<>(), List.of(), new LinkedHashMap<>());
    }
}
