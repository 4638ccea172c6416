package regie.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import regie.store.Result;
import regie.store.database.Database;

@Timeout(120)
class EmbeddedPostgresTest {

    @TempDir
    private Path folder;

    @Test
    void itIsFoundAgainAfterTheServerWasKilledAndNeverRunsTwice() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.start(folder).orThrow();
        EmbeddedProblem.FolderInUse inUse =
                assertInstanceOf(EmbeddedProblem.FolderInUse.class, problem(EmbeddedPostgres.start(folder)));
        assertEquals(ProcessHandle.current().pid(), inUse.pid());
        first.abandon();
        EmbeddedPostgres second = EmbeddedPostgres.start(folder).orThrow();
        assertEquals(first.pid(), second.pid());
        assertEquals("on on on", ask(second, "SELECT concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), "
                + "current_setting('full_page_writes'))"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))));
        long pid = second.pid();
        second.close();
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        EmbeddedPostgres third = EmbeddedPostgres.start(folder).orThrow();
        assertTrue(third.pid() != pid);
        third.closeAndDelete();
    }

    @Test
    void itIsStartedAgainOnTheSamePortWhenItDies() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder).orThrow();
        try {
            int port = postgres.port();
            long pid = postgres.pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            long start = System.nanoTime();
            while (postgres.pid() == pid && System.nanoTime() - start < 60_000_000_000L) {
                Thread.sleep(20);
            }
            assertEquals(port, postgres.port());
            assertEquals("1", ask(postgres, "SELECT 1"));
        } finally {
            postgres.closeAndDelete();
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() throws Exception {
        EmbeddedPostgres.start(folder).orThrow().close();
        Path version = cluster().resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        EmbeddedProblem.OtherPostgresMajor problem =
                assertInstanceOf(EmbeddedProblem.OtherPostgresMajor.class, problem(EmbeddedPostgres.start(folder)));
        assertEquals("17", problem.found());
        Files.writeString(version, PostgresBinaries.MAJOR + "\n");
        EmbeddedPostgres.start(folder).orThrow().closeAndDelete();
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("holiday.jpg"), "x");
        assertInstanceOf(EmbeddedProblem.FolderNotOurs.class, problem(EmbeddedPostgres.start(folder)));
    }

    private Path cluster() throws Exception {
        if (!RunAs.isRoot()) {
            return folder.resolve("cluster");
        }
        try (var reader = Files.newBufferedReader(folder.resolve("cluster.properties"))) {
            java.util.Properties words = new java.util.Properties();
            words.load(reader);
            return Path.of("/var/lib/regie", words.getProperty("id"), "cluster");
        }
    }

    private static String ask(EmbeddedPostgres postgres, String select) throws Exception {
        try (Connection connection = Database.of(postgres).connect("test", 10);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Object problem(Result<?> result) {
        return ((Result.Refused<?>) result).problem();
    }
}
