package regie.server.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.EngineCommand;
import regie.engine.effect.Effect;
import regie.engine.effect.Effects;
import regie.engine.state.EngineState;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.runtime.journal.Answer;
import regie.server.links.AgentLinks;
import regie.server.links.AgentNews;

/** Between the engine and the agents: their news become commands, its effects become messages. */
public final class Traffic implements AgentNews {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final Engine engine;
    private final Supplier<Instant> now;
    private final Map<String, String> surroundings;
    private final AtomicReference<AgentLinks> links = new AtomicReference<>();

    /** The engine as the traffic needs it. */
    public interface Engine {

        /** Takes a command; nobody need wait for the answer, since reports repeat themselves until settled. */
        CompletableFuture<Answer> tell(EngineCommand command);

        /** Looks at the state on the loop's thread. */
        <R> CompletableFuture<R> look(Function<EngineState, R> at);
    }

    /**
     * @param now production time
     * @param surroundings what every attempt finds in its environment beside Régie's own
     */
    public Traffic(Engine engine, Supplier<Instant> now, Map<String, String> surroundings) {
        this.engine = engine;
        this.now = now;
        this.surroundings = surroundings;
    }

    @Override
    public void joined(HostName host, String incarnation, List<RunningAttempt> running, List<ToServer.Ended> ended) {
        LOG.info("The agent of {} joins with {} running and {} ended attempts", host, running.size(), ended.size());
        List<AttemptId> over = ended.stream().map(ToServer.Ended::attempt).toList();
        engine.tell(AgentWords.joined(host, incarnation, running, ended, now.get()))
                .thenCompose(answer -> engine.look(state -> wanted(state, host, over)))
                .whenComplete((effects, failed) -> {
                    if (failed == null) {
                        send(effects, links.get());
                    } else {
                        LOG.info("What the agent of {} is to do could not be said now; it is said when this server writes again", host);
                    }
                });
    }

    /** All that is asked of an agent that has just joined, and which of its ended attempts it may forget. */
    private static List<Effect> wanted(EngineState state, HostName host, List<AttemptId> over) {
        List<Effect> effects = new ArrayList<>();
        state.host(host).ifPresent(joined -> effects.addAll(Effects.pending(state, joined)));
        over.stream().filter(attempt -> !state.awaits(attempt)).forEach(attempt -> effects.add(new Effect.SettleAttempt(attempt, host)));
        return effects;
    }

    @Override
    public void started(HostName host, RunningAttempt attempt) {
        engine.tell(AgentWords.started(host, attempt, now.get()));
    }

    @Override
    public void ended(HostName host, ToServer.Ended end) {
        engine.tell(AgentWords.ended(host, end, now.get()));
    }

    @Override
    public void lost(HostName host) {
        LOG.warn("The agent of {} is out of sight: its attempts are unknown until it comes back", host);
        engine.tell(new EngineCommand.AgentLost(host));
    }

    /** Where messages go; known once the listener stands. */
    public void through(AgentLinks agents) {
        links.set(agents);
    }

    /** Sends what should happen outside; called after the commit, on the loop's thread, so it only queues. */
    public void send(List<Effect> effects, AgentLinks links) {
        Map<HostName, List<AttemptId>> settled = new LinkedHashMap<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.StartAttempt start -> links.send(start.host(), AgentWords.start(start, surroundings));
                case Effect.KillAttempt kill -> links.send(kill.host(), new ToAgent.Kill(kill.attempt(), kill.token()));
                case Effect.SettleAttempt settle -> settled.computeIfAbsent(settle.host(), host -> new ArrayList<>()).add(settle.attempt());
                case Effect.Tell tell -> LOG.info("{}: {}", tell.about(), tell.words().en());
            }
        }
        settled.forEach((host, attempts) -> links.send(host, new ToAgent.Settled(attempts)));
    }
}
