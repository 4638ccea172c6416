package regie.engine.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayCommand.Replan;
import regie.engine.DayCommand.Shift;
import regie.engine.DayEvent;
import regie.engine.EngineEvent;
import regie.engine.EngineProblem;
import regie.engine.EstateFacts;
import regie.engine.Planned;
import regie.engine.PlannedRun;
import regie.engine.dispatch.Cancels;
import regie.engine.state.Run;
import regie.engine.turn.Turn;
import regie.kernel.RunId;

/** What another version of the estate, or of a zone's rules, changes of starts that have not come. */
final class Replanning {

    private Replanning() {}

    static Optional<EngineProblem> make(Turn turn, Replan it) {
        Optional<EstateFacts> facts = turn.state().facts();
        if (facts.isEmpty()) {
            return Optional.of(new EngineProblem.NoEstate());
        }
        if (!facts.get().version().equals(it.version())) {
            return Optional.of(new EngineProblem.PlanningOutdated(it.version(), facts.get().version()));
        }
        List<Shift> moved = it.moved().stream().filter(shift -> untouched(turn, shift.run())).toList();
        List<RunId> withdrawn = it.withdrawn().stream().filter(run -> untouched(turn, run)).toList();
        for (Shift shift : moved) {
            Run run = turn.state().run(shift.run()).orElseThrow();
            Planned planned = new Planned(run.planned().orElseThrow().schedule(), shift.start());
            turn.emit(new EngineEvent.RunMoved(turn.now(), run.id(), shift.start().instant(), Optional.of(planned),
                    turn.catalog().cycle(it.version(), new PlannedRun(run.definition().name(), planned.schedule(), run.date(),
                            shift.start())),
                    By.REGIE));
        }
        withdrawn.forEach(run -> Cancels.cancel(turn, turn.state().run(run).orElseThrow(), By.REGIE));
        List<RunId> added = new ArrayList<>();
        for (PlannedRun start : it.added()) {
            boolean comes = start.start().instant().isAfter(turn.now()) && !turn.state().knows(start);
            if (comes && Planting.order(turn, start, it.version(), By.REGIE)) {
                added.add(lastOf(turn, start));
            }
        }
        turn.emit(new DayEvent.DayReplanned(turn.now(), it.version(), moved, withdrawn, added));
        return Optional.empty();
    }

    /** It waits for its start as it was planned: nobody moved or began it. */
    private static boolean untouched(Turn turn, RunId id) {
        return turn.state().run(id).filter(run -> run.waits() && !run.overdue() && !run.ended() && run.planned().isPresent()
                && run.start().filter(run.planned().get().start().instant()::equals).isPresent()).isPresent();
    }

    private static RunId lastOf(Turn turn, PlannedRun start) {
        RunId next = turn.state().nextRunId(start.plan(), start.date());
        int tilde = next.value().lastIndexOf('~');
        int number = tilde < 0 ? 1 : Integer.parseInt(next.value().substring(tilde + 1)) - 1;
        return RunId.of(start.plan(), start.date(), number);
    }
}
