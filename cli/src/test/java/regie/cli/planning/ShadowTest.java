package regie.cli.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.Typed;
import regie.cli.shell.Exit;
import tools.jackson.databind.JsonNode;

/** The night of 24 to 25 October 2026 has 02:30 twice in Paris. */
class ShadowTest {

    private static final String ESTATE = """
            estate: e
            title: E
            zone: Europe/Paris
            new_day: "06:00"
            ---
            host: app01
            ---
            application: sales
            ---
            plan: nightly
            code: VTEQ01
            application: sales
            schedule: {days: daily, at: "02:30"}
            deadline: {at: "04:00", kind: sla}
            tasks:
              a: {code: VTEQ0110, host: app01, run: "true"}
              b: {code: VTEQ0120, host: app01, run: "true", needs: [a]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("estate"));
        Files.writeString(folder.resolve("estate/estate.yaml"), ESTATE);
    }

    private Typed shadow(String observed, String from, String to) throws IOException {
        Files.writeString(folder.resolve("seen.csv"), observed);
        return Typed.in(folder, "shadow", "estate", "--observed", "seen.csv", "--from", from, "--to", to, "--json");
    }

    @Test
    void whatCameAsPlannedAgrees() throws IOException {
        Typed typed = shadow("""
                code,event,at,rc,date
                VTEQ0110,started,2026-10-24T02:30:04+02:00,,
                VTEQ0110,ended,2026-10-24 02:50:00,0,
                nightly/b;started;2026-10-24T02:50:01;;
                nightly/b;ended;2026-10-24T03:10:00;0;
                VTEQ01,started,2026-10-25T02:31:00+02:00,,2026-10-24
                VTEQ01,ended,2026-10-25T03:00:00+01:00,0,2026-10-24
                """, "2026-10-23", "2026-10-24");
        assertEquals(Exit.DONE, typed.exit(), typed.out());
        JsonNode report = typed.json();
        assertEquals(2, report.path("totals").path("same").asInt());
        assertEquals(2, report.path("totals").path("deadlines_met").asInt());
        assertEquals(4, report.path("runs").get(0).path("apart_s").asInt());
    }

    @Test
    void everyDifferenceIsTold() throws IOException {
        Typed typed = shadow("""
                # the first night is late, its second job starts too early, and it ends behind its deadline
                VTEQ0110,started,2026-06-02T03:00:00,,
                VTEQ0120,started,2026-06-02T03:10:00,,
                VTEQ0110,ended,2026-06-02T03:20:00,0,
                VTEQ0120,ended,2026-06-02T04:20:00,8,
                OTHER,started,2026-06-02T03:00:00,,
                VTEQ01,started,2026-06-02T18:00:00,,2026-05-31
                VTEQ0110,begun,2026-06-02T03:00:00,,
                VTEQ0110
                """, "2026-06-01", "2026-06-02");
        assertEquals(Exit.NO, typed.exit());
        JsonNode report = typed.json();
        JsonNode first = report.path("runs").get(0);
        assertEquals("later", first.path("verdict").asString());
        assertEquals(1_800, first.path("apart_s").asInt());
        assertEquals(8, first.path("rc").asInt());
        assertEquals("b", first.path("out_of_order").get(0).path("task").asString());
        assertTrue(!first.path("deadline_met").asBoolean());
        assertEquals("not_seen", report.path("runs").get(1).path("verdict").asString());
        assertEquals(1, report.path("unknown").path("OTHER").asInt());
        assertEquals(8, report.path("unread").get(0).path("line").asInt());
        assertEquals(2, report.path("unread").size());
        Typed words = Typed.in(folder, "shadow", "estate", "--observed", "seen.csv", "--from", "2026-06-01", "--to", "2026-06-02");
        assertTrue(words.out().contains("2 planned: 0 on time, 0 earlier, 1 later, 1 not seen; "), words.out());
        assertTrue(words.out().contains("b started before a ended"), words.out());
    }

    @Test
    void whatIsNotedOnTheCommandLineIsRead() {
        Typed.in(folder, "observed", "VTEQ01", "started", "--at", "2026-06-02T02:30:00+02:00", "--file", "noted.csv");
        Typed.in(folder, "observed", "VTEQ01", "ended", "--at", "2026-06-02T02:40:00+02:00", "--rc", "3", "--file", "noted.csv");
        Typed typed = Typed.in(folder, "shadow", "estate", "--observed", "noted.csv", "--from", "2026-06-01", "--json");
        assertEquals(3, typed.json().path("runs").get(0).path("rc").asInt(), typed.out());
        assertEquals(Exit.USAGE, Typed.in(folder, "observed", "VTEQ01", "began", "--file", "noted.csv").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "shadow", "estate", "--from", "2026-06-01").exit());
    }
}
