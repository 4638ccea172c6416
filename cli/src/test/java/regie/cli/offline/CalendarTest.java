package regie.cli.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.Typed;
import regie.cli.shell.Exit;
import tools.jackson.databind.JsonNode;

class CalendarTest {

    @TempDir
    Path folder;

    private Typed calendar(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "calendar";
        System.arraycopy(words, 0, all, 1, words.length);
        return Typed.in(folder, all);
    }

    @Test
    void eachDateWithItsReason() {
        Typed typed = calendar("FR", "--from", "2026-05-01", "--to", "2026-05-04", "--json");
        assertEquals(Exit.DONE, typed.exit());
        JsonNode days = typed.json();
        assertEquals(4, days.size());
        assertEquals("2026-05-01", days.path(0).path("date").asString());
        assertFalse(days.path(0).path("working").asBoolean());
        assertEquals("Labour Day", days.path(0).path("reason").asString());
        assertEquals("weekend (Saturday)", days.path(1).path("reason").asString());
        assertTrue(days.path(3).path("working").asBoolean());
    }

    @Test
    void aMonthOnTheWallAsOneReadsIt() {
        assertEquals("""
                France, Moselle · 22 working days of 31 · [ ] closed

                December 2026
                 Mo  Tu  We  Th  Fr  Sa  Su    Fri 25  Christmas
                      1   2   3   4 [ 5][ 6]   Sat 26  Saint Stephen's Day
                  7   8   9  10  11 [12][13]
                 14  15  16  17  18 [19][20]
                 21  22  23  24 [25][26][27]
                 28  29  30  31
                """, calendar("FR-57", "--from", "2026-12-01").out());
    }

    @Test
    void aCalendarOfAnEstate() throws IOException {
        Files.writeString(folder.resolve("estate.yaml"), """
                estate: e
                calendar: working
                ---
                calendar: working
                holidays: FR
                closed: [2026-05-15]
                open: [2026-05-25]
                """);
        JsonNode days = calendar(".:working", "--from", "2026-05-14", "--to", "2026-05-25", "--json").json();
        assertFalse(days.path(1).path("working").asBoolean(), "the bridge is closed");
        assertTrue(days.path(11).path("working").asBoolean(), "Whit Monday is worked");
        Typed unknown = calendar(".:holiday", "--from", "2026-05-14");
        assertEquals(Exit.NO, unknown.exit());
        assertTrue(unknown.err().contains("working"), unknown.err());
    }

    @Test
    void wrongWordsAreSaidToBe() {
        assertEquals(Exit.USAGE, calendar("FR", "--from", "2026-02-30").exit());
        assertEquals(Exit.USAGE, calendar("FR", "--from", "2026-02-10", "--to", "2026-02-01").exit());
        assertEquals(Exit.USAGE, calendar("FR", "--from", "2000-01-01", "--to", "2100-01-01").exit());
        assertEquals(Exit.USAGE, calendar(".").exit());
        assertEquals(Exit.NO, calendar("FR", "--from", "2061-01-01").exit());
        Typed unknown = calendar("GB-ENGLAND", "--from", "2026-01-01");
        assertEquals(Exit.USAGE, unknown.exit());
        assertTrue(unknown.err().contains("GB-ENG"), unknown.err());
        assertTrue(calendar("fr").err().contains("FR"));
        assertTrue(calendar("XX-1").err().contains("ISO"), calendar("XX-1").err());
    }
}
