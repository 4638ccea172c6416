package regie.engine;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.time.Start;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Value;

/**
 * How the day goes on. What depends on calendars and schedules is worked out off the loop, from one version of the estate; here it
 * is decided. Each may come twice: what is done already is not done again.
 */
public sealed interface DayCommand extends EngineCommand.OfDay {

    /** A production date begins: the one after the last that was planned, or the first ever. */
    record OpenDay(DayScope scope, LocalDate date, EstateVersion version) implements DayCommand {}

    /** A part of the open date, at most some hundred runs. */
    record PlanSlice(DayScope scope, LocalDate date, EstateVersion version, List<PlannedRun> runs) implements DayCommand {
        public PlanSlice {
            runs = List.copyOf(runs);
        }
    }

    /** All of the open date has been handed in. */
    record CloseDay(DayScope scope, LocalDate date, EstateVersion version, List<Replacement> replaced) implements DayCommand {
        public CloseDay {
            replaced = List.copyOf(replaced);
        }
    }

    /** A plan that is not ordered on a date, because another takes its place. */
    record Replacement(PlanName plan, PlanName by) {}

    /** What has ended leaves the dates before this one, by the rules of its plan; some hundred runs at a time. */
    record LeaveDay(DayScope scope, LocalDate date) implements DayCommand {}

    /** No missed date is left to plan: what becomes of the starts that were missed; some hundred at a time. */
    record JudgeMissed() implements DayCommand {}

    /**
     * A person says what becomes of starts that were missed.
     *
     * @param plans empty for all that are asked about
     */
    record AnswerMissed(CatchUpAnswer answer, List<PlanName> plans, By by) implements DayCommand {
        public AnswerMissed {
            plans = List.copyOf(plans);
        }
    }

    enum CatchUpAnswer {
        ALL,
        LAST,
        NONE
    }

    /** What another version of the estate, or of the zone's rules, makes of starts that were planned and have not come. */
    record Replan(EstateVersion version, List<Shift> moved, List<RunId> withdrawn, List<PlannedRun> added) implements DayCommand {
        public Replan {
            moved = List.copyOf(moved);
            withdrawn = List.copyOf(withdrawn);
            added = List.copyOf(added);
        }
    }

    record Shift(RunId run, Start start) {}

    /** Variables of a plan for one production date; an empty map takes them back. */
    record SetForDate(PlanName plan, LocalDate date, Map<String, Value> set, By by) implements DayCommand {
        public SetForDate {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    /** @param to the first day of the period to go to; empty for the one after the one that is open */
    record AdvancePeriod(String period, Optional<LocalDate> to, By by) implements DayCommand {}
}
