package regie.engine.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import regie.engine.Catalog;
import regie.engine.DayScope;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.dispatch.Cancels;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Orders;
import regie.engine.turn.Turn;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;

/** Ordering runs, and forgetting them. */
final class RunOrders {

    private RunOrders() {}

    static Optional<EngineProblem> order(Turn turn, EngineCommand.OrderRun it) {
        Optional<EstateFacts> facts = turn.state().facts();
        if (facts.isEmpty()) {
            return Optional.of(new EngineProblem.NoEstate());
        }
        Optional<Catalog.Entry> entry = turn.catalog().find(facts.get().version(), it.plan());
        if (entry.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchPlan(it.plan()));
        }
        Optional<EngineProblem> notItsDate = it.force() ? Optional.empty() : date(turn, facts.get(), entry.get().definition(), it.date());
        if (notItsDate.isPresent()) {
            return notItsDate;
        }
        Optional<Instant> start = it.atDate() ? Optional.of(DayScope.of(facts.get(), entry.get().definition()).opens(it.date()))
                : Optional.empty();
        Orders.Order order = new Orders.Order(entry.get(), facts.get().version(), it.date(), it.set(), it.hold(), it.force(),
                Optional.empty(), start, Optional.empty(), it.by());
        return switch (Orders.prepare(turn, order)) {
            case Orders.Outcome.Cannot cannot -> Optional.of(cannot.problem());
            case Orders.Outcome.Can can -> {
                can.ready().replaced().stream().filter(run -> !run.cancelling()).forEach(run -> Cancels.cancel(turn, run, it.by()));
                Orders.place(turn, can.ready());
                yield Optional.empty();
            }
        };
    }

    /** A plan without a schedule has no dates of its own: any will do. */
    private static Optional<EngineProblem> date(Turn turn, EstateFacts facts, PlanDefinition plan, LocalDate date) {
        Optional<PlanDates> dates = turn.catalog().dates(facts.version()).filter(known -> !plan.schedules().isEmpty());
        if (dates.isEmpty() || dates.get().isDate(plan.name(), date)) {
            return Optional.empty();
        }
        return Optional.of(new EngineProblem.NotADateOfPlan(plan.name(), date, dates.get().previous(plan.name(), date),
                dates.get().next(plan.name(), date)));
    }

    static Optional<EngineProblem> remove(Turn turn, EngineCommand.RemoveRun it) {
        Optional<Run> run = turn.state().run(it.run());
        if (run.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchRun(it.run()));
        }
        if (!run.get().ended()) {
            return Optional.of(new EngineProblem.RunNotEnded(it.run()));
        }
        Optional<Task> parent = run.get().parent().flatMap(turn.state()::task);
        if (parent.isPresent()) {
            return Optional.of(new EngineProblem.RunInUse(it.run(), parent.get().run().id()));
        }
        turn.emit(new EngineEvent.RunRemoved(turn.now(), it.run(), it.by()));
        return Optional.empty();
    }
}
