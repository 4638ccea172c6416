package regie.server.machine;

import java.util.function.Function;
import java.util.function.Supplier;
import regie.engine.Catalog;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.decide.EngineDecider;
import regie.engine.effect.Effect;
import regie.estate.plan.PlanDefinition;
import regie.formats.journal.EngineJson;
import regie.formats.journal.StateJson;
import regie.runtime.CommandCodec;
import regie.runtime.EventCodec;
import regie.runtime.Feature;

/** The engine with its written forms, as a loop takes them. The forms keep buffers, so each thread has its own. */
public final class EngineForms {

    private final ThreadLocal<EngineJson> json;
    private final Supplier<EngineMachine> machines;

    /** @param plans reads a plan from its canonical text */
    public EngineForms(Catalog catalog, Function<String, PlanDefinition> plans) {
        this.json = ThreadLocal.withInitial(() -> new EngineJson(plans));
        this.machines = () -> new EngineMachine(new EngineDecider(catalog), new StateJson(plans));
    }

    public Feature<EngineCommand, EngineEvent, Effect> feature() {
        return new Feature<>(machines, new Events(), new Commands());
    }

    /** An event as it lies in the journal. */
    public EngineEvent decode(String type, int version, byte[] body) {
        return json.get().decodeEvent(type, version, body);
    }

    private final class Events implements EventCodec<EngineEvent> {

        @Override
        public String type(EngineEvent event) {
            return json.get().type(event);
        }

        @Override
        public int version(EngineEvent event) {
            return json.get().version(event);
        }

        @Override
        public byte[] encode(EngineEvent event) {
            return json.get().encode(event);
        }

        @Override
        public EngineEvent decode(String type, int version, byte[] body) {
            return json.get().decodeEvent(type, version, body);
        }
    }

    private final class Commands implements CommandCodec<EngineCommand> {

        @Override
        public String type(EngineCommand command) {
            return json.get().type(command);
        }

        @Override
        public byte[] encode(EngineCommand command) {
            return json.get().encode(command);
        }

        @Override
        public EngineCommand decode(String type, byte[] body) {
            return json.get().decodeCommand(type, body);
        }
    }
}
