package regie.formats.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.formats.yaml.YamlLimits;
import regie.formats.yaml.YamlReader;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use says yes and no where the reader does. */
class JsonSchemaTest {

    private static final Path ROOT = Path.of(System.getProperty("regie.root", ".."));
    private static final Path MISTAKES = Path.of("src/test/resources/estates/mistakes");

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchema.text());

    @Test
    void everyDocumentOfTheDemoIsValid() throws IOException {
        int documents = 0;
        try (Stream<Path> files = Files.walk(ROOT.resolve("demo"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                for (Node document : documents(file)) {
                    assertEquals(List.of(), problems(document), file.toString());
                    documents++;
                }
            }
        }
        assertTrue(documents > 30, "only " + documents);
    }

    @Test
    void everyDocumentThatExplainsTheLanguageIsValid() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/estates/design"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                for (Node document : documents(file)) {
                    assertEquals(List.of(), problems(document), file.toString());
                }
            }
        }
        for (Declaration declaration : Declarations.all()) {
            for (Node document : documents(declaration.kind(), declaration.example())) {
                assertEquals(List.of(), problems(document), declaration.kind());
                Report report = new Report();
                ShapeChecker.document(document, report);
                assertFalse(report.hasErrors(), declaration.kind() + report.findings().all());
            }
        }
    }

    @Test
    void everyExampleOfAKeyFitsItsType() {
        for (Declaration declaration : Declarations.all()) {
            examples(declaration.kind(), declaration.body().keys());
        }
    }

    private static void examples(String path, List<Key> keys) {
        for (Key key : keys) {
            Node example = documents(path, "x: " + key.example()).getFirst();
            Node value = ((Node.Mapping) example).get("x").orElseThrow();
            assertTrue(ShapeChecker.fits(value, key.type()), path + "." + key.name() + ": " + key.example());
            if (Declarations.resolve(key.type()) instanceof Type.Structure structure && !structure.name().equals("task")) {
                examples(path + "." + key.name(), structure.keys());
            }
        }
    }

    /** Wrong keys, shapes and types are the schema's business too; names, cycles and expressions are not. */
    @Test
    void theSchemaRefusesWhatTheReaderRefusesForItsShape() throws IOException {
        Set<String> accepted = new TreeSet<>();
        for (String mistake : List.of("unknown-key", "unknown-key-far", "unknown-kind", "not-a-document", "missing-key", "wrong-duration",
                "wrong-time", "wrong-choice", "wrong-number", "priority-out-of-range-as-number", "list-for-map", "map-for-text",
                "text-for-list", "bad-name", "bad-variable", "title-one-language", "bad-days", "foreach-empty", "merge-key",
                "instruction-gesture")) {
            Node document = mistake.endsWith("as-number") ? null : documents(MISTAKES.resolve(mistake + ".yaml")).getFirst();
            Object json = document == null ? outOfRange() : json(document);
            if (problems(json).isEmpty()) {
                accepted.add(mistake);
            }
        }
        assertEquals(Set.of(), accepted);
    }

    private static Object outOfRange() {
        return Map.of("plan", "p", "application", "a", "priority", 101, "tasks", Map.of("a", Map.of("nothing", Map.of())));
    }

    @Test
    void theSchemaIsTheSameEachTime() {
        assertEquals(JsonSchema.text(), JsonSchema.text());
    }

    private static List<Node> documents(Path file) throws IOException {
        return documents(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    }

    private static List<Node> documents(String name, String text) {
        Report report = new Report();
        List<Node> documents = new YamlReader(report, YamlLimits.STANDARD).read(name, text, 0);
        assertEquals(List.of(), report.findings().all());
        return documents;
    }

    private static List<String> problems(Node document) {
        return problems(json(document));
    }

    private static List<String> problems(Object json) {
        return SCHEMA.validate(JsonMapper.builder().build().valueToTree(json)).stream().map(Object::toString).toList();
    }

    private static Object json(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence sequence -> sequence.items().stream().map(JsonSchemaTest::json).toList();
            case Node.Mapping mapping -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                mapping.entries().values().forEach(entry -> fields.put(entry.key(), json(entry.value())));
                yield fields;
            }
        };
    }
}
