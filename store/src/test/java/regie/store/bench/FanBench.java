package regie.store.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import regie.runtime.LoopGauges;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;
import regie.store.journal.JournalStore;

/** {@code FanBench TASKS SLOTS ROUNDS}: tasks a second through loop, journal and state on an embedded PostgreSQL. */
public final class FanBench {

    private FanBench() {}

    public static void main(String[] arguments) throws Exception {
        int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int slots = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2048;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path folder = Files.createTempDirectory("regie-fan");
        long start = System.nanoTime();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres")).orThrow();
        try {
            say("PostgreSQL ready after %.2f s", seconds(start));
            Database database = Migrations.migrate(Database.of(postgres)).orThrow();
            say("migrated after %.2f s", seconds(start));
            for (int round = 1; round <= rounds; round++) {
                round(database, new StreamId("bench", "round-" + round), tasks, slots);
            }
            recover(database, new StreamId("bench", "round-" + rounds));
        } finally {
            postgres.closeAndDelete();
        }
    }

    private static void round(Database database, StreamId stream, int tasks, int slots) throws Exception {
        try (FanServer server = new FanServer(database, stream, "bench", tasks, Integer.getInteger("batch", 2_000))) {
            server.awaitWriting();
            long start = System.nanoTime();
            server.order(tasks, slots);
            server.awaitEnd(600);
            double took = seconds(start);
            LoopGauges gauges = server.loop().gauges();
            long commits = gauges.commits();
            say("%,d tasks, %d slots: %.2f s, %,.0f tasks/s, %,.0f events/s, %,.0f commits/s, %.0f events a commit, "
                            + "%.2f ms a commit (max %.1f)",
                    tasks, slots, took, tasks / took, 2 * tasks / took, commits / took, 2.0 * tasks / commits,
                    gauges.commitTimeSum().toNanos() / 1e6 / commits, gauges.commitTimeMax().toNanos() / 1e6);
        }
    }

    private static void recover(Database database, StreamId stream) throws Exception {
        try (JournalStore store = new JournalStore(database)) {
            long start = System.nanoTime();
            int[] rows = new int[1];
            store.journal().recover(stream, (kind, key, body) -> rows[0]++).get();
            say("recovered %,d rows in %.2f s", rows[0], seconds(start));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String format, Object... words) {
        System.out.println(String.format(Locale.ROOT, format, words));
    }
}
