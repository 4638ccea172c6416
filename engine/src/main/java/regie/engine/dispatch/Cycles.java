package regie.engine.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import regie.engine.By;
import regie.engine.CycleEvent.OccurrenceBegan;
import regie.engine.CycleEvent.OccurrenceEnded;
import regie.engine.CycleEvent.OccurrencesSkipped;
import regie.engine.DayEvent.MissedCause;
import regie.engine.LateEvent.Clearing;
import regie.engine.RunState;
import regie.engine.state.Occurrences;
import regie.engine.state.Run;
import regie.engine.turn.Turn;
import regie.estate.dates.Cycle;
import regie.estate.schedule.StartRule;

/**
 * One run, several occurrences: all its tasks start over when the next one begins, which is never before the one before has ended.
 * A failed occurrence does not keep the next from beginning; {@code stop_after} does.
 */
public final class Cycles {

    private Cycles() {}

    /** Whether its first occurrence has not begun; if it may begin now, it does. */
    static boolean notBegun(Turn turn, Run run) {
        if (run.cycle().isEmpty() || run.occurrences().number() > 0) {
            return false;
        }
        begin(turn, run);
        return run.occurrences().number() == 0;
    }

    private static void begin(Turn turn, Run run) {
        Instant now = turn.now();
        Cycle cycle = run.cycle().orElseThrow();
        Optional<Instant> due = run.occurrences().next();
        if (run.isHeld() || run.ended() || run.cancelling() || due.filter(now::isBefore).isPresent()) {
            return;
        }
        Duration allowed = allowed(cycle);
        Cycle.Following next = due.map(at -> cycle.due(at, now, allowed)).orElseGet(() -> cycle.begin(now, allowed));
        if (next.at().isEmpty()) {
            skip(turn, run, next);
            Dues.miss(turn, run, MissedCause.TOO_LATE, By.REGIE);
        } else {
            go(turn, run, next);
        }
    }

    /** Nobody was there, or all was in time: planning and a takeover take seconds. */
    private static Duration allowed(Cycle cycle) {
        return cycle.tolerance().compareTo(Dues.GRACE) > 0 ? cycle.tolerance() : Dues.GRACE;
    }

    /** Its time has come: it begins, unless the one before is still under way, or something of it is done again. */
    public static void rang(Turn turn, Run run) {
        if (run.cycle().isEmpty() || run.ended() || run.cancelling() || run.queued() || run.waits() || run.overdue()) {
            return;
        }
        if (run.occurrences().number() == 0) {
            notBegun(turn, run);
            return;
        }
        boolean busy = run.counts().live() > 0 || run.counts().open() > 0 || run.counts().failedHeld() > 0;
        Optional<Instant> due = run.occurrences().next().filter(at -> !at.isAfter(turn.now()));
        if (busy || run.occurrences().open() || due.isEmpty()) {
            return;
        }
        Cycle cycle = run.cycle().get();
        go(turn, run, cycle.due(due.get(), turn.now(), allowed(cycle)));
    }

    /** A person does not wait for the next one: it begins now, if none is under way. */
    public static boolean mayBeginNow(Run run) {
        return run.pausesBetween() && run.counts().live() == 0 && run.counts().open() == 0;
    }

    public static void beginNow(Turn turn, Run run) {
        began(turn, run, turn.now());
    }

    /** Skips what went by, and begins if the next one is due; if none follows, the run's end is looked at. */
    private static void go(Turn turn, Run run, Cycle.Following next) {
        boolean now = next.at().filter(at -> !at.isAfter(turn.now())).isPresent();
        if (!now || next.skipped() > 0) {
            skip(turn, run, next);
        }
        if (now) {
            began(turn, run, next.slot());
        } else if (next.at().isEmpty()) {
            RunEnds.check(turn, run);
        }
    }

    private static void skip(Turn turn, Run run, Cycle.Following next) {
        turn.emit(new OccurrencesSkipped(turn.now(), run.id(), next.skipped(), next.from(), next.to(), next.at()));
        Lates.occurs(turn, run, Clearing.ENDED);
    }

    private static void began(Turn turn, Run run, Instant slot) {
        Cycle cycle = run.cycle().orElseThrow();
        Optional<Instant> next = switch (cycle.anchor()) {
            case START -> Optional.of(turn.now().plus(cycle.every()));
            case SCHEDULE -> Optional.of(slot.plus(cycle.every()));
            case END -> Optional.empty();
        };
        turn.emit(new OccurrenceBegan(turn.now(), run.id(), run.occurrences().number() + 1, slot,
                next.filter(at -> !at.isAfter(cycle.end()))));
        Lates.occurs(turn, run, Clearing.STARTED);
    }

    /**
     * Nothing of the run can move any more: whether it goes on with another occurrence.
     *
     * @param outcome of the occurrence that this would be the end of
     */
    static boolean goesOn(Turn turn, Run run, RunState outcome) {
        Occurrences is = run.occurrences();
        if (is.number() == 0) {
            begin(turn, run);
            return !run.cancelling();
        }
        if (is.outcome().filter(outcome::equals).isPresent()) {
            boolean due = is.next().filter(at -> !at.isAfter(turn.now())).isPresent();
            if (due) {
                rang(turn, run);
            }
            return run.ended() || run.occurrences().next().isPresent() || run.occurrences().open();
        }
        Optional<Cycle.Following> next = following(turn, run, outcome);
        boolean atOnce = next.flatMap(Cycle.Following::at).filter(at -> !at.isAfter(turn.now())).isPresent();
        turn.emit(new OccurrenceEnded(turn.now(), run.id(), is.number(), outcome, next.flatMap(Cycle.Following::at)));
        next.filter(it -> it.skipped() > 0).ifPresent(it -> skip(turn, run, it));
        Lates.occurred(turn, run);
        if (atOnce) {
            began(turn, run, next.get().slot());
        }
        return next.flatMap(Cycle.Following::at).isPresent();
    }

    /** Empty when it is to stop. */
    private static Optional<Cycle.Following> following(Turn turn, Run run, RunState outcome) {
        Occurrences is = run.occurrences();
        Cycle cycle = run.cycle().orElseThrow();
        boolean counted = is.outcome().filter(it -> it != RunState.SUCCEEDED).isPresent();
        int row = outcome == RunState.SUCCEEDED ? 0 : is.failuresInARow() + (counted ? 0 : 1);
        boolean failed = cycle.stopAfterFailures().filter(limit -> row >= limit).isPresent();
        if (is.stopped().isPresent() || failed) {
            return Optional.empty();
        }
        Instant now = turn.now();
        return Optional.of(cycle.after(is.slot().orElse(now), is.startedAt().orElse(now), now, now, cycle.tolerance()));
    }
}
