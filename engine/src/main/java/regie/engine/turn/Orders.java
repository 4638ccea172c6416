package regie.engine.turn;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.state.Run;
import regie.estate.schedule.Overlap;
import regie.estate.plan.PlanDefinition;
import regie.kernel.EstateVersion;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;

/** How a run comes to be. */
public final class Orders {

    private Orders() {}

    /**
     * What is to be ordered.
     *
     * @param alone starts beside others whatever the plan's overlap says
     */
    public record Order(
            Catalog.Entry entry,
            EstateVersion version,
            LocalDate date,
            Map<String, Value> set,
            boolean held,
            boolean alone,
            Optional<TaskId> parent,
            By by) {}

    /** A run that may be ordered: everything worked out, nothing said yet. */
    public record Ready(RunId id, EngineEvent.RunOrdered event, List<Run> replaced, PlanDefinition definition) {}

    /** Works it out, or says why not. */
    public sealed interface Outcome {
        record Can(Ready ready) implements Outcome {}

        record Cannot(EngineProblem problem) implements Outcome {}
    }

    public static Outcome prepare(Turn turn, Order order) {
        Optional<EstateFacts> known = turn.state().facts();
        if (known.isEmpty()) {
            return new Outcome.Cannot(new EngineProblem.NoEstate());
        }
        PlanDefinition plan = order.entry().definition();
        List<Run> living = turn.state().living(plan.name());
        boolean full = !order.alone() && living.size() >= limit(plan);
        if (full && plan.overlap() == Overlap.SKIP) {
            return new Outcome.Cannot(new EngineProblem.PlanStillLives(plan.name(), living.getFirst().id()));
        }
        RunId id = turn.state().nextRunId(plan.name(), order.date());
        RunVariables.Result variables = new RunVariables(id, order.date(), order.set(), order.entry()).resolve();
        if (variables.problem().isPresent()) {
            return new Outcome.Cannot(variables.problem().get());
        }
        EstateFacts facts = known.get();
        EngineEvent.RunOrdered event = new EngineEvent.RunOrdered(turn.now(), id, order.entry().pin(), order.date(), order.version(),
                variables.variables(), order.held(), full, ProductionTime.windows(facts, order.date(), plan),
                ProductionTime.deadlines(facts, order.date(), plan), order.parent(), order.by());
        return new Outcome.Can(new Ready(id, event, full && plan.overlap() == Overlap.REPLACE ? living : List.of(), plan));
    }

    /** How many runs of the plan may live at once. */
    public static int limit(PlanDefinition plan) {
        return plan.concurrency().orElse(plan.overlap() == Overlap.ALLOW ? Integer.MAX_VALUE : 1);
    }

    /** Says it. What it replaces is cancelled by the caller. */
    public static void place(Turn turn, Ready ready) {
        pin(turn, ready.event().pin(), ready.definition());
        turn.emit(ready.event());
    }

    public static void pin(Turn turn, String pin, PlanDefinition definition) {
        if (!turn.state().pinned(pin)) {
            turn.emit(new EngineEvent.PlanPinned(turn.now(), pin, definition));
        }
    }
}
