package regie.bench.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Latencies;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.bench.real.RealProgram;
import regie.bench.real.TemporaryFolder;
import regie.bench.work.BenchEstate;
import regie.bench.work.EstateWriter;
import regie.engine.effect.Effect;
import regie.kernel.RunId;
import regie.kernel.Text;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a predecessor's end to its successor's start, at 50 starts a second: in the engine (its report
 * comes in, the successor's start is let out after its commit), and with real processes (the one has
 * exited, the other runs, by the agent's clock).
 */
public final class DispatchBenchmark implements Benchmark {

    private static final int CHAINS = 10;
    private static final int TASK_MILLIS = 200;
    /** So that the starts of the chains are spread evenly over time, as those of a night are. */
    private static final int APART_MILLIS = TASK_MILLIS / CHAINS;

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public Text summary() {
        return new Text("de la fin de l'un au départ du suivant", "from one's end to the next one's start");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        int links = wishes.quick() ? 15 : 100;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("starts_per_s", CHAINS * 1000 / TASK_MILLIS);
        wishes.say("dans le moteur", "in the engine");
        figures.put("engine", inTheEngine(links).figures());
        wishes.say("jusqu'au processus", "to the process");
        figures.put("process", toTheProcess(links).figures());
        return new Report(name(), wishes.quick(), figures, true);
    }

    private static EstateWriter chains(Path folder, int links, String action) throws Exception {
        EstateWriter writer = new EstateWriter(folder, 100);
        for (int chain = 0; chain < CHAINS; chain++) {
            writer.chain("warm-" + chain, links, action).chain("chain-" + chain, links, action);
        }
        return writer;
    }

    private static Latencies inTheEngine(int links) throws Exception {
        Latencies latencies = new Latencies();
        Map<RunId, Long> endedAt = new ConcurrentHashMap<>();
        DurableNight[] night = new DurableNight[1];
        try (TemporaryFolder folder = TemporaryFolder.make();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path().resolve("postgres")).orThrow();
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            BenchEstate estate = BenchEstate.read(chains(folder.path().resolve("estate"), links, EstateWriter.NOTHING).folder());
            Database database = Migrations.migrate(Database.of(postgres)).orThrow();
            DurableNight.Executor executor = start -> {
                Long ended = endedAt.remove(start.attempt().task().run());
                if (ended != null) {
                    latencies.add(System.nanoTime() - ended);
                }
                clock.schedule(() -> end(night[0], start, endedAt), TASK_MILLIS, TimeUnit.MILLISECONDS);
            };
            try (DurableNight made = new DurableNight(database, "dispatch", estate, Optional.of(executor))) {
                night[0] = made;
                made.run("warm", APART_MILLIS);
                latencies.clear();
                made.run("chain", APART_MILLIS);
            }
        }
        return latencies;
    }

    private static void end(DurableNight night, Effect.StartAttempt start, Map<RunId, Long> endedAt) {
        endedAt.put(start.attempt().task().run(), System.nanoTime());
        night.end(start);
    }

    private static Latencies toTheProcess(int links) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path estate = chains(folder.path().resolve("estate"), links, "exec: [/bin/sleep, '0." + TASK_MILLIS + "']").folder();
            try (RealProgram program = new RealProgram(folder.path(), estate, List.of("-Xmx512m", "-XX:+UseSerialGC"))) {
                program.awaitReady();
                runAll(program, "warm-");
                runAll(program, "chain-");
                return fromJournal(program);
            }
        }
    }

    private static void runAll(RealProgram program, String prefix) throws Exception {
        List<String> runs = new ArrayList<>();
        for (int chain = 0; chain < CHAINS; chain++) {
            runs.add(program.order(prefix + chain, false));
            Thread.sleep(APART_MILLIS);
        }
        for (String run : runs) {
            program.awaitEnd(run, Duration.ofMinutes(5));
        }
    }

    /** Each task {@code tN} of a chain started after {@code tN-1} had ended; both instants are the agent's. */
    private static Latencies fromJournal(RealProgram program) throws Exception {
        Map<String, Instant> endings = new HashMap<>();
        Map<String, Instant> starts = new HashMap<>();
        for (JsonNode entry : program.journal()) {
            if (entry.path("type").asString("").equals("AttemptEnded")) {
                JsonNode body = JsonMapper.shared().readTree(entry.path("body").asString());
                String task = body.path("attempt").asString().replaceFirst("#.*", "");
                if (task.startsWith("chain-")) {
                    endings.put(task, Instant.parse(body.path("result").path("ended_at").asString()));
                    starts.put(task, Instant.parse(body.path("result").path("started_at").asString()));
                }
            }
        }
        Latencies latencies = new Latencies();
        starts.forEach((task, started) -> {
            int at = task.lastIndexOf('t');
            Instant ended = endings.get(task.substring(0, at) + "t" + (Integer.parseInt(task.substring(at + 1)) - 1));
            if (ended != null) {
                latencies.add(Duration.between(ended, started).toNanos());
            }
        });
        return latencies;
    }
}
