package regie.formats.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import regie.formats.yaml.Report;
import regie.formats.yaml.YamlLimits;
import regie.formats.yaml.YamlReader;
import regie.kernel.Language;

/** The reference that users read is the table that the reader reads by. {@code -Dregie.rewrite=true} writes it anew. */
class ReferenceTest {

    private static final Path DOCS = Path.of(System.getProperty("regie.root", ".."), "docs");
    private static final String BEGIN = "<!-- keys: written from the declarations, do not edit -->\n";
    private static final String END = "<!-- end of keys -->";

    @Test
    void theEnglishReferenceIsCurrent() throws IOException {
        isCurrent(DOCS.resolve("estate.md"), Language.ENGLISH);
    }

    @Test
    void theFrenchReferenceIsCurrent() throws IOException {
        isCurrent(DOCS.resolve("estate.fr.md"), Language.FRENCH);
    }

    private static void isCurrent(Path file, Language language) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, file + " has lost its marks");
        String keys = "\n" + Reference.markdown(language);
        if (Boolean.getBoolean("regie.rewrite")) {
            Files.writeString(file, page.substring(0, begin) + keys + page.substring(end));
        }
        assertEquals(keys, Files.readString(file).substring(begin, Files.readString(file).indexOf(END)));
    }

    /** What stands in the guide as an example must be valid YAML at least, and in both languages the same. */
    @Test
    void theExamplesOfTheGuideAreYaml() throws IOException {
        assertEquals(examples("estate.md"), examples("estate.fr.md"));
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS.resolve("estate.md")));
        int count = 0;
        while (blocks.find()) {
            for (String line : blocks.group(1).startsWith("needs") ? blocks.group(1).split("\n") : new String[] {blocks.group(1)}) {
                Report report = new Report();
                new YamlReader(report, YamlLimits.STANDARD).read("example", line + "\n", 0);
                assertFalse(report.hasErrors(), line + report.findings().all());
                count++;
            }
        }
        assertTrue(count > 15, count + " examples");
    }

    private static String examples(String page) throws IOException {
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS.resolve(page)));
        StringBuilder all = new StringBuilder();
        while (blocks.find()) {
            all.append(blocks.group(1).replaceAll(" +#.*", ""));
        }
        return all.toString();
    }
}
