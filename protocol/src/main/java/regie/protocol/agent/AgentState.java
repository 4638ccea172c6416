package regie.protocol.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import regie.kernel.AttemptId;
import regie.protocol.ProductionClock;
import regie.protocol.ToAgent;
import regie.protocol.supervisor.ToSupervisor;

/**
 * What an agent knows. Nothing here must outlive it: what must, its supervisor holds on disk, and
 * what the server wants it says again. Only {@link #evolve} changes it.
 */
public final class AgentState {

    /** How far the link to the server has come. */
    public sealed interface ServerLink {
        /** @param failures tries in a row that led to nothing */
        record Away(int failures) implements ServerLink {}

        /** Greeted, not yet welcomed. */
        record Greeting(int failures) implements ServerLink {}

        record Welcomed(Duration heartbeat) implements ServerLink {}
    }

    /** How far the link to the supervisor has come. */
    public sealed interface SupervisorLink {
        record Away(int failures) implements SupervisorLink {}

        record Attached() implements SupervisorLink {}
    }

    private ServerLink server = new ServerLink.Away(0);
    private SupervisorLink supervisor = new SupervisorLink.Away(0);
    private ProductionClock clock = ProductionClock.real();
    private Instant heardServer = Instant.EPOCH;
    private boolean leaving;
    private int waiting;
    private final Set<String> bundles = new LinkedHashSet<>();
    private final Map<String, List<ToAgent.Start>> waitingForBundle = new LinkedHashMap<>();
    private final List<ToSupervisor> waitingForSupervisor = new ArrayList<>();
    private final Set<AttemptId> running = new LinkedHashSet<>();

    void evolve(AgentChange change) {
        switch (change) {
            case AgentChange.ServerIs is -> server = is.link();
            case AgentChange.ServerHeard heard -> heardServer = heard.machine();
            case AgentChange.SupervisorIs is -> {
                supervisor = is.link();
                running.clear();
            }
            case AgentChange.ClockIs is -> clock = is.clock();
            case AgentChange.Leaves leaves -> leaving = true;
            case AgentChange.BundleKnown known -> bundles.add(known.hash());
            case AgentChange.WaitsForBundle waits -> {
                waitingForBundle.computeIfAbsent(waits.start().bundle().orElseThrow(), hash -> new ArrayList<>())
                        .add(waits.start());
                waiting++;
            }
            case AgentChange.WaitsNoMore no -> {
                List<ToAgent.Start> starts = waitingForBundle.remove(no.hash());
                waiting -= starts == null ? 0 : starts.size();
            }
            case AgentChange.KilledWhileWaiting killed -> {
                waitingForBundle.values().forEach(starts -> starts.removeIf(start -> start.attempt().equals(killed.attempt())));
                waiting = waitingForBundle.values().stream().mapToInt(List::size).sum();
            }
            case AgentChange.WaitsForSupervisor waits -> waitingForSupervisor.add(waits.message());
            case AgentChange.QueueEmptied emptied -> waitingForSupervisor.clear();
            case AgentChange.Lives lives -> running.add(lives.attempt());
            case AgentChange.LivesNoMore no -> running.remove(no.attempt());
        }
    }

    public ServerLink server() {
        return server;
    }

    /** When the server last said something, in machine time. */
    Instant heardServer() {
        return heardServer;
    }

    public SupervisorLink supervisor() {
        return supervisor;
    }

    public ProductionClock clock() {
        return clock;
    }

    /** How many attempts are known to live. */
    public int running() {
        return running.size();
    }

    boolean welcomed() {
        return server instanceof ServerLink.Welcomed;
    }

    boolean attached() {
        return supervisor instanceof SupervisorLink.Attached;
    }

    boolean leaving() {
        return leaving;
    }

    boolean hasBundle(String hash) {
        return bundles.contains(hash);
    }

    Set<String> bundlesWanted() {
        return Collections.unmodifiableSet(waitingForBundle.keySet());
    }

    List<ToAgent.Start> startsWaitingFor(String hash) {
        return List.copyOf(waitingForBundle.getOrDefault(hash, List.of()));
    }

    List<ToSupervisor> queue() {
        return List.copyOf(waitingForSupervisor);
    }

    int queued() {
        return waitingForSupervisor.size();
    }

    int startsWaiting() {
        return waiting;
    }
}
