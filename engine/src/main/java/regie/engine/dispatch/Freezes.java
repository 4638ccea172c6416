package regie.engine.dispatch;

import java.time.Instant;
import java.util.Optional;
import regie.engine.EstateFacts;
import regie.engine.state.EngineState;
import regie.engine.state.Needs;
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

    /** The one that keeps this task back now; the one that lasts longest where there are several. */
    public static Optional<Freeze> of(EngineState state, Task task, Instant now) {
        Run run = task.run();
        if (run.startedAt().isPresent() || run.parent().isPresent() || task.side().waived().contains(Needs.ALL)) {
            return Optional.empty();
        }
        Freeze last = null;
        for (Freeze freeze : state.facts().map(EstateFacts::between).map(between -> between.freezes()).orElse(java.util.List.of())) {
            PlanDefinition plan = run.definition();
            boolean holds = freeze.covers(now) && freeze.matches(plan.name(), plan.application(), plan.kind())
                    && !task.side().waived().contains(name(freeze));
            last = holds && (last == null || freeze.to().isAfter(last.to())) ? freeze : last;
        }
        return Optional.ofNullable(last);
    }
}
