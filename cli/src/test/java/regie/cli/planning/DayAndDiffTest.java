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

class DayAndDiffTest {

    private static final String ESTATE = """
            estate: e
            title: E
            zone: Europe/Paris
            new_day: "06:00"
            calendar: working
            ---
            calendar: working
            holidays: FR
            ---
            host: app01
            ---
            application: sales
            ---
            plan: nightly
            application: sales
            schedule: {days: working, at: "02:30"}
            deadline: {at: "04:00", kind: sla}
            tasks:
              a: {host: app01, run: "true", expect: 40m}
              b: {host: app01, run: "true", expect: 30m, needs: [a]}
              c: {host: app01, run: "true", days: last working day of month}
            ---
            plan: month-end
            application: sales
            schedule: {days: last working day of month, at: "23:00"}
            replaces: nightly
            tasks: {a: {host: app01, run: "true"}}
            ---
            plan: polls
            application: sales
            schedule: {every: 15m, from: "08:00", to: "20:00"}
            tasks: {a: {host: app01, run: "true"}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("one", ESTATE);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("estate.yaml"), text);
    }

    private JsonNode json(String... words) {
        Typed typed = Typed.in(folder, words);
        assertEquals(Exit.DONE, typed.exit(), typed.err());
        return typed.json();
    }

    @Test
    void aDayHasItsRunsAndWhatIsNotThere() {
        JsonNode day = json("day", "one", "--date", "2026-04-29", "--json");
        assertEquals(2, day.path("runs").size());
        assertEquals("2026-04-29T08:00:00+02:00", day.path("runs").path(0).path("start").asString());
        assertEquals(49, day.path("runs").path(0).path("every").path("occurrences").asInt());
        assertEquals("2026-04-30T02:30:00+02:00", day.path("runs").path(1).path("start").asString());
        assertEquals("[\"c\"]", day.path("runs").path(1).path("absent_tasks").toString());

        JsonNode last = json("day", "one", "--date", "2026-04-30", "--json");
        assertEquals("month-end", last.path("runs").path(1).path("plan").asString());
        assertEquals("Replaced", last.path("absent").path(0).path("code").asString());
    }

    @Test
    void theNightOfATimeChangeIsMarked() throws IOException {
        write("daily", ESTATE.replace("days: working, at", "days: daily, at"));
        JsonNode day = json("day", "daily", "--date", "2026-03-28", "--json");
        assertEquals("+02:00", day.path("clock_change").path("after").asString());
        assertEquals("gap-at-end", day.path("runs").path(1).path("applied").asString());
        String text = Typed.in(folder, "day", "daily", "--date", "2026-03-28").out();
        assertTrue(text.contains("clocks change +01:00 → +02:00"), text);
        assertTrue(text.contains("gap: at end"), text);
    }

    @Test
    void manyDaysAreSummedUp() {
        JsonNode days = json("day", "one", "--date", "2026-04-27", "--days", "7", "--json").path("days");
        assertEquals(7, days.size());
        assertEquals(2, days.path(0).path("runs").asInt());
        assertEquals(1, days.path(4).path("runs").asInt());
        assertEquals("Labour Day", days.path(4).path("reason").asString());
    }

    @Test
    void aChangeIsToldOncePerKindOfDay() throws IOException {
        write("two", ESTATE.replace("days: working, at: \"02:30\"", "days: working, at: \"03:30\"").replace("23:00", "22:00"));
        JsonNode diff = json("diff", "one", "two", "--from", "2026-10-19", "--days", "21", "--json");
        assertEquals(15, diff.path("totals").path("moved").asInt());
        assertEquals(2, diff.path("groups").size(), diff.toString());
        assertEquals("nightly", diff.path("groups").path(0).path("changes").path(0).path("plan").asString());
        assertEquals("2026-10-20T03:30:00+02:00", diff.path("groups").path(0).path("changes").path(0).path("after").asString());
        assertEquals(14, diff.path("deadlines_unreachable").size(), diff.toString());
        String text = Typed.in(folder, "diff", "one", "two", "--from", "2026-10-19", "--days", "21").out();
        assertTrue(text.contains("2026-10-19..2026-10-23, 2026-10-26..2026-10-29, 2026-11-02..2026-11-06"), text);
        assertTrue(text.contains("Deadline out of reach: nightly"), text);
    }

    @Test
    void plansThatComeAndGoAndCalendarsThatRunOut() throws IOException {
        write("two", ESTATE.replace("plan: polls", "plan: probes").replace("holidays: FR", "holidays: FR\nuntil: 2026-06-30"));
        JsonNode diff = json("diff", "one", "two", "--from", "2026-06-15", "--days", "30", "--json");
        assertEquals("[\"probes\"]", diff.path("plans_added").toString());
        assertEquals("[\"polls\"]", diff.path("plans_removed").toString());
        assertEquals("2026-07-01", diff.path("calendars_run_out").path("working").asString());
        assertEquals("No run changes.\n", Typed.in(folder, "diff", "one", "one").out());
    }
}
