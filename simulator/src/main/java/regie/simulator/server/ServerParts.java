package regie.simulator.server;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.kernel.HostName;
import regie.runtime.Feature;
import regie.runtime.Machine;
import regie.runtime.journal.StreamId;
import regie.simulator.database.DatabaseWeather;
import regie.simulator.database.Stored;
import regie.simulator.sabotage.Sabotage;
import regie.simulator.time.VirtualTime;
import regie.simulator.trace.Trace;

/**
 * What a simulated server is made of.
 *
 * @param connected which hosts a machine believes to have an agent
 * @param wanted what is asked of an agent that has just joined, and which of its ended attempts it may forget
 * @param wrong where a loop that misbehaves is reported: the invariant, and what was seen
 */
public record ServerParts(
        VirtualTime time, Trace trace, Stored stored, Supplier<DatabaseWeather> database, StreamId stream,
        Feature<EngineCommand, EngineEvent, Effect> feature,
        Function<Machine<EngineCommand, EngineEvent, Effect>, List<HostName>> connected,
        BiFunction<Machine<EngineCommand, EngineEvent, Effect>, EngineCommand.AgentJoined, List<Effect>> wanted,
        BiConsumer<String, String> wrong, Sabotage sabotage) {}
