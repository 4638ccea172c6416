package regie.cli.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;

class GitRepositoryTest {

    @TempDir
    Path folder;

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString(), "-c", "user.name=Marie", "-c",
                "user.email=m@example.org"));
        command.addAll(List.of(words));
        try {
            assertEquals(0, new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor());
        } catch (IOException absent) {
            Assumptions.abort("git is not installed");
        }
    }

    @Test
    void givesTheFilesOfACommitAndTouchesNothing() throws Exception {
        git("init", "-q", "-b", "main");
        Path script = Files.createDirectories(folder.resolve("estate/bin")).resolve("load.sh");
        Files.writeString(script, "one");
        assertTrue(script.toFile().setExecutable(true));
        git("add", "-A");
        git("commit", "-q", "-m", "Load once");
        Files.writeString(script, "two");
        git("commit", "-q", "-a", "-m", "Load twice");
        Files.writeString(script, "not committed");
        GitRepository repository = new GitRepository(folder);
        String main = repository.commit("main");
        assertEquals("Marie: Load twice", repository.title(main));
        String text = repository.files(main, Path.of("estate"), estate -> {
            assertTrue(Files.isExecutable(estate.resolve("bin/load.sh")));
            return Files.readString(estate.resolve("bin/load.sh"));
        });
        assertEquals("two", text);
        assertEquals("one", repository.files(repository.commit("main~1"), Path.of(""), whole ->
                Files.readString(whole.resolve("estate/bin/load.sh"))));
        assertEquals("not committed", Files.readString(script));
        assertEquals(Exit.NO, assertThrows(Stopped.class, () -> repository.commit("nothing")).exit());
        assertEquals(Exit.NO, assertThrows(Stopped.class, () -> repository.files(main, Path.of("elsewhere"), at -> 0)).exit());
        assertEquals(Exit.NO, assertThrows(Stopped.class, () -> repository.files(main, Path.of("../.."), at -> 0)).exit());
    }
}
