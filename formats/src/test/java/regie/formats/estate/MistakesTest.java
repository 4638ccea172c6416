package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regie.estate.finding.Findings;
import regie.kernel.Language;

/**
 * One estate for each kind of mistake, with everything that is said about it in both languages. The
 * mistake stands in one file beside {@code base.yaml}; the words stand in the file of the same name
 * that ends with {@code .txt}. {@code -Dregie.rewrite=true} writes them anew, to be read before they are kept.
 */
class MistakesTest {

    private static final Path DIR = Path.of("src/test/resources/estates/mistakes");

    @TestFactory
    Stream<DynamicTest> everyMistakeIsSaidExactly() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(DIR)) {
            files = all.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("base.yaml")).sorted().toList();
        }
        assertTrue(files.size() > 100, "only " + files.size());
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        String name = file.getFileName().toString();
        Bundle bundle = Bundle.of(Map.of("base.yaml", content(DIR.resolve("base.yaml")), name, content(file)));
        EstateReader.Outcome outcome = EstateReader.read(bundle, "test".equals(environment(file)) ? "test" : "production");
        Findings findings = outcome.findings();
        String said = findings.text(Language.ENGLISH) + "\n" + findings.text(Language.FRENCH);
        Path expected = DIR.resolve(name.replace(".yaml", ".txt"));
        if (Boolean.getBoolean("regie.rewrite")) {
            Files.writeString(expected, said);
        }
        assertEquals(Files.readString(expected), said);
        assertEquals(findings.hasErrors(), outcome instanceof EstateReader.Outcome.Invalid);
        assertTrue(!findings.all().isEmpty(), "nothing was said");
    }

    private static String environment(Path file) throws IOException {
        return Files.readString(file).startsWith("environment: test") ? "test" : "production";
    }

    private static Bundle.Content content(Path file) throws IOException {
        return new Bundle.Content(Files.readString(file, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), false);
    }
}
