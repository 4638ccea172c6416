package regie.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.bench.real.RealProgram;
import regie.bench.real.TemporaryFolder;
import regie.bench.work.EstateWriter;
import regie.kernel.Text;

/**
 * A day of a million tasks in the real program, in the middle of its night: half of them have ended, which leaves a row of
 * each, half are still to come. How much heap lives, and how long after kill -9 of server and PostgreSQL the first task is
 * dispatched again. Beside the day a chain of short tasks ticks: the first tick after the restart is that dispatch, process
 * and all.
 */
public final class LoadBenchmark implements Benchmark {

    private static final int PLANS = 1_000;
    private static final int TASKS_A_PLAN = 100;
    private static final String PAST = "past-";
    private static final int TICKS = 5_000;
    private static final int CLIENTS = 16;
    private static final Duration TICK_MOST = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Text summary() {
        return new Text("une journée d'un million de traitements", "a day of a million tasks");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        int tasks = wishes.tasks() > 0 ? wishes.tasks() : wishes.quick() ? 20_000 : 1_000_000;
        int runs = Math.max(1, tasks / TASKS_A_PLAN);
        int plans = Math.min(PLANS, runs);
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path ticks = Files.createFile(folder.path().resolve("ticks"));
            EstateWriter estate = new EstateWriter(folder.path().resolve("estate"), 50)
                    .chain("tick", TICKS, "run: \"date +%s%N >> '" + ticks + "'; sleep 0.1\"");
            for (int plan = 0; plan < plans; plan++) {
                estate.even((plan % 2 == 0 ? PAST : "day-") + plan, TASKS_A_PLAN,
                        plan % 2 == 0 ? "nothing: {}" : EstateWriter.NOTHING);
            }
            try (RealProgram program = new RealProgram(folder.path(), estate.folder(), List.of("-Xmx1500m", "-XX:+UseSerialGC"))) {
                program.awaitReady();
                return measure(program, ticks, plans, runs, wishes);
            }
        }
    }

    private Report measure(RealProgram program, Path ticks, int plans, int runs, Wishes wishes) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("tasks", runs * TASKS_A_PLAN);
        figures.put("runs", runs);
        long began = System.nanoTime();
        order(program, plans, runs, wishes);
        awaitPast(program, wishes);
        figures.put("ordered_and_half_ended_s", Report.round((System.nanoTime() - began) / 1e9));
        program.order("tick", false);
        awaitTick(ticks, 0);
        wishes.say("tas", "heap");
        figures.put("heap_mb", liveHeapMegabytes(program.pid()));
        wishes.say("kill -9 du serveur et de PostgreSQL", "kill -9 of server and PostgreSQL");
        long postgres = program.get("/status").path("postgres").path("pid").asLong();
        program.kill9(program.pid());
        program.kill9(postgres);
        long killed = nowNanos();
        program.again();
        long dispatched = awaitTick(ticks, killed);
        figures.put("first_dispatch_after_kill_s", Report.round((dispatched - killed) / 1e9));
        program.awaitReady();
        figures.put("heap_after_recovery_mb", liveHeapMegabytes(program.pid()));
        return new Report(name(), wishes.quick(), figures, true);
    }

    private static void order(RealProgram program, int plans, int runs, Wishes wishes) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.submit(() -> {
                    try {
                        for (int run = next.getAndIncrement(); run < runs && failure.get() == null; run = next.getAndIncrement()) {
                            int plan = run % plans;
                            program.order((plan % 2 == 0 ? PAST : "day-") + plan, plan % 2 != 0);
                            wishes.say(run + "/" + runs + " exécutions chargées", run + "/" + runs + " runs ordered");
                        }
                    } catch (Exception e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Until all of the night's first half has ended. */
    private static void awaitPast(RealProgram program, Wishes wishes) throws Exception {
        wishes.say("la première moitié se termine", "the first half ends");
        while (!program.get("/runs?state=live&limit=1&text=" + PAST).path("items").isEmpty()) {
            Thread.sleep(500);
        }
    }

    private static long nowNanos() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    /** The first tick after the instant, in nanoseconds since 1970. */
    private static long awaitTick(Path ticks, long after) throws Exception {
        long end = System.nanoTime() + TICK_MOST.toNanos();
        while (System.nanoTime() < end) {
            for (String line : Files.readAllLines(ticks)) {
                long tick = Long.parseLong(line.strip());
                if (tick > after) {
                    return tick;
                }
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("nothing was dispatched within " + TICK_MOST.toSeconds() + " s");
    }

    /** What is left after a full collection, by the JVM's own count. */
    private static long liveHeapMegabytes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        String total = text.lines().filter(line -> line.startsWith("Total")).findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd said no total: " + text.lines().limit(3).toList()));
        return Long.parseLong(total.strip().split("\\s+")[2]) >> 20;
    }
}
