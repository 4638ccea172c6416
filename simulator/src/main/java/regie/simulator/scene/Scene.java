package regie.simulator.scene;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.engine.state.EngineState;
import regie.estate.EstateModel;
import regie.formats.journal.EngineJson;
import regie.formats.journal.StateJson;
import regie.kernel.PlanName;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Commit;
import regie.runtime.journal.StreamId;
import regie.simulator.audit.Auditor;
import regie.simulator.chance.Chance;
import regie.simulator.database.Stored;
import regie.simulator.fault.FaultScript;
import regie.simulator.host.SimulatedHost;
import regie.simulator.host.Surroundings;
import regie.simulator.people.Gestures;
import regie.simulator.plans.EstateGenerator;
import regie.simulator.plans.Edits;
import regie.simulator.plans.Pins;
import regie.simulator.server.ServerParts;
import regie.simulator.server.ServerProgram;
import regie.simulator.server.SimulatedServer;
import regie.simulator.time.VirtualTime;
import regie.simulator.trace.Trace;

/** One whole simulated control room, made from a seed. */
public final class Scene {

    private static final StreamId STREAM = new StreamId("simulated", "production");
    private static final Duration HELP_EVERY = Duration.ofSeconds(5);
    private static final Duration TIMER_LATE = Duration.ofSeconds(20);

    private final Options options;
    private final Chance chance;
    private final VirtualTime time;
    private final Trace trace;
    private final Auditor auditor = new Auditor();
    private final Pins pins = new Pins();
    private final EngineJson events = new EngineJson(pins);
    private final StateJson rows = new StateJson(pins);
    private final Journalled journalled = new Journalled(events, rows, auditor);
    private final Stored stored = new Stored(this::committed, (invariant, seen) -> auditor.violated(invariant, seen));
    private final Weather weather;
    private final Scripts scripts;
    private final EstateModel estate;
    private final LocalDate date;
    private final List<SimulatedServer> servers = new ArrayList<>();
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final EngineParts parts;
    private final FaultPlayer faults;
    private final Crowd crowd;
    private final Attendants attendants = new Attendants();
    private final Chance checks;
    private Instant writingSince = Instant.MAX;
    private CommandId estateApplied = new CommandId("none");
    private boolean calm;
    private boolean compareLive;
    private int takeovers;
    private long epoch;

    public Scene(long seed, Options options) {
        this.options = options;
        this.chance = new Chance(seed);
        this.checks = chance.fork("checks");
        this.time = new VirtualTime(origin(chance.fork("origin")));
        this.trace = new Trace(time, options.traceLines());
        this.weather = new Weather(time);
        this.scripts = new Scripts(chance.fork("scripts"));
        LocalDateTime start = time.now().atZone(EstateGenerator.ZONE).toLocalDateTime();
        this.date = start.toLocalTime().isBefore(EstateGenerator.NEW_DAY)
                ? start.toLocalDate().minusDays(1) : start.toLocalDate();
        this.estate = new EstateGenerator(chance.fork("estate")).estate(start, options.tasksMax());
        Doorway doorway = new Doorway(time, weather::network, servers);
        this.parts = new EngineParts(estate, rows, events, options.sabotage(), auditor);
        ServerParts serverParts = new ServerParts(time, trace, stored, weather::database, STREAM, parts.feature(),
                EngineParts::connected, EngineParts::wanted, auditor::violated,
                options.sabotage());
        for (String name : List.of("a", "b")) {
            servers.add(new SimulatedServer(name, serverParts, chance.fork("server " + name)));
        }
        Surroundings around = new Surroundings(time, trace, auditor.processes(), scripts, doorway, weather::hosts, options.sabotage());
        estate.hosts().values().forEach(host -> hosts.add(new SimulatedHost(host.name(), host.slots().orElse(8), around,
                chance.fork("host " + host.name()))));
        this.faults = new FaultPlayer(time, trace, weather, doorway, stored, servers, hosts, auditor);
        this.crowd = new Crowd(time, trace, chance.fork("crowd"), servers, auditor);
    }

    /** An evening, mostly; now and then one of the nights in which the clocks change. */
    private static Instant origin(Chance chance) {
        Instant night = switch (chance.weigh(90, 5, 5)) {
            case 0 -> Instant.parse("2026-03-10T20:00:00Z");
            case 1 -> Instant.parse("2026-03-29T00:50:00Z");
            default -> Instant.parse("2026-10-25T00:50:00Z");
        };
        return night.plusSeconds(chance.below(600)).plusNanos(chance.below(1_000_000_000));
    }

    /** Sets everything going. */
    public void begin(FaultScript script) {
        servers.forEach(server -> time.after(chance.duration(Duration.ZERO, Duration.ofSeconds(1)), server::start));
        hosts.forEach(host -> time.after(chance.duration(Duration.ZERO, Duration.ofSeconds(3)), host::start));
        estateApplied = crowd.give(new EngineCommand.ApplyEstate(EstateFacts.of(estate), By.of("admin")));
        orders();
        faults.play(script);
        List<PlanName> plans = List.copyOf(estate.plans().keySet());
        Gestures gestures = new Gestures(auditor, new Edits(estate,
                time.now().atZone(EstateGenerator.ZONE).toLocalDateTime()), plans, List.copyOf(estate.hosts().keySet()), date);
        crowd.play(gestures, options.gesturesMax(), options.roughTime());
        time.after(options.roughTime(), this::calmDown);
    }

    private void orders() {
        Chance orders = chance.fork("orders");
        estate.plans().keySet().forEach(plan -> {
            int count = orders.between(1, 3);
            for (int i = 0; i < count; i++) {
                time.after(orders.duration(Duration.ofSeconds(4), Duration.ofSeconds(90)), () -> crowd.give(
                        Gestures.order(plan, date, false, orders.percent(30), "planner")));
            }
        });
    }

    private void calmDown() {
        trace.line("calm", "faults stop, people answer");
        calm = true;
        faults.stop();
        scripts.calm();
        Attendants.putBack(estate).forEach(crowd::give);
        help();
    }

    private void help() {
        servers.stream().filter(SimulatedServer::writes).findFirst().ifPresent(this::help);
        time.after(HELP_EVERY, this::help);
    }

    private void help(SimulatedServer server) {
        ServerProgram program = server.program();
        if (program == null) {
            return;
        }
        program.look(machine -> {
            EngineState state = EngineParts.state(machine);
            Instant now = server.clock().instant();
            new Lifts(state, now, By.REGIE).silent().ifPresent(task ->
                    auditor.violated("everything that does not move says why", task + state.task(task).map(known ->
                            " at " + known.place() + ", " + known.definition()).orElse("")));
            return attendants.answers(state, now);
        }).thenAccept(commands -> {
            if (crowd.waiting() < 20) {
                commands.forEach(crowd::give);
            }
        });
    }

    private void committed(Commit commit) {
        List<EngineEvent> read = journalled.take(commit);
        commit.events().forEach(entry -> trace.line("event", entry.type() + " "
                + new String(java.util.Objects.requireNonNull(entry.body()), java.nio.charset.StandardCharsets.UTF_8)));
        auditor.committed(read);
        if (commit.before().epoch() != epoch) {
            epoch = commit.before().epoch();
            takeovers++;
        }
        if (checks.percent(2)) {
            journalled.compareWith("a takeover", parts.restored(stored));
            compareLive = true;
        }
        faults.committed();
    }

    /** Does the next thing, and looks whether all still holds; false when nothing is left to do. */
    public boolean step() {
        if (!time.step()) {
            return false;
        }
        watchTimers();
        if (compareLive) {
            compareLive();
        }
        return true;
    }

    /** The writer's memory is what the journal says, whenever all that it decided is committed. */
    private void compareLive() {
        for (SimulatedServer server : servers) {
            ServerProgram program = server.program();
            if (program != null && program.idle() && stored.position().epoch() == epoch) {
                program.machine(epoch).ifPresent(machine -> {
                    journalled.compareWith("the writer", EngineParts.state(machine));
                    compareLive = false;
                });
            }
        }
    }

    public boolean broken() {
        return auditor.violation().isPresent();
    }

    /** Whether all that was ordered has ended, and all that ended is told. */
    public boolean done() {
        return calm && crowd.answered(estateApplied) && auditor.open().isEmpty() && auditor.live().isEmpty()
                && crowd.waiting() == 0;
    }

    /** Whether it has had all the time that it may take. */
    public boolean late() {
        return time.nanos() > options.roughTime().plus(options.calmTime()).toNanos();
    }

    /** What must hold at the very end. */
    public void finish() {
        if (!broken() && !done()) {
            auditor.violated("every ordered run ends", stuck());
        }
        if (!broken()) {
            journalled.compareWith("a takeover", parts.restored(stored));
            journalled.comparePending(parts.restored(stored));
        }
    }

    private String stuck() {
        StringBuilder text = new StringBuilder("still open " + auditor.open() + ", live " + auditor.live() + ", unanswered "
                + crowd.waiting());
        servers.forEach(server -> text.append("\n   ").append(server));
        text.append(new Lifts(journalled.state(), time.now(), By.REGIE).open());
        return text.toString();
    }

    public Outcome outcome(long seed, long steps) {
        return new Outcome(seed, auditor.violation(), steps, stored.events().size(), auditor.runs(), auditor.attempts(),
                auditor.processes().startsInAll(), takeovers, Duration.ofNanos(time.nanos()), trace.fingerprint(), trace.last());
    }

    /** While a writer writes and all is calm, nothing due stays undone. */
    private void watchTimers() {
        Optional<SimulatedServer> writer = servers.stream().filter(SimulatedServer::isWriting).findFirst();
        if (!calm || writer.isEmpty()) {
            writingSince = Instant.MAX;
            return;
        }
        if (writingSince.equals(Instant.MAX)) {
            writingSince = time.now();
        }
        Instant late = writer.get().clock().instant().minus(TIMER_LATE);
        boolean longEnough = writingSince.isBefore(time.now().minus(TIMER_LATE));
        writer.map(SimulatedServer::program).flatMap(program -> program.machine(stored.position().epoch()))
                .map(EngineParts::state).flatMap(EngineState::nextTimer)
                .filter(due -> longEnough && due.isBefore(late)).ifPresent(due -> auditor.violated("no timer is forgotten",
                        "one was due at " + due + ", it is " + writer.get().clock().instant()));
    }
}
