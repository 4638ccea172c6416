package regie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.gesture.Gesture;
import regie.cli.shell.Exit;

/** The words typed, before any server is asked. */
class CommandLineTest {

    @TempDir
    Path folder;

    @Test
    void everyCommandHasHelpInBothLanguages() {
        for (String name : Catalogue.commands().names()) {
            for (String language : List.of("fr", "en")) {
                Typed typed = Typed.in(folder, "help", name, "--lang", language);
                assertEquals(Exit.DONE, typed.exit(), name);
                assertTrue(typed.out().startsWith("Usage: regie " + name), typed.out());
                assertTrue(typed.out().lines().allMatch(line -> line.length() <= 80), typed.out());
            }
        }
    }

    @Test
    void theListOfCommandsFitsEightyColumns() {
        for (String language : List.of("fr", "en")) {
            Typed typed = Typed.in(folder, "help", "--lang", language);
            assertTrue(typed.out().lines().allMatch(line -> line.length() <= 85), typed.out());
        }
    }

    @Test
    void nothingTypedIsWrongUsageAndShowsTheList() {
        Typed typed = Typed.in(folder);
        assertEquals(Exit.USAGE, typed.exit());
        assertTrue(typed.out().contains("order"));
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        Typed typed = Typed.in(folder, "statuss");
        assertEquals(Exit.USAGE, typed.exit());
        assertTrue(typed.err().contains("The nearest is: status"), typed.err());
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertEquals(Exit.USAGE, Typed.in(folder, "runs", "--nonsense").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "order").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "waive", "a@2026-01-01/t").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "hold").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "pause").exit());
        assertEquals(Exit.USAGE, Typed.in(folder, "why", "no-slash").exit());
    }

    @Test
    void theLanguageComesFromTheOptionThenFromTheEnvironment() {
        Map<String, String> french = Map.of("LANG", "fr_FR.UTF-8");
        assertTrue(Typed.in(folder, french, "status").err().contains("Aucun serveur"));
        assertTrue(Typed.in(folder, french, "status", "--lang", "en").err().contains("No server"));
        assertTrue(Typed.in(folder, french, "--lang", "en", "status").err().contains("No server"));
        assertTrue(Typed.in(folder, Map.of("LANG", "fr_FR", "LC_ALL", "C"), "status").err().contains("No server"));
    }

    @Test
    void withoutAServerEveryCommandForOneSaysSoWithExitThree() throws IOException {
        List<String[]> commands = List.of(
                new String[] {"status"}, new String[] {"runs"}, new String[] {"show", "p@2026-01-01"},
                new String[] {"why", "p@2026-01-01/t"}, new String[] {"logs", "p@2026-01-01/t"},
                new String[] {"exceptions"}, new String[] {"order", "p"}, new String[] {"pause", "--all"},
                new String[] {"resume", "--plan", "p"}, new String[] {"resource"});
        for (String[] command : commands) {
            assertEquals(Exit.UNREACHABLE, Typed.in(folder, command).exit(), String.join(" ", command));
        }
        Files.writeString(folder.resolve("plan.yaml"), "plan: p");
        for (String gesture : Gesture.names()) {
            Typed typed = Typed.in(folder, words(gesture));
            assertEquals(Exit.UNREACHABLE, typed.exit(), gesture + ": " + typed.err());
        }
    }

    /** A gesture with all that it asks for. */
    static String[] words(String gesture) {
        String target = "p@2026-01-01/t";
        return switch (gesture) {
            case "waive" -> new String[] {gesture, target, "other"};
            case "note" -> new String[] {gesture, target, "the bank called"};
            case "decide" -> new String[] {gesture, "lost", target};
            case "edit" -> new String[] {gesture, target, "--plan", "plan.yaml"};
            case "insert" -> new String[] {gesture, target, "--plan", "plan.yaml", "--task", "t"};
            case "set" -> new String[] {gesture, target, "name=value"};
            case "delay", "extend-deadline" -> new String[] {gesture, target, "--until", "04:00"};
            case "instruct" -> new String[] {gesture, target, "call first", "--until", "04:00"};
            case "move" -> new String[] {gesture, target, "--host", "app02"};
            default -> new String[] {gesture, target};
        };
    }

    @Test
    void aRefusalInJsonIsADocumentOfItsOwn() {
        Typed typed = Typed.in(folder, "status", "--json");
        assertEquals(Exit.UNREACHABLE, typed.exit());
        assertEquals("NoServerHere", typed.json().path("error").path("code").asString());
        assertEquals("", typed.err());
    }
}
