package regie.bench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.bench.real.TemporaryFolder;
import regie.bench.work.BenchEstate;
import regie.bench.work.EstateWriter;
import regie.kernel.Text;

/** Decide and evolve in memory: no journal, no clock, no waiting. */
public final class EngineBenchmark implements Benchmark {

    private static final int WIDE = 5_000;
    private static final int CHAIN = 5_000;
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
            int rounds = wishes.quick() ? 10 : 60;
            Map<String, Object> figures = new LinkedHashMap<>();
            long events = 0;
            long nanos = 0;
            for (String shape : new String[] {"wide", "chain", "mixed"}) {
                wishes.say("moteur : " + shape, "engine: " + shape);
                InMemoryNight.Spent spent = measure(estate, shape, rounds);
                events += spent.events();
                nanos += spent.nanos();
                figures.put(shape + "_events_per_s", Report.round(spent.perSecond()));
            }
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("events_per_s", Report.round(events * 1e9 / nanos));
            all.putAll(figures);
            all.put("events", events);
            return new Report(name(), wishes.quick(), all, true);
        }
    }

    /** The first rounds only warm up. */
    private static InMemoryNight.Spent measure(BenchEstate estate, String shape, int rounds) {
        for (int i = 0; i < rounds / 2; i++) {
            new InMemoryNight(estate).run(shape);
        }
        long events = 0;
        long nanos = 0;
        for (int i = 0; i < rounds; i++) {
            InMemoryNight.Spent spent = new InMemoryNight(estate).run(shape);
            events += spent.events();
            nanos += spent.nanos();
        }
        return new InMemoryNight.Spent(events, nanos);
    }
}
