package regie.server.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderHasOneServerAndKeepsItsSecret() throws Exception {
        Path data = folder.resolve("data");
        String token;
        String server;
        try (DataFolder taken = DataFolder.take(data)) {
            assertTrue(taken.fresh());
            token = taken.token();
            server = taken.server();
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("token"))));
            new ServerFile("http://127.0.0.1:1", 7, 2).writeTo(taken);
            assertEquals(7, ServerFile.read(data).orElseThrow().pid());
            assertInstanceOf(StartProblem.DataFolderInUse.class,
                    assertThrows(StartRefused.class, () -> DataFolder.take(data)).problem());
        }
        assertTrue(ServerFile.read(data).isEmpty(), "an orderly end leaves no address");
        try (DataFolder again = DataFolder.take(data)) {
            assertFalse(again.fresh());
            assertEquals(token, again.token());
            assertEquals(server, again.server());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAProblem() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        StartProblem problem = assertThrows(StartRefused.class, () -> DataFolder.take(file.resolve("data"))).problem();
        assertInstanceOf(StartProblem.DataFolderUnusable.class, problem);
        assertEquals(1, problem.exitCode());
    }
}
