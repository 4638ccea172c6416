package regie.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayEvent;
import regie.engine.DayEvent.MissedCause;
import regie.engine.EngineEvent;
import regie.engine.PlannedRun;
import regie.engine.state.Run;
import regie.engine.turn.Orders;
import regie.engine.turn.Turn;
import regie.estate.dates.Cycle;

/** When the start of a run has come. */
public final class Dues {

    /**
     * How late a start may be looked at and still count as in time: planning takes seconds, and so does a takeover. What is later
     * went by while nobody was there.
     */
    public static final Duration GRACE = Duration.ofMinutes(5);

    private Dues() {}

    /** Whether nobody was there when it was due. */
    public static boolean missed(Instant start, Instant now) {
        return start.plus(GRACE).isBefore(now);
    }

    /** Its timer rang: one that rings much too late is put aside until all missed dates are known. */
    public static void rang(Turn turn, Run run) {
        Instant start = run.start().orElse(turn.now());
        if (!run.waits() || run.overdue() || run.ended() || start.isAfter(turn.now())) {
            return;
        }
        Optional<PlannedRun> planned = planned(run);
        Instant last = run.cycle().map(Cycle::end).orElse(start);
        if (planned.isPresent() && !run.isHeld() && missed(last, turn.now())) {
            turn.emit(new DayEvent.StartOverdue(turn.now(), planned.get(), Optional.of(run.id())));
        } else {
            due(turn, run, By.REGIE);
        }
    }

    /** Which start of a schedule it stands for. */
    public static Optional<PlannedRun> planned(Run run) {
        return run.planned().map(it -> new PlannedRun(run.definition().name(), it.schedule(), run.date(), it.start()));
    }

    /** It may start as far as its time goes; others of its plan that live are treated as the overlap says. */
    public static void due(Turn turn, Run run, By by) {
        if (run.overdue()) {
            turn.emit(new DayEvent.StartCaughtUp(turn.now(), planned(run).orElseThrow(), Optional.of(run.id()), by));
        }
        List<Run> others = Orders.started(turn.state().living(run.definition().name())).stream().filter(it -> it != run).toList();
        boolean full = run.parent().isEmpty() && others.size() >= Orders.limit(run.definition(), run.planned());
        if (!full) {
            turn.emit(new EngineEvent.RunDue(turn.now(), run.id(), false, by));
            return;
        }
        switch (Orders.overlap(run.definition(), run.planned())) {
            case QUEUE, ALLOW -> turn.emit(new EngineEvent.RunDue(turn.now(), run.id(), true, by));
            case SKIP -> miss(turn, run, MissedCause.OVERLAP, by);
            case REPLACE -> {
                turn.emit(new EngineEvent.RunDue(turn.now(), run.id(), true, by));
                others.stream().filter(it -> !it.cancelling()).forEach(it -> Cancels.cancel(turn, it, by));
            }
        }
    }

    /** It does not start at all: its run is cancelled, and the journal says why. */
    public static void miss(Turn turn, Run run, MissedCause cause, By by) {
        planned(run).ifPresent(start -> turn.emit(new DayEvent.StartMissed(turn.now(), start, Optional.of(run.id()), cause, by)));
        Cancels.cancel(turn, run, by);
    }
}
