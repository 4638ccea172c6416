package regie.engine.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.Planned;
import regie.engine.PlannedRun;
import regie.engine.state.Run;
import regie.estate.schedule.Overlap;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.Cycle;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.schedule.ScheduleRule;
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
     * @param start not before; one that has passed counts as at once
     * @param planned the start of a schedule that it stands for
     */
    public record Order(
            Catalog.Entry entry,
            EstateVersion version,
            LocalDate date,
            Map<String, Value> set,
            boolean held,
            boolean alone,
            Optional<TaskId> parent,
            Optional<Instant> start,
            Optional<Planned> planned,
            By by) {

        /** At once, and by no schedule. */
        public static Order now(Catalog.Entry entry, EstateVersion version, LocalDate date, Map<String, Value> set, boolean held,
                boolean alone, Optional<TaskId> parent, By by) {
            return new Order(entry, version, date, set, held, alone, parent, Optional.empty(), Optional.empty(), by);
        }
    }

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
        List<Run> living = started(turn.state().living(plan.name()));
        boolean later = order.start().filter(start -> start.isAfter(turn.now())).isPresent();
        boolean full = !order.alone() && !later && living.size() >= limit(plan, order.planned());
        if (full && overlap(plan, order.planned()) == Overlap.SKIP) {
            return new Outcome.Cannot(new EngineProblem.PlanStillLives(plan.name(), living.getFirst().id()));
        }
        RunId id = turn.state().nextRunId(plan.name(), order.date());
        Map<String, LocalDate> periods = order.parent().flatMap(turn.state()::task).map(above -> above.run().periods())
                .orElse(turn.state().days().openPeriods());
        RunVariables.Result variables = new RunVariables(id, order.date(), order.set(),
                turn.catalog().dated(order.version(), plan.name(), order.date()), turn.state().days().set(plan.name(), order.date()),
                periods, order.entry()).resolve();
        if (variables.problem().isPresent()) {
            return new Outcome.Cannot(variables.problem().get());
        }
        EstateFacts facts = known.get();
        EngineEvent.RunOrdered event = new EngineEvent.RunOrdered(turn.now(), id, order.entry().pin(), order.date(), order.version(),
                variables.variables(), order.held(), full, ProductionTime.windows(facts, order.date(), plan,
                order.start().orElse(turn.now())),
                ProductionTime.deadlines(facts, order.date(), plan),
                Tying.of(facts, turn.catalog().steps(order.version()), order.date(), plan), order.parent(), order.start(),
                order.planned(), absent(turn, order), periods,
                Bounding.of(turn, facts, order.date(), plan), cycle(turn, order), order.by());
        return new Outcome.Can(new Ready(id, event, full && overlap(plan, order.planned()) == Overlap.REPLACE ? living : List.of(), plan));
    }

    /** One ordered by hand is done once, whatever its schedule says. */
    private static Optional<Cycle> cycle(Turn turn, Order order) {
        return order.planned().flatMap(it -> turn.catalog().cycle(order.version(),
                new PlannedRun(order.entry().definition().name(), it.schedule(), order.date(), it.start())));
    }

    /** Tasks whose days leave them out on this date. */
    private static List<String> absent(Turn turn, Order order) {
        List<String> absent = new ArrayList<>();
        PlanDefinition plan = order.entry().definition();
        for (TaskDefinition task : plan.tasks().values()) {
            if (task.days() instanceof TaskDefinition.Days.OnDays on) {
                WorkCalendar calendar = turn.catalog().calendar(order.version(), plan);
                if (on.rules().stream().noneMatch(rule -> rule.includes(order.date(), calendar))) {
                    absent.add(task.name());
                }
            }
        }
        return absent;
    }

    /** How many runs of the plan may live at once. */
    public static int limit(PlanDefinition plan, Optional<Planned> planned) {
        return plan.concurrency().orElse(overlap(plan, planned) == Overlap.ALLOW ? Integer.MAX_VALUE : 1);
    }

    /** That of the schedule, else that of the plan. */
    public static Overlap overlap(PlanDefinition plan, Optional<Planned> planned) {
        return planned.flatMap(it -> plan.schedules().stream().filter(rule -> rule.name().equals(it.schedule())).findFirst())
                .flatMap(ScheduleRule::overlap).orElse(plan.overlap());
    }

    /** Those that take part in the day: one that waits for its start is not in the way of others. */
    public static List<Run> started(List<Run> living) {
        return living.stream().filter(run -> !run.waits()).toList();
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
