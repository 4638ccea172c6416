package regie.bench.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.bench.real.TemporaryFolder;
import regie.bench.work.BenchEstate;
import regie.bench.work.EstateWriter;
import regie.kernel.Text;

/** Decide and evolve in memory: no journal, no clock, no waiting. */
public final class EngineBenchmark implements Benchmark {

    private static final int WIDE = 2_000;
    private static final int CHAIN = 2_000;
    private static final int MIXED_PLANS = 200;
    private static final int MIXED_TASKS = 25;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Text summary() {
        return new Text("décider et faire évoluer, en mémoire", "decide and evolve, in memory");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            BenchEstate estate = BenchEstate.read(new EstateWriter(folder.path(), 0)
                    .wide("wide", WIDE, EstateWriter.NOTHING).chain("chain", CHAIN, EstateWriter.NOTHING)
                    .mixed("mixed", MIXED_PLANS, MIXED_TASKS, EstateWriter.NOTHING).folder());
            long nanosEach = TimeUnit.SECONDS.toNanos(wishes.quick() ? 2 : 10);
            Map<String, Object> figures = new LinkedHashMap<>();
            InMemoryNight.Spent all = InMemoryNight.Spent.NOTHING;
            for (String shape : List.of("wide", "chain", "mixed")) {
                wishes.say("moteur : " + shape, "engine: " + shape);
                InMemoryNight.Spent spent = measure(estate, shape, nanosEach);
                all = all.plus(spent);
                figures.put(shape, rates(spent));
            }
            Map<String, Object> whole = rates(all);
            whole.putAll(figures);
            return new Report(name(), wishes.quick(), whole, true);
        }
    }

    /** Nights one after the other for that long; as long before, they only warm up. */
    private static InMemoryNight.Spent measure(BenchEstate estate, String shape, long nanosEach) {
        repeat(estate, shape, nanosEach);
        return repeat(estate, shape, nanosEach);
    }

    private static InMemoryNight.Spent repeat(BenchEstate estate, String shape, long nanosEach) {
        InMemoryNight.Spent all = InMemoryNight.Spent.NOTHING;
        long end = System.nanoTime() + nanosEach;
        while (System.nanoTime() < end) {
            all = all.plus(new InMemoryNight(estate).run(shape));
        }
        return all;
    }

    private static Map<String, Object> rates(InMemoryNight.Spent spent) {
        Map<String, Object> rates = new LinkedHashMap<>();
        rates.put("events_per_s", Report.round(spent.perSecond()));
        rates.put("events_per_cpu_s", Report.round(spent.perCpuSecond()));
        rates.put("events", spent.events());
        return rates;
    }
}
