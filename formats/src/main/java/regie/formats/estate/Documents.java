package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.finding.Place;
import regie.formats.schema.Declaration;
import regie.formats.schema.ShapeChecker;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.formats.yaml.YamlLimits;
import regie.formats.yaml.YamlReader;

/** All documents of a directory, by kind and name. */
final class Documents {

    private final Map<String, LinkedHashMap<String, Document>> byKind = new LinkedHashMap<>();
    private final boolean complete;

    private Documents(List<Document> documents, boolean complete, Report report) {
        this.complete = complete;
        Map<String, Document> codes = new LinkedHashMap<>();
        for (Document document : documents) {
            Document earlier = byKind.computeIfAbsent(document.kind(), kind -> new LinkedHashMap<>())
                    .putIfAbsent(document.name(), document);
            Place at = document.root().first().orElseThrow().value().at();
            if (earlier != null) {
                report.error(at, NameProblems.declaredTwice(document.kind(), document.name(), earlier.root().at()));
            }
            duplicateCode(codes, document.fields(), document, report);
            for (Node.Entry task : document.fields().entries("tasks")) {
                if (document.kind().equals("plan") && task.value() instanceof Node.Mapping tree) {
                    duplicateCode(codes, new Fields(tree), document, report);
                }
            }
        }
    }

    private static void duplicateCode(Map<String, Document> codes, Fields fields, Document document, Report report) {
        fields.scalar("code").filter(code -> !code.text().isEmpty()).ifPresent(code -> {
            Document earlier = codes.putIfAbsent(code.text(), document);
            if (earlier != null) {
                report.error(code.at(), NameProblems.codeTwice(code.text(), earlier.kind(), earlier.name(), earlier.root().at().file()));
            }
        });
    }

    static Documents read(Bundle bundle, Report report) {
        List<OfFile> files = EachAlone.of(List.copyOf(bundle.files().entrySet()), report,
                (file, own) -> read(file.getKey(), file.getValue().bytes(), own));
        return new Documents(files.stream().flatMap(file -> file.documents.stream()).toList(),
                files.stream().allMatch(OfFile::complete), report);
    }

    /** What one file gave. */
    private record OfFile(List<Document> documents, boolean complete) {}

    private static OfFile read(String name, byte[] bytes, Report report) {
        YamlReader yaml = new YamlReader(report, YamlLimits.STANDARD);
        List<Document> documents = new ArrayList<>();
        boolean complete = true;
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            List<Node> roots = yaml.read(name, bytes);
            complete = !report.hasErrors();
            roots.forEach(root -> add(root, "", documents, report));
        } else if (name.endsWith(".md")) {
            markdown(name, bytes, yaml, documents, report);
        }
        return new OfFile(documents, complete);
    }

    private static void markdown(String name, byte[] bytes, YamlReader yaml, List<Document> documents, Report report) {
        boolean header = bytes.length > 4 && bytes[0] == '-' && bytes[1] == '-' && bytes[2] == '-'
                && (bytes[3] == '\n' || bytes[3] == '\r');
        if (!header) {
            return;
        }
        Optional<String> text = yaml.decode(name, bytes);
        if (text.isEmpty()) {
            return;
        }
        String[] lines = text.get().split("\n", -1);
        int end = 1;
        while (end < lines.length && !lines[end].stripTrailing().equals("---")) {
            end++;
        }
        if (end == lines.length) {
            report.error(Place.startOf(name), DirectoryProblems.frontMatter());
            return;
        }
        String head = String.join("\n", List.of(lines).subList(1, end));
        String body = String.join("\n", List.of(lines).subList(end + 1, lines.length)).strip();
        yaml.read(name, head, 1).forEach(root -> add(root, body, documents, report));
    }

    private static void add(Node root, String markdown, List<Document> documents, Report report) {
        Optional<Declaration> declaration = ShapeChecker.document(root, report);
        if (declaration.isPresent() && root instanceof Node.Mapping mapping
                && mapping.first().orElseThrow().value() instanceof Node.Scalar name && !name.text().isEmpty()) {
            documents.add(new Document(declaration.get(), name.text(), mapping, markdown));
        }
    }

    /** Whether every file could be read: only then is a name that is not here unknown for sure. */
    boolean complete() {
        return complete;
    }

    List<Document> of(String kind) {
        return List.copyOf(byKind.getOrDefault(kind, new LinkedHashMap<>()).values());
    }

    Optional<Document> find(String kind, String name) {
        return Optional.ofNullable(byKind.getOrDefault(kind, new LinkedHashMap<>()).get(name));
    }

    List<String> names(String kind) {
        return List.copyOf(byKind.getOrDefault(kind, new LinkedHashMap<>()).keySet());
    }
}
