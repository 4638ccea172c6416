package regie.cli.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.Typed;
import regie.cli.shell.Exit;

class NextTest {

    @TempDir
    Path folder;

    private Typed next(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "next";
        System.arraycopy(words, 0, all, 1, words.length);
        return Typed.in(folder, all);
    }

    @Test
    void oneStartALine() {
        Typed typed = next("--cron", "0 2 * * *", "--zone", "Europe/Paris", "--from", "2026-10-24T00:00", "--count", "3");
        assertEquals(Exit.DONE, typed.exit());
        assertEquals(List.of("2026-10-24T02:00:00+02:00", "2026-10-25T02:00:00+02:00", "2026-10-26T02:00:00+01:00"),
                typed.out().lines().toList());
    }

    @Test
    void theFirstInstantCountsWhenInclusive() {
        String[] words = {"--cron", "0 2 * * *", "--zone", "UTC", "--from", "2026-10-24T02:00Z", "--json"};
        assertEquals("2026-10-25T02:00:00Z", next(words).json().path("next").path(0).asString());
        String[] inclusive = java.util.Arrays.copyOf(words, words.length + 1);
        inclusive[words.length] = "--inclusive";
        assertEquals("2026-10-24T02:00:00Z", next(inclusive).json().path("next").path(0).asString());
    }

    @Test
    void aWrongExpressionIsANoAndAWrongOptionIsWrongUsage() {
        Typed expression = next("--cron", "61 * * * *", "--zone", "UTC");
        assertEquals(Exit.NO, expression.exit());
        assertTrue(expression.err().contains("61 is outside 0-59"), expression.err());
        assertEquals(Exit.USAGE, next("--cron", "1 * * * *", "--zone", "Europe/Lutetia").exit());
        assertEquals(Exit.USAGE, next("--cron", "1 * * * *", "--gap", "sometimes").exit());
        assertEquals(Exit.USAGE, next("--cron", "1 * * * *", "--count", "0").exit());
        assertEquals(Exit.USAGE, next("--cron", "1 * * * *", "--from", "yesterday").exit());
    }
}
