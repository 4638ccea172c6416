package regie.engine.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayCommand.AnswerMissed;
import regie.engine.DayCommand.CatchUpAnswer;
import regie.engine.DayEvent;
import regie.engine.DayEvent.MissedCause;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.PlannedRun;
import regie.engine.dispatch.Dues;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.turn.Turn;

/** What becomes of starts that went by while nobody was there, the oldest first. */
final class CatchingUp {

    private CatchingUp() {}

    static Optional<EngineProblem> judge(Turn turn) {
        return Optional.empty();
    }

    static Optional<EngineProblem> answer(Turn turn, AnswerMissed it) {
        return Optional.of(new EngineProblem.NothingWasMissed(it.plans()));
    }
}
