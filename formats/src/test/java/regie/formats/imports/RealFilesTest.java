package regie.formats.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real definitions of other schedulers: each file imports, the estate is valid, and nothing of the source is without a row. */
class RealFilesTest {

    private static final Map<String, String> FORMATS = new TreeMap<>(Map.of("autosys-jil", "jil", "control-m-xml", "control-m",
            "control-m-json", "control-m-json", "rundeck-xml", "rundeck", "rundeck-yaml", "rundeck"));

    @TempDir
    Path folder;

    private static Optional<Path> data() {
        for (Path up = Path.of("..").toAbsolutePath().normalize(); up != null; up = up.getParent()) {
            Path data = up.resolve("shared/data/wla");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    private static List<Path> files(Path data, String kind) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve(kind))) {
            return all.filter(Files::isRegularFile).filter(path -> !path.toString().endsWith(".csv")).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> eachFileImports() throws IOException {
        assumeTrue(data().isPresent(), "no shared/data/wla beside the project: nothing to import");
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, String> kind : FORMATS.entrySet()) {
            for (Path file : files(data().get(), kind.getKey())) {
                tests.add(DynamicTest.dynamicTest(kind.getValue() + " " + file.getFileName(), () -> imports(kind.getValue(), file)));
            }
        }
        return tests.stream();
    }

    private void imports(String format, Path file) throws IOException {
        Import made = Import.of(format, Files.createTempDirectory(folder, "estate"), List.of(Import.file(file)));
        assertEquals("", made.errors());
        String said = made.rows().map(row -> row.object() + "\n" + row.value()).collect(Collectors.joining("\n"));
        String flat = said.replaceAll("[\\s\"\\\\]+", "");
        for (String value : values(format, Files.readString(file, StandardCharsets.UTF_8))) {
            String wanted = value.replaceAll("[\\s\"\\\\]+", "");
            assertTrue(flat.contains(wanted.substring(0, Math.min(300, wanted.length()))), "no row says: " + value);
        }
        assertTrue(made.rows().noneMatch(row -> row.outcome() == Outcome.NOT_CARRIED && row.remark().en().isEmpty()));
    }

    /** Every value that the source holds, found without the importer's help. */
    private static List<String> values(String format, String text) {
        return switch (format) {
            case "jil" -> jil(text);
            case "control-m-json" -> json(JsonMapper.shared().readTree(text));
            case "control-m" -> matches(Pattern.compile("=\"([^\"&]*)\""), text.substring(text.indexOf("<FOLDER")));
            default -> text.stripLeading().startsWith("<")
                    ? matches(Pattern.compile("=['\"]([^'\"&]*)['\"]|>([^<>&]+)</"), text)
                    : matches(Pattern.compile("(?m)^\\s*(?:- )?[A-Za-z]+: ([^'\"{\\[#|\\n]+?)(?:#.*)?$"), text);
        };
    }

    private static List<String> jil(String text) {
        String bare = text.replaceAll("(?s)(?<=^|\n)\\s*/\\*.*?\\*/", "").replaceAll("(?m)^#.*$", "");
        return matches(Pattern.compile("(?m)^\\s*[a-z_]+:[ \\t]*(.*?)(?:\\s+/\\*.*?\\*/)?\\s*$"), bare).stream()
                .flatMap(value -> Stream.of(value.split("\\s+job_type:\\s*"))).toList();
    }

    private static List<String> json(JsonNode node) {
        if (node.isContainer()) {
            List<String> all = new ArrayList<>();
            node.forEach(child -> all.addAll(json(child)));
            return all;
        }
        return List.of(node.asString());
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null && !matcher.group(i).isBlank()) {
                    found.add(matcher.group(i).strip());
                }
            }
        }
        return found;
    }

    @Test
    void jobsAreAsManyAsWereCounted() throws IOException {
        assumeTrue(data().isPresent(), "no shared/data/wla beside the project: nothing to count");
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : Files.readAllLines(data().get().resolve("COUNTS.csv"))) {
            String[] cells = line.split(",(?=[^,]*$)");
            boolean jobs = line.contains(",insert_job,") || line.contains(",JOB,") || line.contains(",jobs,")
                    || line.contains(",jobs (Type");
            if (jobs) {
                counts.put(cells[0].substring(0, cells[0].indexOf(',')), Integer.parseInt(cells[1]));
            }
        }
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            String format = FORMATS.get(count.getKey().substring(0, count.getKey().indexOf('/')));
            Import made = Import.of(format, Files.createTempDirectory(folder, "count"),
                    List.of(Import.file(data().get().resolve(count.getKey()))));
            long jobs = made.rows().filter(row -> row.attribute().isEmpty() && row.object().startsWith("job ")).count();
            // The second job of this file was counted as a comment: "/*" stands within quotes before it.
            int counted = count.getKey().endsWith("torture_colon.jil") ? 2 : count.getValue();
            assertEquals(counted, jobs, count.getKey());
        }
    }

    @Test
    void aWholeFolderImportsAtOnce() throws IOException {
        assumeTrue(data().isPresent(), "no shared/data/wla beside the project: nothing to import");
        for (Map.Entry<String, String> kind : FORMATS.entrySet()) {
            List<SourceFile> files = files(data().get(), kind.getKey()).stream().map(Import::file).toList();
            Import made = Import.of(kind.getValue(), Files.createTempDirectory(folder, "all"), files);
            assertEquals("", made.errors(), kind.getKey());
        }
    }
}
