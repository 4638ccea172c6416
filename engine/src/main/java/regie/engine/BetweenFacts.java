package regie.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.estate.between.BetweenRules;
import regie.estate.between.DeclaredEvent;
import regie.estate.between.Freeze;
import regie.kernel.PlanName;

/**
 * What is live of an estate between its plans.
 *
 * @param lookBackDays how long outcomes of runs that have left the day still answer
 * @param needed what plans need of other plans; the outcomes that are kept
 * @param events the declared events by name, with how long each is kept
 */
public record BetweenFacts(int lookBackDays, List<Needed> needed, List<Known> events, List<Freeze> freezes) {

    public static final BetweenFacts NONE = new BetweenFacts(BetweenRules.LOOK_BACK_DAYS, List.of(), List.of(), List.of());

    public BetweenFacts {
        needed = List.copyOf(needed);
        events = List.copyOf(events);
        freezes = List.copyOf(freezes);
    }

    /** @param tasks the empty name stands for the plan as a whole */
    public record Needed(PlanName plan, List<String> tasks) {
        public Needed {
            tasks = List.copyOf(tasks);
        }
    }

    /** @param external raised from outside; a person may raise any */
    public record Known(String name, Duration keep, boolean external) {}

    static BetweenFacts of(BetweenRules rules) {
        List<Needed> needed = new ArrayList<>();
        rules.needed().forEach((plan, tasks) -> needed.add(new Needed(new PlanName(plan), List.copyOf(tasks))));
        return new BetweenFacts(rules.lookBackDays(), needed,
                rules.events().values().stream().map(BetweenFacts::known).toList(), rules.freezes());
    }

    private static Known known(DeclaredEvent event) {
        return new Known(event.name(), event.keep(), event.external());
    }

    public Optional<Known> event(String name) {
        return events.stream().filter(event -> event.name().equals(name)).findFirst();
    }
}
