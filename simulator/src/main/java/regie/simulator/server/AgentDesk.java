package regie.simulator.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import regie.engine.EngineCommand;
import regie.engine.effect.Effect;
import regie.kernel.HostName;
import regie.kernel.Text;
import regie.protocol.ProductionClock;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;
import regie.simulator.network.End;
import regie.simulator.network.Link;
import regie.simulator.time.Life;
import regie.simulator.time.WallClock;

/**
 * Where agents link with one server: one link a host, the newest wins; silence or absence for six
 * seconds counts as lost. It does on virtual time what the server does with sockets and threads.
 */
final class AgentDesk {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration LOST_AFTER = Duration.ofSeconds(6);

    private final Life life;
    private final WallClock clock;
    private final BooleanSupplier writes;
    private final Consumer<EngineCommand> commands;
    private final Map<HostName, Desk> links = new LinkedHashMap<>();
    private final Map<HostName, Long> missedSince = new LinkedHashMap<>();
    private final java.util.function.LongSupplier monotonic;

    AgentDesk(Life life, WallClock clock, java.util.function.LongSupplier monotonic, BooleanSupplier writes,
            Consumer<EngineCommand> commands) {
        this.life = life;
        this.clock = clock;
        this.monotonic = monotonic;
        this.writes = writes;
        this.commands = commands;
        life.after(HEARTBEAT, this::watch);
    }

    /** The far end of a new link: this server's. */
    End<ToServer> end(Link<ToServer, ToAgent> link) {
        return new Desk(link);
    }

    void effect(Effect effect) {
        switch (effect) {
            case Effect.StartAttempt start -> send(start.host(), Reports.start(start));
            case Effect.KillAttempt kill -> send(kill.host(), new ToAgent.Kill(kill.attempt(), kill.token()));
            case Effect.SettleAttempt settle -> send(settle.host(), new ToAgent.Settled(List.of(settle.attempt())));
            case Effect.Tell tell -> { }
        }
    }

    private void send(HostName host, ToAgent message) {
        Desk desk = links.get(host);
        if (desk != null) {
            desk.link.tellNear(message);
        }
    }

    /** These had an agent by what is known from before: they count as lost unless they join in time. */
    void expect(List<HostName> hosts) {
        hosts.stream().filter(host -> !links.containsKey(host))
                .forEach(host -> missedSince.putIfAbsent(host, monotonic.getAsLong()));
    }

    void dismissAll() {
        missedSince.clear();
        List.copyOf(links.values()).forEach(desk -> desk.link.cut());
    }

    /** The queue was full: what the agent said is lost, so it must say it again. */
    void sayAgain(HostName host) {
        Desk desk = links.get(host);
        if (desk != null) {
            desk.link.cut();
        }
    }

    private void watch() {
        long now = monotonic.getAsLong();
        for (Desk desk : List.copyOf(links.values())) {
            if (now - desk.heardAt > LOST_AFTER.toNanos()) {
                desk.link.cut();
            }
        }
        List<HostName> lost = new ArrayList<>();
        missedSince.forEach((host, since) -> {
            if (now - since > LOST_AFTER.toNanos()) {
                lost.add(host);
            }
        });
        for (HostName host : lost) {
            missedSince.remove(host);
            if (!links.containsKey(host)) {
                commands.accept(new EngineCommand.AgentLost(host));
            }
        }
        life.after(HEARTBEAT.dividedBy(2), this::watch);
    }

    /** One welcomed agent's link. */
    private final class Desk implements End<ToServer> {

        private final Link<ToServer, ToAgent> link;
        private final List<RunningAttempt> running = new ArrayList<>();
        private final List<ToServer.Ended> ended = new ArrayList<>();
        private HostName host = new HostName("unknown");
        private String incarnation = "";
        private boolean greeted;
        private long heardAt = monotonic.getAsLong();

        Desk(Link<ToServer, ToAgent> link) {
            this.link = link;
        }

        @Override
        public void received(ToServer message) {
            if (!life.alive()) {
                return;
            }
            heardAt = monotonic.getAsLong();
            Instant now = clock.instant();
            switch (message) {
                case ToServer.Hello hello -> greet(hello);
                case ToServer.Inventory page -> inventory(page, now);
                case ToServer.Started started -> commands.accept(Reports.started(host, started.attempt(), now));
                case ToServer.Ended end -> commands.accept(Reports.ended(host, end, now));
                case ToServer.Heartbeat beat -> link.tellNear(new ToAgent.Heard());
                case ToServer.OutputChunk none -> { }
                case ToServer.BundleWanted none -> { }
            }
        }

        private void greet(ToServer.Hello hello) {
            if (greeted) {
                return;
            }
            greeted = true;
            if (!writes.getAsBoolean()) {
                link.tellNear(new ToAgent.Refused("ServerNotWriter", Text.same("not the writer")));
                return;
            }
            host = hello.host();
            incarnation = hello.incarnation();
            link.tellNear(new ToAgent.Welcome(HEARTBEAT, ProductionClock.real()));
            Desk before = links.put(host, this);
            if (before != null && before != this) {
                before.link.cut();
            }
            missedSince.remove(host);
        }

        private void inventory(ToServer.Inventory page, Instant now) {
            if (page.page() == 0) {
                running.clear();
                ended.clear();
            }
            running.addAll(page.running());
            ended.addAll(page.ended());
            if (page.last()) {
                commands.accept(Reports.joined(host, incarnation, running, ended, now));
                running.clear();
                ended.clear();
            }
        }

        @Override
        public void lost() {
            if (life.alive() && links.remove(host, this)) {
                missedSince.put(host, monotonic.getAsLong());
            }
        }
    }
}
