package regie.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regie.runtime.Standing;
import regie.runtime.journal.StreamId;
import regie.store.SharedPostgres;
import regie.store.audit.JournalVerifier;
import regie.store.audit.StateFold;
import regie.store.audit.Verification;
import regie.store.bench.FanMachine;
import regie.store.bench.FanServer;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.embedded.EmbeddedPostgres;

@Timeout(240)
class FaultTest {

    @TempDir
    private Path folder;

    @Test
    void postgresKilledInTheMiddleOfCommitsLosesAndDoublesNothing() throws Exception {
        int tasks = 20_000;
        StreamId stream = new StreamId("faults", "production");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder).orThrow();
        try {
            Database database = Migrations.migrate(Database.of(postgres)).orThrow();
            try (FanServer server = new FanServer(database, stream, "one", tasks, 64).awaitWriting()) {
                server.order(tasks, 64);
                for (int kill = 1; kill <= 4; kill++) {
                    awaitLeft(server, tasks - kill * (tasks / 6));
                    ProcessHandle.of(postgres.pid()).ifPresent(ProcessHandle::destroyForcibly);
                }
                server.awaitEnd(120);
                assertEquals(Set.of(), server.endedTwice());
            }
            whole(database, stream, 2 * tasks + 1);
        } finally {
            postgres.closeAndDelete();
        }
    }

    @Test
    void aSecondServerTakesOverWithinFiveSecondsAndTheFirstIsDeposed() throws Exception {
        int tasks = 100_000;
        Database database = SharedPostgres.database();
        StreamId stream = new StreamId(SharedPostgres.name(), "production");
        FanServer first = new FanServer(database, stream, "one", tasks, 50).awaitWriting();
        first.order(tasks, 50);
        awaitLeft(first, tasks - 1_000);
        first.store().leases().close();
        long start = System.nanoTime();
        try (FanServer second = new FanServer(database, stream, "two", 1_000, 50)) {
            second.awaitWriting();
            long took = System.nanoTime() - start;
            assertTrue(took < Duration.ofSeconds(5).toNanos(), "it took " + took / 1_000_000 + " ms");
            second.awaitEnd(60);
            first.order(tasks, 0);
            awaitStanding(first, Standing.Following.class);
            assertEquals(Set.of(), second.endedTwice());
        } finally {
            first.close();
        }
        Verification verification = new JournalVerifier(database).verify(stream, List.of(), seq -> {});
        assertEquals(List.of(), verification.findings());
        assertTrue(new StateFold<>(database, FanMachine.feature()).verify(stream).orThrow().isSame());
    }

    @Test
    void aMonthTurnsWhileTheWriterWrites() throws Exception {
        int tasks = 20_000;
        Database database = SharedPostgres.database();
        StreamId stream = new StreamId(SharedPostgres.name(), "production");
        try (FanServer server = new FanServer(database, stream, "one", tasks, 100).awaitWriting()) {
            CompletableFuture<Void> turning = CompletableFuture.runAsync(() -> turn(database, stream));
            server.order(tasks, 100);
            turning.get(60, TimeUnit.SECONDS);
            server.awaitEnd(120);
        }
        whole(database, stream, 2 * tasks + 1);
    }

    private static void turn(Database database, StreamId stream) {
        try (var connection = database.connect("test", 30); var statement = connection.createStatement()) {
            statement.execute("UPDATE journal_range SET month = '2020-01-01' WHERE stream = "
                    + new Streams().number(connection, stream));
            assertTrue(Ranges.roll(connection, new Streams(), stream, 5_000));
        } catch (java.sql.SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void whole(Database database, StreamId stream, int events) {
        Verification verification = new JournalVerifier(database).verify(stream, List.of(), seq -> {});
        assertEquals(List.of(), verification.findings());
        assertEquals(events, verification.events());
        assertTrue(new StateFold<>(database, FanMachine.feature()).verify(stream).orThrow().isSame());
    }

    private static void awaitLeft(FanServer server, long atMost) throws InterruptedException {
        long start = System.nanoTime();
        while (server.left() > atMost) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(60)) {
                throw new AssertionError(server.left() + " left: " + server.loop().standing().sentence().en());
            }
            Thread.sleep(2);
        }
    }

    private static void awaitStanding(FanServer server, Class<? extends Standing> standing) throws InterruptedException {
        long start = System.nanoTime();
        while (!standing.isInstance(server.loop().standing())) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) {
                throw new AssertionError(server.loop().standing().toString());
            }
            Thread.sleep(10);
        }
    }
}
