package regie.server.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.EngineCommand;
import regie.engine.effect.Effect;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.server.links.AgentLinks;
import regie.server.links.AgentNews;

/** Between the engine and the agents: their news become commands, its effects become messages. */
public final class Traffic implements AgentNews {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final Consumer<EngineCommand> engine;
    private final Supplier<java.time.Instant> now;

    /**
     * @param engine takes a command without waiting for its answer: reports repeat themselves until settled
     * @param now production time
     */
    public Traffic(Consumer<EngineCommand> engine, Supplier<java.time.Instant> now) {
        this.engine = engine;
        this.now = now;
    }

    @Override
    public void joined(HostName host, String incarnation, List<RunningAttempt> running, List<ToServer.Ended> ended) {
        LOG.info("The agent of {} joins with {} running and {} ended attempts", host, running.size(), ended.size());
        engine.accept(AgentWords.joined(host, incarnation, running, ended, now.get()));
    }

    @Override
    public void started(HostName host, RunningAttempt attempt) {
        engine.accept(AgentWords.started(host, attempt, now.get()));
    }

    @Override
    public void ended(HostName host, ToServer.Ended end) {
        engine.accept(AgentWords.ended(host, end, now.get()));
    }

    @Override
    public void lost(HostName host) {
        LOG.warn("The agent of {} is out of sight: its attempts are unknown until it comes back", host);
        engine.accept(new EngineCommand.AgentLost(host));
    }

    /** Sends what should happen outside; called after the commit, on the loop's thread, so it only queues. */
    public void send(List<Effect> effects, AgentLinks links) {
        Map<HostName, List<AttemptId>> settled = new LinkedHashMap<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.StartAttempt start -> links.send(start.host(), AgentWords.start(start));
                case Effect.KillAttempt kill -> links.send(kill.host(), new ToAgent.Kill(kill.attempt(), kill.token()));
                case Effect.SettleAttempt settle -> settled.computeIfAbsent(settle.host(), host -> new ArrayList<>()).add(settle.attempt());
                case Effect.Tell tell -> LOG.info("{}: {}", tell.about(), tell.words().en());
            }
        }
        settled.forEach((host, attempts) -> links.send(host, new ToAgent.Settled(attempts)));
    }
}
