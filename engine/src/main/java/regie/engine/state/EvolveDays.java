package regie.engine.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.DayEvent;
import regie.engine.DayEvent.*;
import regie.engine.PlannedRun;
import regie.kernel.RunId;

/** Folds what happens to the day. */
final class EvolveDays {

    /** What was set for a date is forgotten this many days after it: an order by hand for an old date still finds it. */
    private static final int SETTING_DAYS = 400;

    private EvolveDays() {}

    static void evolve(EngineState state, DayEvent event) {
        switch (event) {
            case DayOpened it -> opened(state, it);
            case DayPlanned it -> planned(state, it);
            case DayLeft it -> left(state, it);
            case StartOverdue it -> missed(state, new StateRow.Missed(it.start(), it.run(), false, it.at()));
            case StartAsked it -> missed(state, new StateRow.Missed(it.start(), it.run(), true, it.at()));
            case StartCaughtUp it -> {
                settled(state, it.start(), it.run());
                counted(state, 1, 0);
            }
            case StartMissed it -> {
                settled(state, it.start(), it.run());
                if (it.run().isEmpty()) {
                    settle(state, it.start());
                }
                counted(state, 0, 1);
            }
            case CatchUpBegan it -> catchUp(state, new StateRow.Catchup(it.since(), 0, 0));
            case CatchUpEnded it -> ended(state);
            case DayReplanned it -> { }
            case DateVariablesSet it -> set(state, it);
            case PeriodAdvanced it -> {
                StateRow.Period row = new StateRow.Period(it.period(), it.first(), it.last(), it.at(), it.by());
                state.days.periods.put(it.period(), row);
                state.dirt.row(row);
            }
        }
    }

    private static void day(EngineState state, StateRow.Day row) {
        state.days.scopes.put(row.scope(), row);
        state.dirt.row(row);
    }

    private static void opened(EngineState state, DayOpened it) {
        Optional<StateRow.Day> known = state.days.scope(it.scope());
        day(state, new StateRow.Day(it.scope(), known.map(StateRow.Day::first).orElse(it.date()),
                known.flatMap(StateRow.Day::planned), Optional.of(it.date()), known.flatMap(StateRow.Day::left), it.version(), List.of()));
    }

    private static void planned(EngineState state, DayPlanned it) {
        Optional<StateRow.Day> known = state.days.scope(it.scope());
        day(state, new StateRow.Day(it.scope(), known.map(StateRow.Day::first).orElse(it.date()), Optional.of(it.date()),
                Optional.empty(), known.flatMap(StateRow.Day::left), it.version(), List.of()));
        state.across.planned(it.date());
        LocalDate old = it.date().minusDays(SETTING_DAYS);
        for (StateRow.Setting row : List.copyOf(state.days.settings.values())) {
            if (row.date().isBefore(old)) {
                state.days.settings.remove(row.key().id());
                state.dirt.gone(row.key());
            }
        }
    }

    private static void left(EngineState state, DayLeft it) {
        state.days.scope(it.scope()).ifPresent(row -> day(state, row.left(it.date())));
    }

    private static void missed(EngineState state, StateRow.Missed row) {
        state.days.missed.put(DayBook.key(row.start()), row);
        state.dirt.row(row);
        row.run().map(state.runs::get).ifPresent(run -> run.overdue = true);
    }

    private static void settled(EngineState state, PlannedRun start, Optional<RunId> run) {
        StateRow.Missed row = state.days.missed.remove(DayBook.key(start));
        if (row != null) {
            state.dirt.gone(row.key());
        }
        state.across.settled(start.plan(), start.date());
        Run known = run.map(state.runs::get).orElse(null);
        if (known != null && known.overdue) {
            known.overdue = false;
            state.moves.lookAtAll(known);
        }
    }

    /** While its date is being planned, what left no run behind is remembered, so that it is not planned again. */
    static void settle(EngineState state, PlannedRun start) {
        for (StateRow.Day row : List.copyOf(state.days.scopes.values())) {
            if (row.open().filter(start.date()::equals).isPresent()) {
                List<String> settled = new ArrayList<>(row.settled());
                settled.add(start.key());
                day(state, new StateRow.Day(row.scope(), row.first(), row.planned(), row.open(), row.left(), row.version(), settled));
            }
        }
    }

    private static void catchUp(EngineState state, StateRow.Catchup row) {
        state.days.catchUp = row;
        state.dirt.row(row);
    }

    private static void counted(EngineState state, int caughtUp, int missed) {
        StateRow.Catchup row = state.days.catchUp;
        if (row != null) {
            catchUp(state, new StateRow.Catchup(row.since(), row.caughtUp() + caughtUp, row.missed() + missed));
        }
    }

    private static void ended(EngineState state) {
        StateRow.Catchup row = state.days.catchUp;
        state.days.catchUp = null;
        if (row != null) {
            state.dirt.gone(row.key());
        }
    }

    private static void set(EngineState state, DateVariablesSet it) {
        StateRow.Setting row = new StateRow.Setting(it.plan(), it.date(), it.set(), it.at(), it.by());
        if (it.set().isEmpty()) {
            state.days.settings.remove(row.key().id());
            state.dirt.gone(row.key());
        } else {
            state.days.settings.put(row.key().id(), row);
            state.dirt.row(row);
        }
    }
}
