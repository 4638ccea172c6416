package regie.engine.day;

import java.time.LocalDate;
import java.util.Optional;
import regie.engine.DayCommand;
import regie.engine.DayCommand.*;
import regie.engine.DayEvent;
import regie.engine.DayScope;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.turn.Turn;
import regie.kernel.EstateVersion;

/** The commands of the day. Each may come twice, or go on after a crash in the middle: what is done is not done again. */
public final class Days {

    private Days() {}

    public static Optional<EngineProblem> make(Turn turn, DayCommand command) {
        return switch (command) {
            case OpenDay it -> open(turn, it);
            case PlanSlice it -> plan(turn, it);
            case CloseDay it -> close(turn, it);
            case LeaveDay it -> Leaving.leave(turn, it);
            case JudgeMissed it -> CatchingUp.judge(turn);
            case AnswerMissed it -> CatchingUp.answer(turn, it);
            case Replan it -> Replanning.make(turn, it);
            case SetForDate it -> DateRules.set(turn, it);
            case AdvancePeriod it -> DateRules.advance(turn, it);
        };
    }

    private static Optional<EngineProblem> outdated(Turn turn, EstateVersion version) {
        Optional<EstateFacts> facts = turn.state().facts();
        if (facts.isEmpty()) {
            return Optional.of(new EngineProblem.NoEstate());
        }
        return facts.get().version().equals(version) ? Optional.empty()
                : Optional.of(new EngineProblem.PlanningOutdated(version, facts.get().version()));
    }

    private static boolean done(Turn turn, DayScope scope, LocalDate date) {
        return turn.state().days().planned(scope, date);
    }

    private static boolean isOpen(Turn turn, DayScope scope, LocalDate date) {
        return turn.state().days().scope(scope).flatMap(StateRow.Day::open).filter(date::equals).isPresent();
    }

    private static Optional<EngineProblem> open(Turn turn, OpenDay it) {
        Optional<EngineProblem> outdated = outdated(turn, it.version());
        if (outdated.isPresent() || done(turn, it.scope(), it.date()) || isOpen(turn, it.scope(), it.date())) {
            return outdated;
        }
        Optional<StateRow.Day> row = turn.state().days().scope(it.scope());
        Optional<LocalDate> next = row.flatMap(StateRow.Day::planned).map(day -> day.plusDays(1));
        Optional<LocalDate> expected = row.flatMap(StateRow.Day::open).or(() -> next);
        if (expected.isPresent() && !expected.get().equals(it.date())) {
            return Optional.of(new EngineProblem.DateOutOfOrder(it.date(), expected.get()));
        }
        turn.emit(new DayEvent.DayOpened(turn.now(), it.scope(), it.date(), it.version()));
        return Optional.empty();
    }

    private static Optional<EngineProblem> plan(Turn turn, PlanSlice it) {
        Optional<EngineProblem> outdated = outdated(turn, it.version());
        if (outdated.isPresent() || done(turn, it.scope(), it.date())) {
            return outdated;
        }
        if (!isOpen(turn, it.scope(), it.date())) {
            return Optional.of(new EngineProblem.DateNotOpen(it.date()));
        }
        it.runs().stream().filter(run -> !turn.state().knows(run)).forEach(run -> Planting.plant(turn, run, it.version()));
        return Optional.empty();
    }

    private static Optional<EngineProblem> close(Turn turn, CloseDay it) {
        Optional<EngineProblem> outdated = outdated(turn, it.version());
        if (outdated.isPresent() || done(turn, it.scope(), it.date())) {
            return outdated;
        }
        if (!isOpen(turn, it.scope(), it.date())) {
            return Optional.of(new EngineProblem.DateNotOpen(it.date()));
        }
        EstateFacts facts = turn.state().facts().orElseThrow();
        int ordered = 0;
        for (Run run : turn.state().runs()) {
            boolean counts = run.date().equals(it.date()) && run.planned().isPresent()
                    && DayScope.of(facts, run.definition()).equals(it.scope());
            ordered += counts ? 1 : 0;
        }
        int overdue = (int) turn.state().days().missed().stream().filter(row -> row.start().date().equals(it.date())).count();
        turn.emit(new DayEvent.DayPlanned(turn.now(), it.scope(), it.date(), it.version(), ordered, overdue, it.replaced()));
        return Optional.empty();
    }
}
