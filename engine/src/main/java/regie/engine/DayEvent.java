package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.DayCommand.Replacement;
import regie.engine.DayCommand.Shift;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Value;

/** What happened to the day: dates opened and planned, starts missed, what left. */
public sealed interface DayEvent extends EngineEvent.OfDay {

    record DayOpened(Instant at, DayScope scope, LocalDate date, EstateVersion version) implements DayEvent {}

    /** Whatever of this scope is not ordered for the date by now is not of the date. */
    record DayPlanned(Instant at, DayScope scope, LocalDate date, EstateVersion version, int ordered, int overdue,
            List<Replacement> replaced)
            implements DayEvent {
        public DayPlanned {
            replaced = List.copyOf(replaced);
        }
    }

    /** @param leftover runs of earlier dates that stay, because they have not ended well */
    record DayLeft(Instant at, DayScope scope, LocalDate date, int leftover) implements DayEvent {}

    /**
     * A start whose time went by while nobody was there: what becomes of it is judged once all missed dates are planned.
     *
     * @param run where it had been ordered before; it waits
     */
    record StartOverdue(Instant at, PlannedRun start, Optional<RunId> run) implements DayEvent {}

    /** @param since the oldest of the starts that were missed */
    record CatchUpBegan(Instant at, Instant since) implements DayEvent {}

    /** A person is asked whether it is caught up. */
    record StartAsked(Instant at, PlannedRun start, Optional<RunId> run) implements DayEvent {}

    /** It is caught up: its run is ordered, or goes on, in the same decision. */
    record StartCaughtUp(Instant at, PlannedRun start, Optional<RunId> run, By by) implements DayEvent {}

    /** It is not caught up, and never will be. A run that had been ordered for it is cancelled. */
    record StartMissed(Instant at, PlannedRun start, Optional<RunId> run, MissedCause cause, By by) implements DayEvent {}

    enum MissedCause {
        /** {@code catch_up: none}. */
        NOT_CAUGHT_UP,
        /** Only the last one is caught up. */
        NOT_THE_LAST,
        /** Missed for longer than {@code within}. */
        TOO_LATE,
        /** A person said so. */
        ANSWERED,
        /** {@code overlap: skip}, and a run of the plan still lived. */
        OVERLAP,
        /** It could not be ordered: its variables do not hold. */
        NOT_ORDERED
    }

    /** Nothing is left to judge; {@code asked} ones wait for a person. */
    record CatchUpEnded(Instant at, int caughtUp, int missed, int asked) implements DayEvent {}

    /** A new version or new rules of a zone changed what was planned and had not begun. */
    record DayReplanned(Instant at, EstateVersion version, List<Shift> moved, List<RunId> withdrawn, List<RunId> added)
            implements DayEvent {
        public DayReplanned {
            moved = List.copyOf(moved);
            withdrawn = List.copyOf(withdrawn);
            added = List.copyOf(added);
        }
    }

    record DateVariablesSet(Instant at, PlanName plan, LocalDate date, Map<String, Value> set, By by) implements DayEvent {
        public DateVariablesSet {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    /** @param first the first day of the period that is open from now on, {@code last} its last */
    record PeriodAdvanced(Instant at, String period, LocalDate first, LocalDate last, By by) implements DayEvent {}
}
