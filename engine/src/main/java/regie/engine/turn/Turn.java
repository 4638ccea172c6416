package regie.engine.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import regie.engine.Catalog;
import regie.engine.EngineEvent;
import regie.engine.state.EngineEvolver;
import regie.engine.state.EngineState;
import regie.engine.state.Lines;
import regie.engine.state.Run;
import regie.kernel.DateFunctions;
import regie.kernel.Moment;

/** The state, the moment and the events so far of one decision. */
public final class Turn {

    private final EngineState state;
    private final Catalog catalog;
    private final Moment moment;
    private final List<EngineEvent> events = new ArrayList<>(4);

    public Turn(EngineState state, Catalog catalog, Moment moment) {
        this.state = state;
        this.catalog = catalog;
        this.moment = moment;
    }

    public EngineState state() {
        return state;
    }

    public Lines lines() {
        return state.lines();
    }

    public Catalog catalog() {
        return catalog;
    }

    /** What expressions of this run learn of the calendar, by the estate that it was ordered from. */
    public DateFunctions dates(Run run) {
        return catalog.find(run.version(), run.definition().name()).map(Catalog.Entry::dates).orElse(DateFunctions.NONE);
    }

    public Instant now() {
        return moment.at();
    }

    /** It is so from here on. */
    public void emit(EngineEvent event) {
        events.add(event);
        EngineEvolver.evolve(state, event);
    }

    public List<EngineEvent> events() {
        return events;
    }

    public long nextToken() {
        return state.lastToken() + 1;
    }
}
