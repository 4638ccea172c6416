package regie.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.protocol.ToAgent;

/** What an agent keeps of the journal's heads. */
class HeadsTest {

    @TempDir
    private Path folder;

    @Test
    void linesAreAppendedAndTheOlderHalfGoesBeyondTheBound() throws Exception {
        Path file = folder.resolve("heads");
        for (int hour = 1; hour <= 3; hour++) {
            new Heads(file, 4).keep(new ToAgent.KeepHead("line " + hour));
        }
        Heads heads = new Heads(file, 4);
        heads.keep(new ToAgent.KeepHead("line 4"));
        assertEquals(List.of("line 1", "line 2", "line 3", "line 4"), Files.readAllLines(file));
        heads.keep(new ToAgent.KeepHead("line 5"));
        heads.keep(new ToAgent.KeepHead("line 6"));
        assertEquals(List.of("line 4", "line 5", "line 6"), Files.readAllLines(file));
    }

    @Test
    void whatIsNoLineIsNotKept() {
        Path file = folder.resolve("heads");
        for (String line : List.of("", "two\nlines", "x".repeat(ToAgent.KeepHead.LINE_MOST + 1))) {
            new Heads(file, 4).keep(new ToAgent.KeepHead(line));
        }
        assertEquals(false, Files.exists(file));
    }
}
