package regie.store.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import regie.kernel.Actor;
import regie.kernel.EstateVersion;
import regie.runtime.Feature;
import regie.runtime.Loop;
import regie.runtime.LoopPorts;
import regie.runtime.LoopSettings;
import regie.runtime.LoopThread;
import regie.runtime.Outside;
import regie.runtime.Recorded;
import regie.runtime.Request;
import regie.runtime.Standing;
import regie.runtime.clock.Clocks;
import regie.runtime.journal.Provenance;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;
import regie.store.journal.Notices;
import regie.store.journal.PostgresInbox;
import regie.store.journal.PostgresJournal;
import regie.store.journal.PostgresLeases;

/** {@code FanBench TASKS SLOTS ROUNDS}: tasks a second through loop, journal and state on an embedded PostgreSQL. */
public final class FanBench {

    private static final Provenance BY =
            Provenance.of(new Actor("agent:app01"), "attempt").under(new EstateVersion("5f".repeat(32)));

    private FanBench() {}

    public static void main(String[] arguments) throws Exception {
        int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int slots = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2048;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path folder = Files.createTempDirectory("regie-fan");
        long start = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres")).orThrow()) {
            say("PostgreSQL ready after %.2f s", seconds(start));
            Database database = Migrations.migrate(Database.of(postgres)).orThrow();
            say("migrated after %.2f s", seconds(start));
            for (int round = 1; round <= rounds; round++) {
                round(database, new StreamId("bench", "round-" + round), tasks, slots);
            }
            recover(database, new StreamId("bench", "round-" + rounds));
        }
    }

    private static void round(Database database, StreamId stream, int tasks, int slots) throws Exception {
        LoopSettings settings = new LoopSettings(50_000, Integer.getInteger("batch", 2_000), 4_000, LoopSettings.DEFAULT.inboxPoll());
        try (Notices notices = new Notices(database);
                PostgresJournal journal = new PostgresJournal(database, notices);
                PostgresLeases leases = new PostgresLeases(database);
                PostgresInbox inbox = new PostgresInbox(database, notices)) {
            Executor executor = new Executor(tasks);
            Loop<FanMachine.Command, FanMachine.Event, Integer> loop = new Loop<>(
                    stream, new Holder("bench", "1"), new Feature<>(FanMachine::new, new FanMachine.Events(), new FanMachine.Commands()),
                    new LoopPorts(journal, leases, inbox, Clocks.real()), executor, settings);
            executor.loop = loop;
            try (LoopThread thread = new LoopThread(loop)) {
                executor.writing.await();
                long start = System.nanoTime();
                loop.submit(Request.of(new FanMachine.Command.Order(tasks, slots), BY)).get();
                executor.done.await();
                double took = seconds(start);
                long commits = loop.gauges().commits();
                say("%,d tasks, %d slots: %.2f s, %,.0f tasks/s, %,.0f events/s, %,.0f commits/s, %.0f events a "
                        + "commit, %.2f ms a commit (max %.1f)",
                        tasks, slots, took, tasks / took, 2 * tasks / took, commits / took, 2.0 * tasks / commits,
                        loop.gauges().commitTimeSum().toNanos() / 1e6 / commits, loop.gauges().commitTimeMax().toNanos() / 1e6);
            }
        }
    }

    private static void recover(Database database, StreamId stream) throws Exception {
        try (Notices notices = new Notices(database); PostgresJournal journal = new PostgresJournal(database, notices)) {
            long start = System.nanoTime();
            int[] rows = new int[1];
            journal.recover(stream, (kind, key, body) -> rows[0]++).get();
            say("recovered %,d rows in %.2f s", rows[0], seconds(start));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String format, Object... words) {
        System.out.println(String.format(Locale.ROOT, format, words));
    }

    private static final class Executor implements Outside<FanMachine.Event, Integer> {

        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch done;
        private volatile Loop<FanMachine.Command, FanMachine.Event, Integer> loop;

        Executor(int tasks) {
            done = new CountDownLatch(tasks);
        }

        @Override
        public void committed(List<Recorded<FanMachine.Event>> events) {
            for (Recorded<FanMachine.Event> event : events) {
                if (event.event() instanceof FanMachine.Event.Ended) {
                    done.countDown();
                }
            }
        }

        @Override
        public void effects(List<Integer> effects) {
            for (Integer task : effects) {
                loop.submit(Request.of(new FanMachine.Command.End(task), BY));
            }
        }

        @Override
        public void standing(Standing standing) {
            if (standing instanceof Standing.Writing) {
                writing.countDown();
            }
        }
    }
}
