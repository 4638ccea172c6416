package regie.engine.day;

import java.time.LocalDate;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayCommand.AdvancePeriod;
import regie.engine.DayCommand.SetForDate;
import regie.engine.DayEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.EstateFacts.PeriodFact;
import regie.engine.dispatch.Periods;
import regie.engine.state.StateRow;
import regie.engine.turn.Turn;

/** What holds for single dates and for periods. */
final class DateRules {

    private DateRules() {}

    static Optional<EngineProblem> set(Turn turn, SetForDate it) {
        Optional<EstateFacts> facts = turn.state().facts();
        if (facts.isEmpty()) {
            return Optional.of(new EngineProblem.NoEstate());
        }
        if (turn.catalog().find(facts.get().version(), it.plan()).isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchPlan(it.plan()));
        }
        turn.emit(new DayEvent.DateVariablesSet(turn.now(), it.plan(), it.date(), it.set(), it.by()));
        return Optional.empty();
    }

    static Optional<EngineProblem> advance(Turn turn, AdvancePeriod it) {
        Optional<PeriodFact> fact = Periods.fact(turn, it.period());
        Optional<StateRow.Period> open = turn.state().days().period(it.period());
        if (fact.isEmpty() || open.isEmpty()) {
            return Optional.of(new EngineProblem.NoSuchPeriod(it.period()));
        }
        LocalDate next = it.to().map(fact.get().unit()::firstDay).orElse(fact.get().unit().next(open.get().first()));
        if (!next.isAfter(open.get().first())) {
            return Optional.of(new EngineProblem.PeriodNotLater(it.period(), open.get().first(), next));
        }
        Periods.open(turn, fact.get(), next, it.by());
        return Optional.empty();
    }
}
