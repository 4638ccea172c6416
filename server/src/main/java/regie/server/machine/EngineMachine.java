package regie.server.machine;

import java.time.Duration;
import java.time.Instant;
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
import regie.engine.state.Task;
import regie.formats.journal.StateJson;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.runtime.Machine;
import regie.runtime.journal.StateSink;

/** The engine as the loop drives it, its state kept as rows of canonical JSON. Belongs to the loop's thread. */
public final class EngineMachine implements Machine<EngineCommand, EngineEvent, Effect>, StateHolder {

    private final EngineDecider decider;
    private final StateJson json;
    private final RowReading rows;
    private EngineState state = new EngineState();

    public EngineMachine(EngineDecider decider, StateJson json) {
        this.decider = decider;
        this.json = json;
        this.rows = new RowReading(json);
    }

    @Override
    public EngineState state() {
        return state;
    }

    @Override
    public Decision<EngineEvent> decide(EngineCommand command, Moment moment) {
        return decider.decide(state, command, moment);
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
        String why = "l’horloge de la machine a sauté de " + jump.toSeconds() + " s / the machine's clock jumped by "
                + jump.toSeconds() + " s";
        return new EngineCommand.Pause(new PauseScope.Everything(), By.of("regie", why));
    }

    @Override
    public Optional<Instant> oldestUndispatched() {
        return state.oldestReady().flatMap(Task::readySince);
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
        changes.removed().forEach(key -> sink.delete(kind(key.kind()), key.id()));
        changes.written().forEach(row -> sink.put(kind(row.key().kind()), row.key().id(), json.encode(row)));
    }

    private static String kind(StateRow.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void row(String kind, String key, byte[] body) {
        rows.row(kind, body);
    }

    @Override
    public void restored() {
        state = StateRows.load(rows.rows());
    }

    @Override
    public int stateFormat() {
        return StateJson.FORMAT;
    }
}
