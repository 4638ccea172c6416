package regie.formats.journal;

import java.util.List;
import java.util.function.Function;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.estate.plan.PlanDefinition;
import regie.formats.json.JsonOut;
import regie.formats.json.Shapes;

/**
 * Events and commands of the engine as canonical JSON. Not for several threads at once: it keeps
 * its buffer.
 */
public final class EngineJson {

    /** The version of every event type that this release writes. A new form of one type gets the next number. */
    public static final int EVENT_VERSION = 1;

    private final JsonOut out = new JsonOut();
    private final Family<EngineEvent> events;
    private final Family<EngineCommand> commands;

    /** @param plans reads a plan from its canonical text */
    public EngineJson(Function<String, PlanDefinition> plans) {
        Shapes shapes = shapes(plans);
        events = new Family<>(shapes, EngineEvent.class);
        commands = new Family<>(shapes, EngineCommand.class);
    }

    static Shapes shapes(Function<String, PlanDefinition> plans) {
        return new Shapes().with(PlanDefinition.class, new PlanShape(plans));
    }

    /** Every event type, in the order of the vocabulary. */
    public List<String> eventTypes() {
        return events.names();
    }

    public List<String> commandTypes() {
        return commands.names();
    }

    public String type(EngineEvent event) {
        return event.getClass().getSimpleName();
    }

    public int version(EngineEvent event) {
        return EVENT_VERSION;
    }

    public byte[] encode(EngineEvent event) {
        out.clear();
        events.write(out, event);
        return out.toBytes();
    }

    /** @throws Unreadable when this release does not know the type or version, or the body is not of its shape */
    public EngineEvent decodeEvent(String type, int version, byte[] body) {
        if (version != EVENT_VERSION) {
            throw new Unreadable(type, "its version " + version + " is unknown to this release");
        }
        return events.read(type, body);
    }

    public String type(EngineCommand command) {
        return command.getClass().getSimpleName();
    }

    public byte[] encode(EngineCommand command) {
        out.clear();
        commands.write(out, command);
        return out.toBytes();
    }

    /** @throws Unreadable when this release does not know the type, or the body is not of its shape */
    public EngineCommand decodeCommand(String type, byte[] body) {
        return commands.read(type, body);
    }
}
