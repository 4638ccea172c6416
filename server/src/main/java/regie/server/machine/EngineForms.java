package regie.server.machine;

import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import regie.engine.Catalog;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.decide.EngineDecider;
import regie.engine.effect.Effect;
import regie.engine.state.StateRow;
import regie.estate.plan.PlanDefinition;
import regie.formats.journal.EngineJson;
import regie.formats.journal.StateJson;
import regie.runtime.CommandCodec;
import regie.runtime.EventCodec;
import regie.runtime.Feature;

/**
 * The engine with its written forms, as a loop takes them. The forms keep buffers and are dear to make, so
 * whoever needs one borrows it: threads of requests live too shortly to have their own.
 */
public final class EngineForms {

    private final ConcurrentLinkedQueue<EngineJson> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<StateJson> idleRows = new ConcurrentLinkedQueue<>();
    private final Function<String, PlanDefinition> plans;
    private final Supplier<EngineMachine> machines;

    /** @param plans reads a plan from its canonical text */
    public EngineForms(Catalog catalog, Function<String, PlanDefinition> plans) {
        this.plans = plans;
        this.machines = () -> new EngineMachine(new EngineDecider(catalog), new StateJson(plans));
    }

    public Feature<EngineCommand, EngineEvent, Effect> feature() {
        return new Feature<>(machines, new Events(), new Commands());
    }

    private <R> R with(Function<EngineJson, R> use) {
        EngineJson borrowed = idle.poll();
        EngineJson json = borrowed == null ? new EngineJson(plans) : borrowed;
        try {
            return use.apply(json);
        } finally {
            idle.offer(json);
        }
    }

    /** An event as it lies in the journal. */
    public EngineEvent decode(String type, int version, byte[] body) {
        return with(json -> json.decodeEvent(type, version, body));
    }

    /** A row of the state as it lies in its table. */
    public StateRow decodeRow(String kind, byte[] body) {
        StateJson borrowed = idleRows.poll();
        StateJson json = borrowed == null ? new StateJson(plans) : borrowed;
        try {
            return json.decode(StateRow.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), body);
        } finally {
            idleRows.offer(json);
        }
    }

    private final class Events implements EventCodec<EngineEvent> {

        @Override
        public String type(EngineEvent event) {
            return with(json -> json.type(event));
        }

        @Override
        public int version(EngineEvent event) {
            return with(json -> json.version(event));
        }

        @Override
        public byte[] encode(EngineEvent event) {
            return with(json -> json.encode(event));
        }

        @Override
        public EngineEvent decode(String type, int version, byte[] body) {
            return with(json -> json.decodeEvent(type, version, body));
        }
    }

    private final class Commands implements CommandCodec<EngineCommand> {

        @Override
        public String type(EngineCommand command) {
            return with(json -> json.type(command));
        }

        @Override
        public byte[] encode(EngineCommand command) {
            return with(json -> json.encode(command));
        }

        @Override
        public EngineCommand decode(String type, byte[] body) {
            return with(json -> json.decodeCommand(type, body));
        }
    }
}
