package regie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.shell.Exit;
import tools.jackson.databind.JsonNode;

/** The commands that need no server. */
class OfflineTest {

    @TempDir
    Path folder;

    @Test
    void checkNamesEveryMistakeWithItsPlaceAndEndsWithOne() throws IOException {
        Files.writeString(folder.resolve("estate.yaml"),
                "estate: e\nzone: Europe/Paris\nnew_day: \"06:00\"\n---\nhost: local\nreach: local\n");
        Files.writeString(folder.resolve("plan.yaml"), """
                plan: p
                kind: batch
                tasks:
                  a: {run: "true", host: local, needs: [b]}
                  b: {run: "true", host: local, needs: [a], tymeout: 1m}
                """);
        Typed typed = Typed.in(folder, "check", ".");
        assertEquals(Exit.NO, typed.exit(), typed.out());
        assertTrue(typed.out().lines().anyMatch(line -> line.matches("plan\\.yaml:5:\\d+: .*tymeout.*timeout.*")), typed.out());
        JsonNode json = Typed.in(folder, "check", ".", "--json").json();
        assertEquals(false, json.path("valid").asBoolean());
        assertTrue(json.path("findings").size() >= 2, json.toString());
    }

    @Test
    void checkOfAValidEstateEndsWithZero() throws IOException {
        Files.writeString(folder.resolve("estate.yaml"), """
                estate: e
                title: {fr: E, en: E}
                zone: Europe/Paris
                new_day: "06:00"
                """);
        Typed typed = Typed.in(folder, "check", ".");
        assertEquals(Exit.DONE, typed.exit(), typed.out());
        assertEquals("Valid; 0 remark(s).\n", typed.err());
    }

    @Test
    void checkOfNoFolderIsWrongUsage() {
        assertEquals(Exit.USAGE, Typed.in(folder, "check", "nowhere").exit());
    }

    @Test
    void schemaIsJson() {
        assertTrue(Typed.in(folder, "schema").json().isObject());
    }
}
