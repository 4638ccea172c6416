package regie.engine.day;

import java.util.Optional;
import regie.engine.DayCommand.AdvancePeriod;
import regie.engine.DayCommand.SetForDate;
import regie.engine.DayEvent;
import regie.engine.EngineProblem;
import regie.engine.turn.Turn;

/** What holds for single dates and for periods. */
final class DateRules {

    private DateRules() {}

    static Optional<EngineProblem> set(Turn turn, SetForDate it) {
        Optional<regie.engine.EstateFacts> facts = turn.state().facts();
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
        return Optional.of(new EngineProblem.NoSuchPeriod(it.period()));
    }
}
