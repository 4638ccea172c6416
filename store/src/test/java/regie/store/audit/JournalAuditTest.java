package regie.store.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.Result;
import regie.store.SharedPostgres;
import regie.store.bench.FanMachine;
import regie.store.bench.FanServer;
import regie.store.database.Database;
import regie.store.database.Migrations;
import regie.store.journal.Ranges;
import regie.store.journal.Streams;

@Timeout(120)
class JournalAuditTest {

    private static final int TASKS = 300;
    private static final int EVENTS = 2 * TASKS + 1;

    private final Database database = SharedPostgres.database();
    private final StreamId stream = new StreamId(SharedPostgres.name(), "production");

    @TempDir
    private Path folder;

    private int number;

    @BeforeEach
    void write() throws Exception {
        work();
        try (Connection connection = database.connect("test", 30)) {
            number = new Streams().number(connection, stream);
        }
    }

    @Test
    void aJournalThatNobodyTouchedIsIntact() {
        Verification verification = verify();
        assertEquals(List.of(), verification.findings());
        assertEquals(EVENTS, verification.events());
        assertTrue(verification.beyondDetection().en().startsWith("No head is noted"));
    }

    @Test
    void oneByteChangedIsFound() throws SQLException {
        sql("UPDATE journal SET body = set_byte(body, 20, get_byte(body, 20) + 1) WHERE stream = :s AND seq = 77");
        assertEquals(List.of(77L), seqs());
        assertInstanceOf(Finding.EventAltered.class, verify().findings().getFirst());
        assertTrue(verify().sentence().fr().contains("L'évènement 77"));
    }

    @Test
    void anEnvelopeChangedIsFound() throws SQLException {
        sql("UPDATE journal SET actor = 'somebody' WHERE stream = :s AND seq = 12");
        sql("UPDATE journal SET at = at + interval '1 microsecond' WHERE stream = :s AND seq = 13");
        assertEquals(List.of(12L, 13L), seqs());
    }

    @Test
    void missingEventsAreFoundInTheMiddleAndAtTheEnd() throws SQLException {
        sql("DELETE FROM journal WHERE stream = :s AND (seq BETWEEN 40 AND 42 OR seq = " + EVENTS + ")");
        assertEquals(
                List.of(new Finding.EventsMissing(40, 42), new Finding.EventsMissing(EVENTS, EVENTS)), verify().findings());
    }

    @Test
    void eventsThatChangedPlacesAreFound() throws SQLException {
        sql("UPDATE journal SET seq = -1 WHERE stream = :s AND false");
        sql("CREATE TEMP TABLE two AS SELECT * FROM journal WHERE stream = :s AND seq IN (50, 51);"
                + "DELETE FROM journal WHERE stream = :s AND seq IN (50, 51);"
                + "UPDATE two SET seq = 101 - seq; INSERT INTO journal SELECT * FROM two");
        assertEquals(
                List.of(new Finding.EventReordered(50, 51), new Finding.EventReordered(51, 50)), verify().findings());
    }

    @Test
    void aJournalRewrittenWholeDiffersFromTheHeadsNotedOutside() throws SQLException {
        Path file = folder.resolve("heads.log");
        StreamPosition position = position();
        new HeadNotes(file, note -> {}).note(stream, position, Instant.parse("2026-11-23T02:00:00Z"));
        Verification noted = new JournalVerifier(database).verify(stream, HeadNotes.read(file, stream), seq -> {});
        assertTrue(noted.isIntact());
        assertEquals(EVENTS, noted.notedUpTo());
        sql("UPDATE journal SET hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256) WHERE stream = :s AND seq = " + EVENTS);
        sql("UPDATE stream SET head = set_byte(head, 0, (get_byte(head, 0) + 1) % 256) WHERE id = :s");
        assertTrue(new JournalVerifier(database).verify(stream, HeadNotes.read(file, stream), seq -> {}).findings().stream()
                .anyMatch(finding -> finding instanceof Finding.NotedHeadDiffers));
    }

    @Test
    void aHeadThatAnAgentKeepsSpeaksWhereTheServersOwnWasRewrittenToo() throws Exception {
        Instant at = Instant.parse("2026-11-23T02:00:00Z");
        StreamPosition position = position();
        Path agent = java.nio.file.Files.createDirectories(folder.resolve("agents").resolve("app01"));
        List<String> lines = new java.util.ArrayList<>();
        new HeadNotes(folder.resolve("heads"), note -> lines.add(note.line())).note(stream, position, at);
        java.nio.file.Files.write(agent.resolve("heads"), List.of(lines.getFirst(), stream + " 12 abc 2026-11"));
        List<HeadNotes.Kept> kept = HeadNotes.readAll(folder, stream);
        assertEquals(List.of("heads", "agents/app01/heads"), kept.stream().map(HeadNotes.Kept::where).toList());
        assertTrue(new JournalVerifier(database).verify(stream, kept, seq -> {}).isIntact());

        String other = "f".repeat(64);
        java.nio.file.Files.writeString(agent.resolve("heads"), new HeadNotes.Note(stream, EVENTS, other, at).line() + "\n"
                + new HeadNotes.Note(stream, EVENTS + 5, other, at).line() + "\n");
        Verification verification = new JournalVerifier(database).verify(stream, HeadNotes.readAll(folder, stream), seq -> {});
        assertEquals(List.of(new Finding.NotedHeadDiffers(EVENTS, "agents/app01/heads"),
                new Finding.NotedHeadDiffers(EVENTS + 5, "agents/app01/heads")), verification.findings());
    }

    @Test
    void anErasedBodyStillVerifies() throws SQLException {
        sql("UPDATE journal SET body_hash = sha256(body), body = NULL WHERE stream = :s AND seq = 5");
        Verification verification = verify();
        assertEquals(List.of(), verification.findings());
        assertEquals(1, verification.withoutBody());
    }

    @Test
    void theStateIsWhatTheJournalSays() throws SQLException {
        StateFold<FanMachine.Command, FanMachine.Event, Integer> fold = new StateFold<>(database, FanMachine.feature());
        assertEquals(new StateVerification(EVENTS, 0, TASKS + 1, List.of()), fold.verify(stream).orThrow());
        sql("UPDATE state_task SET body = 'x' WHERE stream = :s AND key LIKE '%-7'");
        assertEquals(List.of("task nightly-close@2026-11-23/step-7: differs"), fold.verify(stream).orThrow().differences());
    }

    @Test
    void anExportIsImportedAsItWas() throws Exception {
        Path file = folder.resolve("journal.ndjson");
        JournalExport.Exported exported = new JournalExport(database).export(stream, file).orThrow();
        assertEquals(EVENTS, exported.events());
        assertInstanceOf(AuditProblem.StreamNotEmpty.class, problem(new JournalImport(database).read(file)));
        Database other = otherDatabase();
        JournalImport.Imported imported = new JournalImport(other).read(file).orThrow();
        assertEquals(EVENTS, imported.events());
        assertEquals(List.of(), new JournalVerifier(other).verify(stream, List.of(), seq -> {}).findings());
        assertTrue(new StateFold<>(other, FanMachine.feature()).verify(stream).orThrow().isSame());
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertInstanceOf(AuditProblem.ExportDamaged.class, problem(new JournalImport(otherDatabase()).read(file)));
    }

    @Test
    void aMonthIsArchivedOnlyBehindASnapshotAndTheChainStaysWhole() throws Exception {
        sql("UPDATE journal_range SET month = '2020-01-01' WHERE stream = :s");
        try (Connection connection = database.connect("test", 30)) {
            assertTrue(Ranges.roll(connection, new Streams(), stream, 10));
        }
        work();
        YearMonth month = YearMonth.of(2020, 1);
        JournalArchive archive = new JournalArchive(database);
        assertInstanceOf(AuditProblem.NoLaterSnapshot.class, problem(archive.archive(stream, month, folder)));
        assertInstanceOf(AuditProblem.NothingOfThatMonth.class, problem(archive.archive(stream, month.plusMonths(1), folder)));
        new Snapshots(database).take(stream);
        assertEquals(EVENTS + 10, archive.archive(stream, month, folder).orThrow().lastSeq());
        work();
        Verification verification = verify();
        assertEquals(List.of(), verification.findings());
        assertEquals(EVENTS + 10, verification.archived());
        StateVerification state = new StateFold<>(database, FanMachine.feature()).verify(stream).orThrow();
        assertEquals(List.of(), state.differences());
        Path file = folder.resolve("after.ndjson");
        new JournalExport(database).export(stream, file).orThrow();
        Database other = otherDatabase();
        new JournalImport(other).read(file).orThrow();
        assertEquals(List.of(), new JournalVerifier(other).verify(stream, List.of(), seq -> {}).findings());
    }

    @Test
    void upkeepNotesTheHeadOpensTheMonthAndTakesASnapshotADay() throws Exception {
        sql("UPDATE journal_range SET month = '2020-01-01' WHERE stream = :s");
        Path file = folder.resolve("heads.log");
        Instant[] now = {Instant.parse("2026-11-23T02:00:00Z")};
        List<HeadNotes.Note> agents = new java.util.ArrayList<>();
        try (Upkeep upkeep = new Upkeep(database, stream, new HeadNotes(file, agents::add), () -> true, () -> now[0])) {
            upkeep.once();
            now[0] = now[0].plusSeconds(90_000);
            upkeep.once();
        }
        assertEquals(2, HeadNotes.read(file, stream).size());
        assertEquals(agents, HeadNotes.read(file, stream).stream().map(HeadNotes.Kept::note).toList());
        try (Connection connection = database.connect("test", 30)) {
            assertEquals(List.of(new Snapshots.Snapshot(EVENTS, 1)), Snapshots.all(connection, number));
            assertTrue(Ranges.closed(connection, number, YearMonth.of(2020, 1).atDay(1)).isPresent());
        }
    }

    private void work() throws InterruptedException {
        int before = FanMachine.ordered(database, stream);
        try (FanServer server = new FanServer(database, stream, "one", TASKS, 50).awaitWriting()) {
            server.order(before + TASKS, 20);
            server.awaitEnd(60);
        }
    }

    private Verification verify() {
        return new JournalVerifier(database).verify(stream, List.of(), seq -> {});
    }

    private List<Long> seqs() {
        return verify().findings().stream().map(Finding::seq).toList();
    }

    private StreamPosition position() throws SQLException {
        try (Connection connection = database.connect("test", 30)) {
            return new Streams().position(connection, stream);
        }
    }

    private void sql(String words) throws SQLException {
        try (Connection connection = database.connect("test", 30);
                Statement statement = connection.createStatement()) {
            statement.execute(words.replace(":s", Integer.toString(number)));
        }
    }

    private Database otherDatabase() throws SQLException {
        String name = SharedPostgres.name();
        try (Connection connection = database.connect("test", 60);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        String url = database.url().substring(0, database.url().lastIndexOf('/') + 1) + name;
        return Migrations.migrate(new Database(url, database.user(), database.password())).orThrow();
    }

    private static Object problem(Result<?> result) {
        return ((Result.Refused<?>) result).problem();
    }
}
