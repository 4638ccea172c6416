package regie.bench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.bench.real.TemporaryFolder;
import regie.bench.work.BenchEstate;
import regie.bench.work.EstateWriter;
import regie.kernel.Text;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;

/** Tasks a second from ready to ended through the journal, with an executor that does nothing. */
public final class JournalBenchmark implements Benchmark {

    private static final int SLOTS = 2_048;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public Text summary() {
        return new Text("traitements par seconde à travers le journal", "tasks per second through the journal");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        int wide = wishes.quick() ? 5_000 : 10_000;
        int chain = wishes.quick() ? 1_000 : 5_000;
        int mixed = wishes.quick() ? 100 : 1_000;
        try (TemporaryFolder folder = TemporaryFolder.make();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path().resolve("postgres")).orThrow()) {
            BenchEstate estate = BenchEstate.read(new EstateWriter(folder.path().resolve("estate"), SLOTS)
                    .wide("wide", wide, EstateWriter.NOTHING).chain("chain", chain, EstateWriter.NOTHING)
                    .mixed("mixed", mixed, 20, EstateWriter.NOTHING).folder());
            Database database = Migrations.migrate(Database.of(postgres)).orThrow();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("tasks_per_s", 0.0);
            int rounds = wishes.quick() ? 3 : 10;
            figures.put("wide", shape(database, estate, "wide", rounds, wishes));
            figures.put("chain", shape(database, estate, "chain", 2, wishes));
            figures.put("mixed", shape(database, estate, "mixed", wishes.quick() ? 2 : 5, wishes));
            figures.put("tasks_per_s", ((Map<?, ?>) figures.get("wide")).get("tasks_per_s"));
            return new Report(name(), wishes.quick(), figures, true);
        }
    }

    /** Several rounds on one stream, as nights follow each other; the first only warms up, the middle one counts. */
    private static Map<String, Object> shape(Database database, BenchEstate estate, String shape, int rounds, Wishes wishes)
            throws Exception {
        double[] rates = new double[rounds];
        try (DurableNight night = new DurableNight(database, shape, estate, Optional.empty())) {
            night.run(shape);
            for (int round = 0; round < rounds; round++) {
                wishes.say("journal : " + shape + " " + (round + 1) + "/" + rounds, "journal: " + shape + " " + (round + 1) + "/" + rounds);
                rates[round] = night.run(shape);
            }
        }
        java.util.Arrays.sort(rates);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("tasks_per_s", Report.round(rates[rounds / 2]));
        figures.put("slowest_tasks_per_s", Report.round(rates[0]));
        figures.put("fastest_tasks_per_s", Report.round(rates[rounds - 1]));
        return figures;
    }
}
