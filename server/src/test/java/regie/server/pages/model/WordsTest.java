package regie.server.pages.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import regie.kernel.Language;

/** Both languages say the same things, every word is used, and none is missing. */
class WordsTest {

    private static final Pattern USED = Pattern.compile("(?:\\bw|[wW]ords(?:\\([a-z]*\\))?)\\.of\\(\\s*\"([a-z.-]+)\"");
    private static final Pattern CHOSEN = Pattern.compile("(?:\\bw|[wW]ords(?:\\([a-z]*\\))?)\\.of\\("
            + "[^\\n]{1,60}\\? \"([a-z.-]+)\" : \"([a-z.-]+)\"\\)");
    /** Families whose last part is a state, a gesture, a name: built when they are asked for. */
    private static final Pattern FAMILY = Pattern.compile("^(run|task|mark|kind|gesture|ask|catch-up|day\\.state|theme\\.(next|"
            + "word)|density\\.(next|word))\\..*");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(keys(Language.FRENCH), keys(Language.ENGLISH));
    }

    @Test
    void everyKeyThatIsAskedForIsThere() {
        Set<String> missing = used();
        missing.removeAll(keys(Language.FRENCH));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> idle = keys(Language.ENGLISH);
        idle.removeAll(used());
        idle.removeIf(key -> FAMILY.matcher(key).matches());
        assertEquals(Set.of(), idle);
    }

    @Test
    void valuesStandInTheirPlaces() {
        assertEquals("dans 42 min", Words.in(Language.FRENCH).of("needs.before", "42 min"));
        assertEquals("the last 25 of 1,200", Words.in(Language.ENGLISH).of("runs.more", 25, 1200));
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(Words.in(language).texts().stringPropertyNames());
    }

    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (Path folder : new Path[] {Path.of("src/main/jte"), Path.of("src/main/java/regie/server/pages")}) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).map(WordsTest::read).forEach(text -> {
                    USED.matcher(text).results().forEach(found -> used.add(found.group(1)));
                    CHOSEN.matcher(text).results().forEach(found -> {
                        used.add(found.group(1));
                        used.add(found.group(2));
                    });
                });
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        used.removeIf(key -> key.endsWith("."));
        return used;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
