package regie.engine.day;

import java.util.Optional;
import regie.engine.DayCommand.LeaveDay;
import regie.engine.DayEvent;
import regie.engine.EngineProblem;
import regie.engine.turn.Turn;

/** What leaves the day when the next one begins. */
final class Leaving {

    private Leaving() {}

    static Optional<EngineProblem> leave(Turn turn, LeaveDay it) {
        if (!turn.state().days().planned(it.scope(), it.date())) {
            return Optional.of(new EngineProblem.DateNotOpen(it.date()));
        }
        turn.emit(new DayEvent.DayLeft(turn.now(), it.scope(), it.date(), 0));
        return Optional.empty();
    }
}
