package regie.engine.dispatch;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import regie.engine.EstateFacts;
import regie.engine.state.EngineState;
import regie.engine.state.Flag;
import regie.engine.state.Place;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.between.Freeze;
import regie.estate.plan.PlanDefinition;

/** Periods in which the runs of some plans do not start. What has started goes on, sub-plans with it. */
public final class Freezes {

    private Freezes() {}

    /** As {@code waive} names a freeze. */
    public static String name(Freeze freeze) {
        return "freeze:" + freeze.name();
    }

    /** The one that keeps this task back, or kept it back until it is looked at again, whatever a clock that is behind may say. */
    public static Optional<Freeze> keeping(EngineState state, Task task, Instant now) {
        Optional<Freeze> is = of(state, task, now);
        return is.isPresent() || task.place() != Place.FREEZE ? is
                : state.facts().flatMap(facts -> facts.between().freezes().stream()
                        .filter(freeze -> freeze.matches(task.run().definition().name(), task.run().definition().application(),
                                task.run().definition().kind()))
                        .max(Comparator.comparing(Freeze::to)));
    }

    /** The one that keeps this task back now; the one that lasts longest where there are several. */
    public static Optional<Freeze> of(EngineState state, Task task, Instant now) {
        Run run = task.run();
        if (run.parent().isPresent()) {
            return Optional.empty();
        }
        Freeze last = null;
        for (Freeze freeze : state.facts().map(EstateFacts::between).map(between -> between.freezes()).orElse(java.util.List.of())) {
            PlanDefinition plan = run.definition();
            boolean holds = freeze.covers(now) && freeze.matches(plan.name(), plan.application(), plan.kind())
                    && !goesOn(run, freeze);
            last = holds && (last == null || freeze.to().isAfter(last.to())) ? freeze : last;
        }
        return Optional.ofNullable(last);
    }

    /** It has begun to work, or somebody has lifted the freeze for it. That a person forces or skips something begins nothing. */
    private static boolean goesOn(Run run, Freeze freeze) {
        boolean worked = run.startedAt().isPresent()
                && run.tasks().stream().anyMatch(task -> Restarts.attempted(task) || task.has(Flag.PASSED));
        return worked || run.tasks().stream().anyMatch(task -> task.side().waived().contains(name(freeze)));
    }
}
