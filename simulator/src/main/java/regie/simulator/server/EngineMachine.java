package regie.simulator.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.PauseScope;
import regie.engine.decide.EngineDecider;
import regie.engine.effect.Effect;
import regie.engine.effect.Effects;
import regie.engine.state.Changes;
import regie.engine.state.EngineEvolver;
import regie.engine.state.EngineState;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;
import regie.formats.journal.StateJson;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.Machine;
import regie.runtime.journal.StateSink;

/** The engine as the loop drives it, with its rows as JSON. */
public final class EngineMachine implements Machine<EngineCommand, EngineEvent, Effect> {

    private final EngineDecider decider;
    private final StateJson json;
    private final Consumer<RuntimeException> bugs;
    private final List<StateRow> rows = new ArrayList<>();
    private EngineState state = new EngineState();

    /** @param bugs hears of an exception, which is always a bug, before the loop does */
    public EngineMachine(EngineDecider decider, StateJson json, Consumer<RuntimeException> bugs) {
        this.decider = decider;
        this.json = json;
        this.bugs = bugs;
    }

    public EngineState state() {
        return state;
    }

    @Override
    public Decision<EngineEvent> decide(EngineCommand command, Moment moment) {
        try {
            return decider.decide(state, command, moment);
        } catch (RuntimeException bug) {
            bugs.accept(new IllegalStateException("while deciding " + command, bug));
            throw bug;
        }
    }

    @Override
    public void evolve(EngineEvent event) {
        EngineEvolver.evolve(state, event);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return state.nextTimer();
    }

    @Override
    public EngineCommand timersDue() {
        return new EngineCommand.WakeUp();
    }

    @Override
    public EngineCommand clockJumped(Duration jump) {
        return new EngineCommand.Pause(new PauseScope.Everything(), By.of("regie", "the clock jumped by " + jump.toSeconds() + " s"));
    }

    @Override
    public Optional<Instant> oldestUndispatched() {
        return Optional.empty();
    }

    @Override
    public void effects(EngineEvent event, Consumer<? super Effect> out) {
        Effects.of(event, state).forEach(out);
    }

    @Override
    public List<Effect> pending() {
        return Effects.pending(state);
    }

    @Override
    public void drainChanges(StateSink sink) {
        Changes changes = state.drainChanges();
        changes.removed().forEach(key -> sink.delete(key.kind().name(), key.id()));
        changes.written().forEach(row -> sink.put(row.key().kind().name(), row.key().id(), json.encode(row)));
    }

    @Override
    public void row(String kind, String key, byte[] body) {
        rows.add(json.decode(StateRow.Kind.valueOf(kind), body));
    }

    @Override
    public void restored() {
        state = StateRows.load(rows);
        rows.clear();
    }

    @Override
    public int stateFormat() {
        return StateJson.FORMAT;
    }
}
