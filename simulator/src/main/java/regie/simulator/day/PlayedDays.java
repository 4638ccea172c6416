package regie.simulator.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.DayCommand;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateCatalog;
import regie.engine.EstateFacts;
import regie.engine.day.DayKeeper;
import regie.engine.day.DayPlanner;
import regie.engine.day.DayView;
import regie.engine.decide.EngineDecider;
import regie.engine.state.EngineState;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;
import regie.estate.EstateModel;
import regie.formats.estate.PlanReader;
import regie.formats.journal.EngineJson;
import regie.formats.journal.StateJson;
import regie.kernel.Decision;
import regie.kernel.Moment;

/**
 * The days of one estate: the real keeper and the real engine, on a clock that jumps from one thing that is due to the next. A stop
 * writes the state as rows of JSON, and what comes back has read them. Everything committed is told to the auditor.
 */
final class PlayedDays {

    private static final int STEPS_MAX = 200_000;

    private final EstateModel model;
    private final DayAuditor auditor;
    private final EngineDecider decider;
    private final StateJson rows = new StateJson(PlanReader::fromCanonical);
    private final EngineJson events = new EngineJson(PlanReader::fromCanonical);
    private EngineState state = new EngineState();
    private DayKeeper keeper;
    private Instant now;
    private int commandsUntilCrash = Integer.MAX_VALUE;

    PlayedDays(EstateModel model, Instant begin) {
        this.model = model;
        this.auditor = new DayAuditor(model, begin);
        this.decider = new EngineDecider(EstateCatalog.of(model));
        this.keeper = new DayKeeper(new DayPlanner(model));
        this.now = begin;
        send(new EngineCommand.ApplyEstate(EstateFacts.of(model), By.REGIE));
    }

    /** The server dies after so many more commands of the keeper, and another goes on from the rows. */
    void crashAfter(int commands) {
        commandsUntilCrash = commands;
    }

    /** The server is up until then, and does all that is due. */
    void upUntil(Instant end) {
        for (int step = 0; step < STEPS_MAX; step++) {
            keep();
            Optional<Instant> timer = state.nextTimer();
            Optional<Instant> wake = keeper.wake(DayView.of(state), now);
            Instant next = timer.filter(at -> wake.isEmpty() || at.isBefore(wake.get())).or(() -> wake).orElse(end);
            if (next.isAfter(end)) {
                now = end;
                return;
            }
            now = next.isAfter(now) ? next : now;
            if (timer.filter(at -> !at.isAfter(now)).isPresent()) {
                send(new EngineCommand.WakeUp());
            }
        }
        throw new IllegalStateException("the day does not end: " + now);
    }

    /** Nobody is there until then. */
    void downUntil(Instant end) {
        restart();
        now = end;
        if (state.nextTimer().filter(at -> !at.isAfter(now)).isPresent()) {
            send(new EngineCommand.WakeUp());
        }
    }

    private void restart() {
        List<StateRow> read = new ArrayList<>();
        state.rows().forEach(row -> read.add(rows.decode(row.key().kind(), rows.encode(row))));
        state = StateRows.load(read);
        keeper = new DayKeeper(new DayPlanner(model));
    }

    private void keep() {
        for (int step = 0; step < STEPS_MAX; step++) {
            Optional<DayCommand> next = keeper.next(DayView.of(state), now);
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
            keeper.done(next.get());
            if (--commandsUntilCrash == 0) {
                restart();
            }
        }
        throw new IllegalStateException("the keeper does not come to rest: " + now);
    }

    /** A person, or the keeper, asks for something; a refusal is a mistake of the scenario. */
    void send(EngineCommand command) {
        switch (decider.decide(state, command, Moment.of(now))) {
            case Decision.Accepted<EngineEvent> accepted -> accepted.events().forEach(event -> auditor.committed(
                    events.decodeEvent(events.type(event), events.version(event), events.encode(event))));
            case Decision.Refused<EngineEvent> refused -> throw new IllegalStateException(command + ": "
                    + refused.problem().sentence().en());
        }
    }

    DayAuditor auditor() {
        return auditor;
    }

    EngineState state() {
        return state;
    }

    Instant now() {
        return now;
    }
}
