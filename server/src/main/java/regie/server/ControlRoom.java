package regie.server;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.estate.EstateModel;
import regie.formats.estate.EstateReader;
import regie.kernel.Actor;
import regie.kernel.HostName;
import regie.protocol.ToAgent;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.server.api.HealthView;
import regie.server.api.LoginCode;
import regie.server.api.StatusView;
import regie.server.api.StopRequest;
import regie.server.clock.FolderClock;
import regie.server.estate.EstateShelf;
import regie.server.folder.DataFolder;
import regie.server.folder.ServerFile;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;
import regie.server.gateway.Commands;
import regie.server.locals.LocalAgents;
import regie.server.logs.Logs;
import regie.server.pages.Pages;
import regie.server.views.Reading;
import regie.server.web.Request;
import regie.server.web.Sessions;
import regie.server.web.WebServer;
import regie.store.audit.Upkeep;
import regie.store.embedded.EmbeddedPostgres;

/**
 * One running control room: data folder, database, loop, agents' listener, pages and API. Started by
 * {@link #start}, stopped by {@link #close} in the opposite order; all of it works inside a test.
 */
public final class ControlRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlRoom.class);
    private static final long STANDING_SECONDS = 20;
    private static final long KILL_SECONDS = 45;
    private static final String HERE = machineName();
    private static final long SAY_AGAIN_MILLIS = 500;

    /** What came of a start. */
    public sealed interface Outcome {

        record Up(ControlRoom room) implements Outcome {}

        /** Nothing is left running; {@code problem.exitCode()} is the program's. */
        record Refused(StartProblem problem) implements Outcome {}
    }

    private final Settings settings;
    private final DataFolder folder;
    private final Teardown teardown;
    private final Instant started = Instant.now();
    private final CompletableFuture<StopRequest> stopAsked = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Sessions sessions;
    private Optional<EmbeddedPostgres> postgres = Optional.empty();
    private Optional<LocalAgents> localAgents = Optional.empty();
    private FolderClock clock;
    private EstateShelf estates;
    private Heart heart;
    private Commands commands;
    private WebServer web;

    @SuppressWarnings("NullAway.Init")
    private ControlRoom(Settings settings, DataFolder folder, Teardown teardown) {
        this.settings = settings;
        this.folder = folder;
        this.teardown = teardown;
        this.sessions = new Sessions(folder.token(), Instant::now);
    }

    /** Starts it all, and returns when it serves: as the writer, or as a standby of the one that writes. */
    public static Outcome start(Settings settings) {
        Teardown teardown = new Teardown();
        try {
            DataFolder folder = teardown.add("data folder", DataFolder.take(settings.data()));
            Logs.to(folder.logs());
            ControlRoom room = new ControlRoom(settings, folder, teardown);
            room.ignite();
            return new Outcome.Up(room);
        } catch (StartRefused refused) {
            teardown.close();
            return new Outcome.Refused(refused.problem());
        } catch (RuntimeException | Error bug) {
            teardown.close();
            throw bug;
        }
    }

    private void ignite() {
        if (settings.clock().isPresent() && !folder.fresh()) {
            throw new StartRefused(new StartProblem.ClockOnUsedFolder(folder.root()));
        }
        CompletableFuture<EstateReader.Outcome.Valid> estate = Ignition.begin("estate", () -> Ignition.estate(settings, folder));
        CompletableFuture<WebServer> http = Ignition.begin("http", () -> WebServer.start(settings.bind(), settings.port(), sessions,
                Pages::refusal));
        CompletableFuture<Ignition.Powered> database = Ignition.begin("database", () -> Ignition.database(settings, folder, teardown));
        try {
            EstateReader.Outcome.Valid valid = Ignition.wait(estate);
            Ignition.Powered powered = Ignition.wait(database);
            postgres = powered.embedded();
            build(valid, powered);
        } finally {
            // Whatever has come up meanwhile is closed with the rest, also when another part was refused.
            http.whenComplete((server, failed) -> {
                if (server != null) {
                    teardown.add("HTTP", server);
                }
            });
            awaitQuietly(database);
            awaitQuietly(http);
        }
        web = Ignition.wait(http);
        serve();
    }

    private static void awaitQuietly(CompletableFuture<?> begun) {
        begun.exceptionally(failed -> null).join();
    }

    private void build(EstateReader.Outcome.Valid valid, Ignition.Powered powered) {
        StartingEstate estate = StartingEstate.of(valid, folder, powered.database());
        EstateModel model = estate.model();
        StreamId stream = StartingEstate.streamOf(model);
        Holder holder = new Holder(folder.server(), UUID.randomUUID().toString());
        heart = Heart.build(new Heart.Plan(settings, folder, stream, holder, estate,
                settings.surroundings().of(powered.embedded())), powered.database(), teardown,
                this::status);
        clock = heart.clock();
        estates = heart.estates();
        commands = heart.commands();
        heart.beat(teardown);
        localAgents = settings.agents().map(launcher -> teardown.add("local agents", new LocalAgents(launcher, folder::agent,
                heart.roster()::agentPorts, folder.agentToken())));
        localAgents.ifPresent(agents -> Thread.ofVirtual().name("local-agents").start(() -> keepAgents(agents, localHosts(model))));
    }

    /**
     * The writer's agents are started at once, while the state is still read where the database is its own.
     * A standby leaves the hosts to the writer's agents, which know its address too; when it has taken over and nobody has
     * come for a host, it starts an agent of its own.
     */
    private void keepAgents(LocalAgents agents, List<String> hosts) {
        heart.roster().onChange(agents::serversChanged);
        heart.onEstate(model -> keepNew(agents, model));
        boolean own = postgres.isPresent();
        boolean first = own || heart.awaitStanding(STANDING_SECONDS) && heart.writes();
        try {
            while (!closed.get()) {
                if (own || heart.writes()) {
                    if (!first) {
                        Thread.sleep(settings.links().lostAfter());
                    }
                    agents.keep(hosts.stream().filter(host -> first || !heart.links().linked(new HostName(host))).toList());
                    return;
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A version that came into force has hosts that the one before had not: they get agents as well. */
    private void keepNew(LocalAgents agents, EstateModel model) {
        if (heart.writes()) {
            agents.keep(localHosts(model).stream().filter(host -> !heart.links().linked(new HostName(host))).toList());
        }
    }

    /** Hosts that are this machine, by their reach or their name; every one where this machine plays them all. */
    private List<String> localHosts(EstateModel model) {
        return model.hosts().values().stream().filter(host -> isHere(host)).map(host -> host.name().value()).toList();
    }

    private boolean isHere(EstateModel.Host host) {
        return switch (host.reach()) {
            case LOCAL -> true;
            case AGENT -> settings.playsEveryHost() || host.name().value().equals(HERE);
            case SSH -> false;
        };
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException nameless) {
            return "";
        }
    }

    private void serve() {
        heart.awaitStanding(STANDING_SECONDS);
        web.serve(heart.routes(sessions, this::loginCode, this::stop, settings.version()));
        new ServerFile(url(), ProcessHandle.current().pid(), heart.links().port()).writeTo(folder);
        LOG.info("Régie serves {} / {} at {}; started in {} ms", estates.inForce().name(), estates.inForce().environment().name(), url(),
                java.time.Duration.between(started, Instant.now()).toMillis());
    }

    /** The console's address. */
    public String url() {
        String address = settings.bind().getHostAddress();
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + web.port();
    }

    public int port() {
        return web.port();
    }

    public int agentPort() {
        return heart.links().port();
    }

    /** Where the embedded PostgreSQL is reached, for those who put their own database beside Régie's. */
    public Optional<EmbeddedPostgres> postgres() {
        return postgres;
    }

    /** What is done hourly, for whoever cannot wait for the hour. */
    Upkeep upkeep() {
        return heart.upkeep();
    }

    public Reading reading() {
        return heart.views().reading();
    }

    public Commands commands() {
        return commands;
    }

    public HealthView health() {
        return heart.health();
    }

    /** The long-lived token; programs send it as {@code Authorization: Bearer}. */
    public String token() {
        return folder.token();
    }

    /** A link that opens the console once, for this user. */
    public LoginCode loginLink(Actor actor) {
        return new LoginCode(url() + "/login?code=" + sessions.newLink(actor), Instant.now().plus(Sessions.LINK));
    }

    private LoginCode loginCode(Request request) {
        return loginLink(request.actor());
    }

    public StatusView status() {
        EstateModel model = estates.inForce();
        Instant now = clock.now();
        return new StatusView(
                web == null ? "" : url(), new StatusView.Proc(ProcessHandle.current().pid()),
                postgres.map(running -> new StatusView.Proc(running.pid())), localAgents.map(LocalAgents::processes).orElse(List.of()),
                settings.version(), model.name(), model.environment().name(), model.version().value(), heart.health().role(), now,
                productionDate(model, now), model.zone().getId(), clock.clocks().production().speed());
    }

    static LocalDate productionDate(EstateModel model, Instant now) {
        ZonedDateTime local = now.atZone(model.zone());
        return local.toLocalTime().isBefore(model.newDay()) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    private void stop(StopRequest request) {
        stopAsked.complete(request);
    }

    /** Completes when somebody asks over the API that the server stops; whoever runs the program then closes it. */
    public CompletableFuture<StopRequest> stopAsked() {
        return stopAsked;
    }

    /** Ends server, agents and database; what runs on the hosts goes on under its supervisors. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LOG.info("Régie stops; running attempts are left to their supervisors and found again at the next start");
            teardown.close();
        }
    }

    /** The same, but what runs on the local hosts is stopped first. */
    public void closeAndKill() {
        if (!closed.get()) {
            List<StatusView.AgentProc> agents = localAgents.map(LocalAgents::processes).orElse(List.of());
            localAgents.ifPresent(LocalAgents::keepNoMore);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(KILL_SECONDS);
            for (StatusView.AgentProc agent : agents) {
                ProcessHandle.of(agent.pid()).ifPresent(process -> endWithItsWork(agent.name(), process, until));
            }
            close();
        }
    }

    /** Says it again and again: an agent that is just being started hears it when it joins. */
    private void endWithItsWork(String host, ProcessHandle process, long until) {
        while (process.isAlive() && System.nanoTime() < until) {
            heart.links().send(new HostName(host), new ToAgent.Shutdown(true));
            try {
                process.onExit().get(SAY_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException notYet) {
                LOG.debug("The agent process {} still stops its work", process.pid());
            }
        }
        if (process.isAlive()) {
            LOG.warn("The agent process {} has not finished stopping its work; the server stops, its supervisor carries on", process.pid());
        }
    }
}
