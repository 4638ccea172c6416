package regie.server;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.effect.Effect;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.why.WaitReasons;
import regie.estate.EstateModel;
import regie.formats.journal.EngineJson;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.Problem;
import regie.protocol.ToAgent;
import regie.runtime.Feature;
import regie.runtime.Intake;
import regie.runtime.Loop;
import regie.runtime.LoopPorts;
import regie.runtime.LoopSettings;
import regie.runtime.LoopThread;
import regie.runtime.Standing;
import regie.runtime.journal.Answer;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.server.api.HealthView;
import regie.server.api.LoginCode;
import regie.server.api.RunView;
import regie.server.api.StatusView;
import regie.server.api.StopRequest;
import regie.server.clock.FolderClock;
import regie.server.day.DayWatch;
import regie.server.estate.BundleStore;
import regie.server.estate.EstateShelf;
import regie.server.estate.Habits;
import regie.server.folder.DataFolder;
import regie.server.forecast.LiveForecast;
import regie.server.gateway.Commands;
import regie.server.gateway.DayDesk;
import regie.server.gateway.EngineGateway;
import regie.server.gateway.EstateDesk;
import regie.server.links.AgentLinks;
import regie.server.links.LinkProblem;
import regie.server.machine.EngineForms;
import regie.server.machine.StateHolder;
import regie.server.machine.Traffic;
import regie.server.pages.Pages;
import regie.server.rest.ApiRoutes;
import regie.server.rest.Metrics;
import regie.server.views.RunQuery;
import regie.server.views.StoredJournal;
import regie.server.views.Views;
import regie.server.web.Request;
import regie.server.web.Route;
import regie.server.web.Sessions;
import regie.server.web.StaticFiles;
import regie.store.audit.HeadNotes;
import regie.store.audit.JournalVerifier;
import regie.store.audit.Upkeep;
import regie.store.audit.Verification;
import regie.store.database.Database;
import regie.store.journal.Notices;
import regie.store.journal.PostgresInbox;
import regie.store.journal.PostgresJournal;
import regie.store.journal.PostgresLeases;
import regie.store.journal.PostgresReader;
import regie.store.registry.Durations;
import regie.store.registry.EstateBundles;
import regie.store.registry.EstateHistory;
import regie.store.registry.Secrets;
import regie.store.registry.Servers;

/** Loop, agents' links and views of one stream, wired to each other; HTTP and processes stand around it. */
final class Heart {

    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final Actor REGIE = new Actor("regie");

    /** What it is built from. */
    record Plan(
            Settings settings, DataFolder folder, StreamId stream, Holder holder, StartingEstate estate,
            Map<String, String> surroundings) {}

    private final Plan plan;
    private final Database database;
    private final FolderClock clock;
    private final EstateShelf estates;
    private final EngineForms forms;
    private final Outlet outlet = new Outlet();
    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final PostgresReader reader;
    private final Views views;
    private final Traffic traffic;
    private final AgentLinks links;
    private final Upkeep upkeep;
    private final EngineGateway gateway;
    private final DayDesk desk;
    private final EstateDesk versions;
    private final EstateKeeper keeper;
    private final Health health;
    private final Roster roster;
    private final LiveForecast forecast;
    private final AtomicBoolean applied = new AtomicBoolean();

    private Heart(Plan plan, Database database, Teardown teardown, Supplier<StatusView> status) {
        this.plan = plan;
        this.database = database;
        plan.folder().keepAgentToken(new Secrets(database).shared("agents", agentToken()));
        Notices notices = teardown.add("notices", new Notices(database));
        PostgresJournal journal = teardown.add("journal", new PostgresJournal(database, notices));
        PostgresLeases leases = teardown.add("leases", new PostgresLeases(database));
        PostgresInbox inbox = teardown.add("inbox", new PostgresInbox(database, notices));
        this.reader = teardown.add("reader", new PostgresReader(database, notices));
        this.clock = teardown.add("clock", FolderClock.of(plan.folder(), plan.settings().clock(), reader.head(plan.stream()).at()));
        Habits habits = new Habits(new Durations(database), plan.stream());
        this.estates = new EstateShelf(plan.estate().model(), new StoredBundles(new EstateBundles(database)), habits);
        estates.putInForce(plan.estate().model(), plan.estate().bundle());
        this.forms = new EngineForms(estates, estates::plan);
        Feature<EngineCommand, EngineEvent, Effect> feature = forms.feature();
        Refolding.ifNeeded(database, feature, plan.stream());
        this.loop = new Loop<>(plan.stream(), plan.holder(), feature, new LoopPorts(journal, leases, inbox, clock.clocks()), outlet,
                LoopSettings.DEFAULT);
        this.health = new Health(loop.gauges(), clock.clocks().production().speed());
        this.traffic = new Traffic(new AgentsEngine(loop), clock::now, plan.surroundings());
        this.links = teardown.add("agents' listener", new AgentLinks(plan.settings().bind(), agentPort(), agentToken(),
                plan.settings().links(), clock.clocks().machine(), clock::forAgents, this::admission, traffic, estates));
        traffic.through(links);
        this.upkeep = teardown.add("upkeep", new Upkeep(database, plan.stream(), new HeadNotes(plan.folder().root().resolve("heads"),
                note -> links().sendAll(new ToAgent.KeepHead(note.line()))), this::writes, clock.clocks().machine()).start());
        this.roster = teardown.add("roster", new Roster(new Servers(database), new Servers.Server(plan.holder().server(),
                plan.holder().incarnation(), plan.settings().version(), EngineJson.EVENT_VERSION,
                plan.settings().bind().getHostAddress() + ":" + links.port())));
        this.views = teardown.add("views", new Views(
                new Views.Ground(loop, estates, habits, database, plan.stream(), reader, forms),
                (state, task) -> WaitReasons.of(state, task,
                        clock.now()), links::cards, status));
        Intake<EngineCommand> intake = new Intake<>(plan.stream(), loop, inbox, feature.commands());
        EngineDoor door = new EngineDoor(plan.stream(), loop, intake, reader, forms);
        this.desk = new DayDesk(door, estates, clock::now);
        EstateHistory history = new EstateHistory(database);
        this.versions = new EstateDesk(door, estates, history, plan.stream(), clock::now);
        this.keeper = teardown.add("estate", new EstateKeeper(plan.stream(), estates, history, this::followed, clock::now));
        this.gateway = new EngineGateway(door, estates,
                () -> new Moment(clock.now(), clock.clocks().machine().instant()), this::productionDate);
        this.forecast = teardown.add("forecast", new LiveForecast(new LiveForecast.Ground(database, plan.stream(), forms, estates,
                clock::now, this::productionDate)));
    }

    static Heart build(Plan plan, Database database, Teardown teardown, Supplier<StatusView> status) {
        return new Heart(plan, database, teardown, status);
    }

    private record StoredBundles(EstateBundles table) implements BundleStore {

        @Override
        public void put(EstateVersion version, byte[] packed) {
            table.store(version, packed);
        }

        @Override
        public Optional<byte[]> find(EstateVersion version) {
            return table.bundle(version);
        }
    }

    /** What the keeper of the day sees of the house. */
    private final class DayHouse implements DayWatch.Engine {

        @Override
        public boolean writes() {
            return Heart.this.writes() && applied.get();
        }

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public double speed() {
            return clock.clocks().production().speed();
        }

        @Override
        public Optional<EstateModel> model(EstateVersion version) {
            return estates.model(version);
        }

        @Override
        public <R> CompletableFuture<R> look(Function<EngineState, R> at) {
            return loop.look(machine -> at.apply(((StateHolder) machine).state()));
        }

        @Override
        public CompletableFuture<Answer> tell(EngineCommand command) {
            return loop.submit(regie.runtime.Request.of(command, Provenance.of(REGIE, "day")));
        }
    }

    /** What agents say goes straight to the loop: it has no command id, and repeats itself harmlessly. */
    private record AgentsEngine(Loop<EngineCommand, EngineEvent, Effect> loop) implements Traffic.Engine {

        @Override
        public CompletableFuture<Answer> tell(EngineCommand command) {
            return loop.submit(regie.runtime.Request.of(command, Provenance.of(REGIE, "agent")));
        }

        @Override
        public <R> CompletableFuture<R> look(Function<EngineState, R> at) {
            return loop.look(machine -> at.apply(((StateHolder) machine).state()));
        }
    }

    /** The port of before, so that agents that outlived a kill of the server find the next one. */
    private int agentPort() {
        int asked = plan.settings().agentPort();
        return asked != 0 ? asked : plan.folder().remembered("agent-port").filter(text -> text.matches("\\d{1,5}")).map(Integer::parseInt)
                .filter(Heart::isFree).orElse(0);
    }

    private static boolean isFree(int port) {
        try (java.net.ServerSocket probe = new java.net.ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (java.io.IOException taken) {
            return false;
        }
    }

    private String agentToken() {
        return plan.folder().remembered("agent-token").orElseThrow();
    }

    private Optional<? extends Problem> admission(HostName host) {
        Standing standing = loop.standing();
        boolean writer = switch (standing) {
            // What agents say meanwhile waits in the queue, and is decided as soon as the state is there.
            case Standing.TakingOver takingOver -> true;
            case Standing.Writing writing -> true;
            case Standing.Doubting doubting -> true;
            case Standing.Following following -> false;
            case Standing.Stopped stopped -> false;
        };
        if (!writer) {
            return Optional.of(new LinkProblem.ServerNotWriter(standing.sentence()));
        }
        return estates.inForce().hosts().containsKey(host) ? Optional.empty() : Optional.of(new LinkProblem.AgentHostUnknown(host.value()));
    }

    private LocalDate productionDate() {
        return ControlRoom.productionDate(estates.inForce(), clock.now());
    }

    /** Everything stands: the loop may try for the lease. */
    void beat(Teardown teardown) {
        plan.folder().remember("agent-port", Integer.toString(links.port()));
        outlet.connect(views.follower(), links, traffic, this::standing);
        teardown.add("loop", new LoopThread(loop));
        keeper.start();
        teardown.add("day", new DayWatch(new DayHouse()).start());
    }

    boolean awaitStanding(long seconds) {
        return outlet.awaitStanding(seconds);
    }

    /** On the loop's thread: what takes longer goes elsewhere. */
    private void standing(Standing standing) {
        switch (standing) {
            case Standing.Writing writing -> Thread.ofVirtual().name("taking-over").start(this::nowWriting);
            case Standing.Following following -> links.dismissAll();
            case Standing.Stopped stopped -> links.dismissAll();
            case Standing.TakingOver takingOver -> { }
            case Standing.Doubting doubting -> { }
        }
    }

    private void nowWriting() {
        try {
            Optional<EstateVersion> before = engineVersion();
            EstateModel model = plan.estate().model();
            boolean wanted = before.isEmpty() || !before.get().equals(model.version()) && keeper.isNewest(plan.estate());
            if (applied.compareAndSet(false, true) && wanted) {
                LOG.info("estate version {} is put in force", model.version().value());
                loop.submit(regie.runtime.Request.of(new EngineCommand.ApplyEstate(EstateFacts.of(model), By.REGIE),
                        Provenance.of(REGIE, "start").under(model.version()))).join();
            }
            engineVersion().ifPresent(version -> keeper.follows(version, plan.estate().source()));
            links.expect(loop.<List<HostName>>look(machine -> connected(((StateHolder) machine))).join());
            views.follower().renderAll();
        } catch (RuntimeException notNow) {
            LOG.warn("This server could not settle as the writer ({}); it tries again when it writes", notNow.toString());
            applied.set(false);
        }
    }

    private Optional<EstateVersion> engineVersion() {
        return loop.<Optional<EstateVersion>>look(machine -> ((StateHolder) machine).state().facts().map(EstateFacts::version)).join();
    }

    /** The version that the engine follows; empty where it is not this server's engine. */
    private Optional<EstateVersion> followed() {
        return writes() && applied.get() ? engineVersion() : Optional.empty();
    }

    private static List<HostName> connected(StateHolder machine) {
        List<HostName> hosts = new ArrayList<>();
        machine.state().hosts().stream().filter(Host::connected).map(Host::name).forEach(hosts::add);
        return List.copyOf(hosts);
    }

    List<Route> routes(Sessions sessions, Function<Request, LoginCode> logins, Consumer<StopRequest> stop, String version) {
        StoredJournal journal = new StoredJournal(reader, plan.stream(), this::audit);
        Metrics metrics = new Metrics(loop.gauges(), views.reading(), links, this::runStates, views.follower()::waiting);
        List<Route> routes = new ArrayList<>();
        routes.add(new StaticFiles().route());
        routes.addAll(new ApiRoutes(views.reading(), gateway, journal, views.changes(), links, health::now, metrics::text, logins, stop,
                version, desk, versions, forecast).routes());
        routes.addAll(new Pages(views.reading(), gateway, health::now, sessions, journal, desk).routes());
        return routes;
    }

    private Verification audit() {
        return new JournalVerifier(database).verify(plan.stream(), HeadNotes.readAll(plan.folder().root(), plan.stream()), seq -> {});
    }

    private Map<String, Integer> runStates() {
        Map<String, Integer> states = new TreeMap<>();
        for (RunView run : views.reading().runs(RunQuery.ALL).items()) {
            states.merge(run.state(), 1, Integer::sum);
        }
        return states;
    }

    HealthView health() {
        return health.now();
    }

    FolderClock clock() {
        return clock;
    }

    /** Hears of every other version that comes into force. */
    void onEstate(Consumer<EstateModel> listener) {
        keeper.onChange(listener);
    }

    EstateShelf estates() {
        return estates;
    }

    Commands commands() {
        return gateway;
    }

    AgentLinks links() {
        return links;
    }

    Views views() {
        return views;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    boolean writes() {
        return loop.standing() instanceof Standing.Writing;
    }

    /** This server and the others of its database, for whoever tells agents where to call. */
    Roster roster() {
        return roster;
    }
}
