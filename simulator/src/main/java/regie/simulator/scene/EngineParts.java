package regie.simulator.scene;

import java.util.ArrayList;
import java.util.List;
import regie.engine.AttemptReport;
import regie.engine.Catalog;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateCatalog;
import regie.engine.decide.EngineDecider;
import regie.engine.effect.Effect;
import regie.engine.effect.Effects;
import regie.engine.state.EngineState;
import regie.estate.EstateModel;
import regie.formats.journal.EngineJson;
import regie.formats.journal.StateJson;
import regie.kernel.HostName;
import regie.runtime.CommandCodec;
import regie.runtime.EventCodec;
import regie.runtime.Feature;
import regie.runtime.Machine;
import regie.simulator.audit.Auditor;
import regie.simulator.database.Stored;
import regie.simulator.sabotage.Sabotage;
import regie.simulator.server.BrokenMachine;
import regie.simulator.server.EngineMachine;

/** The engine and its written forms, as the loops of all servers use them. */
final class EngineParts {

    private final Catalog catalog;
    private final StateJson rows;
    private final EngineJson json;
    private final Sabotage sabotage;
    private final Auditor auditor;

    EngineParts(EstateModel estate, StateJson rows, EngineJson json, Sabotage sabotage, Auditor auditor) {
        this.catalog = BrokenMachine.catalog(EstateCatalog.of(estate), sabotage);
        this.rows = rows;
        this.json = json;
        this.sabotage = sabotage;
        this.auditor = auditor;
    }

    Feature<EngineCommand, EngineEvent, Effect> feature() {
        return new Feature<>(this::machine, new Events(), new Commands());
    }

    private Machine<EngineCommand, EngineEvent, Effect> machine() {
        return BrokenMachine.of(engine(), sabotage);
    }

    private EngineMachine engine() {
        return new EngineMachine(new EngineDecider(catalog), rows, this::bug);
    }

    /** The state as a takeover would find it in the stored rows. */
    EngineState restored(Stored stored) {
        EngineMachine machine = engine();
        stored.rows().forEach((kind, entries) -> entries.forEach((key, body) -> machine.row(kind, key, body)));
        machine.restored();
        return machine.state();
    }

    static EngineState state(Machine<EngineCommand, EngineEvent, Effect> machine) {
        return machine instanceof EngineMachine engine ? engine.state() : ((BrokenMachine) machine).engine().state();
    }

    static List<HostName> connected(Machine<EngineCommand, EngineEvent, Effect> machine) {
        List<HostName> connected = new ArrayList<>();
        state(machine).hosts().forEach(host -> {
            if (host.connected()) {
                connected.add(host.name());
            }
        });
        return connected;
    }

    /** What an agent that has just joined is to do, and which of the ends that it tells it may forget. */
    static List<Effect> wanted(Machine<EngineCommand, EngineEvent, Effect> machine, EngineCommand.AgentJoined joined) {
        EngineState state = state(machine);
        List<Effect> effects = new ArrayList<>();
        state.host(joined.host()).ifPresent(host -> effects.addAll(Effects.pending(state, host)));
        for (EngineCommand.Known known : joined.inventory()) {
            if (!(known.report() instanceof AttemptReport.Started) && !state.awaits(known.attempt())) {
                effects.add(new Effect.SettleAttempt(known.attempt(), joined.host()));
            }
        }
        return effects;
    }

    private void bug(RuntimeException thrown) {
        StringBuilder text = new StringBuilder(thrown.getMessage());
        Throwable cause = thrown.getCause();
        if (cause != null) {
            text.append("\n   ").append(cause);
            for (int i = 0; i < Math.min(8, cause.getStackTrace().length); i++) {
                text.append("\n      at ").append(cause.getStackTrace()[i]);
            }
        }
        auditor.violated("the engine refuses and does not throw", text.toString());
    }

    private final class Events implements EventCodec<EngineEvent> {

        @Override
        public String type(EngineEvent event) {
            return json.type(event);
        }

        @Override
        public int version(EngineEvent event) {
            return json.version(event);
        }

        @Override
        public byte[] encode(EngineEvent event) {
            return json.encode(event);
        }

        @Override
        public EngineEvent decode(String type, int version, byte[] body) {
            return json.decodeEvent(type, version, body);
        }
    }

    private final class Commands implements CommandCodec<EngineCommand> {

        @Override
        public String type(EngineCommand command) {
            return json.type(command);
        }

        @Override
        public byte[] encode(EngineCommand command) {
            return json.encode(command);
        }

        @Override
        public EngineCommand decode(String type, byte[] body) {
            return json.decodeCommand(type, body);
        }
    }
}
