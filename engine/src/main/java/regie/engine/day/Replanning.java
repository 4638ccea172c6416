package regie.engine.day;

import java.util.Optional;
import regie.engine.DayCommand.Replan;
import regie.engine.EngineProblem;
import regie.engine.turn.Turn;

/** What another version of the estate changes of the day. */
final class Replanning {

    private Replanning() {}

    static Optional<EngineProblem> make(Turn turn, Replan it) {
        return Optional.empty();
    }
}
