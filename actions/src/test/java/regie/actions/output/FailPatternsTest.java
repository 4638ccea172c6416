package regie.actions.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import regie.protocol.OutputHit;

class FailPatternsTest {

    private static List<OutputHit> search(String output, String... patterns) throws IOException {
        return new FailPatterns(List.of(patterns)).search(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void hitsAreNamedByLineAndPattern() throws IOException {
        assertEquals(List.of(new OutputHit("ORA-[0-9]+", 2, "ORA-00942: table"),
                        new OutputHit("ORA-[0-9]+", 3, "un échec, ORA-1"), new OutputHit("échec", 3, "un échec, ORA-1")),
                search("fine\nORA-00942: table\r\nun échec, ORA-1", "ORA-[0-9]+", "échec"));
        assertTrue(search("fine\n", "ORA").isEmpty());
    }

    @Test
    void anchorsAreTheLinesOwn() throws IOException {
        assertEquals(1, search("xERR\nERR\nERRx\n", "^ERR$").size());
    }

    @Test
    void onlyTheFirst64KilobytesOfALineCount() throws IOException {
        assertEquals(1, search("x".repeat(65_000) + "BAD\n", "BAD").size());
        assertEquals(0, search("x".repeat(66_000) + "BAD\nfine", "BAD").size());
    }

    @Test
    void hitsAreBoundedAndBadPatternsNamed() throws IOException {
        assertEquals(OutputHit.MOST, search("E\n".repeat(1000), "E").size());
        assertEquals(List.of("("), new FailPatterns(List.of("(", "ok")).unusable());
    }

    /** The pattern that takes other engines an age takes RE2 a moment: it is linear. */
    @Test
    void hostilePatternsEnd() throws IOException {
        assertEquals(0, search("a".repeat(60_000) + "\n", "(a+)+$x").size());
    }
}
