package regie.optimise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.engine.forecast.Durations;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.day.DayScenario;
import regie.engine.forecast.day.Foresight;
import regie.estate.EstateModel;
import regie.formats.estate.EstateReader;

/** From an estate to a patch, and the patched estate's own forecast. */
class NightTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 23);

    /** One unit, a long task behind a short one: whoever takes the unit first decides how long the night is. */
    private static final String ESTATE = """
            estate: small
            zone: UTC
            new_day: "00:00"
            ---
            host: box
            reach: local
            ---
            resource: unit
            capacity: 1
            ---
            application: a
            ---
            plan: p
            application: a
            schedule: {at: "01:00"}
            tasks:
              filler: {run: "true", host: box, expect: 30m, uses: {unit: 1}}
              first:
                run: "true"
                host: box
                priority: 40
                expect: 10m
                uses: {unit: 1}
              tail: {run: "true", host: box, needs: [first], expect: 1h}
            """;

    @TempDir
    Path folder;

    private EstateModel read(String text) throws IOException {
        Files.writeString(folder.resolve("estate.yaml"), text);
        return ((EstateReader.Outcome.Valid) EstateReader.read(folder, "production")).model();
    }

    private static Optional<Scenario> scenario(EstateModel model) {
        return DayScenario.of(model, DATE, Map.of(), List.of(), Durations.DECLARED, People.DECLARED)
                instanceof DayScenario.Outcome.Made made
                ? Optional.of(made.scenario()) : Optional.empty();
    }

    private static Outlook outlook(Scenario scenario) {
        return new Foresight(scenario).outlook(new long[0][], List.of());
    }

    @Test
    void aPatchThatTheForecastFindsBetter() throws IOException {
        EstateModel model = read(ESTATE);
        Optimiser optimiser = new Optimiser(NightTest::scenario, NightTest::outlook,
                new Optimiser.Settings(Duration.ofSeconds(2), 1, 1, true));
        Optimiser.Improvement found = optimiser.improve(model).orElseThrow();
        assertEquals(Duration.ofMinutes(100), found.before().makespan());
        assertEquals(Duration.ofMinutes(70), found.after().makespan());
        assertTrue(found.proven());
        String patch = Patch.of(folder, found.changes());
        assertTrue(patch.contains("-    priority: 40\n+    priority: 100\n"), patch);
        assertTrue(patch.startsWith("--- a/estate.yaml\n+++ b/estate.yaml\n@@ -"), patch);
        EstateModel patched = read(applied(ESTATE, patch));
        assertEquals(Duration.ofMinutes(70), outlook(scenario(patched).orElseThrow()).makespan());
    }

    @Test
    void notBeforeCountsFromTheStartOfTheRun() throws IOException {
        EstateModel model = read(ESTATE.replace("filler: {run", "filler: {not_before: 90s, run"));
        Outlook outlook = outlook(scenario(model).orElseThrow());
        Outlook.OfTask filler = outlook.tasks().stream().filter(task -> task.task().equals("filler")).findFirst().orElseThrow();
        assertEquals("2026-11-23T01:10:00Z", String.valueOf(filler.start()), "it waits for what took the unit meanwhile");
    }

    @Test
    void durationsAreWrittenAsTheLanguageReadsThem() {
        assertEquals("1h2m3s", Patch.text(Duration.ofSeconds(3723)));
        assertEquals("1.5s", Patch.text(Duration.ofMillis(1500)));
        assertEquals("2h", Patch.text(Duration.ofHours(2)));
    }

    /** What {@code patch -p1} makes of it. */
    private static String applied(String text, String patch) {
        List<String> lines = new java.util.ArrayList<>(List.of(text.split("\n")));
        int at = 0;
        for (String line : patch.split("\n")) {
            if (line.startsWith("@@")) {
                at = Integer.parseInt(line.substring(line.indexOf('+') + 1, line.indexOf(',', line.indexOf('+')))) - 1;
            } else if (line.startsWith("+") && !line.startsWith("+++")) {
                lines.add(at++, line.substring(1));
            } else if (line.startsWith("-") && !line.startsWith("---")) {
                assertEquals(line.substring(1), lines.remove(at));
            } else if (line.startsWith(" ")) {
                assertEquals(line.substring(1), lines.get(at++));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
