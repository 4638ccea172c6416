package regie.formats.imports.rundeck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.Finding;
import regie.formats.imports.JsonSource;
import regie.formats.imports.Leaves;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceFile;
import regie.formats.imports.SourceObject;
import regie.formats.imports.SourceText;
import regie.formats.imports.XmlSource;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.formats.yaml.YamlLimits;
import regie.formats.yaml.YamlReader;
import regie.kernel.Text;

/** Finds the jobs of a file, whatever its form: an XML joblist, or a list of maps in YAML or JSON. */
final class RundeckReader {

    private final SourceFile file;
    private final Ledger ledger;
    private final List<RundeckJob> jobs = new ArrayList<>();

    private RundeckReader(SourceFile file, Ledger ledger) {
        this.file = file;
        this.ledger = ledger;
    }

    static List<RundeckJob> read(SourceFile file, Ledger ledger) {
        RundeckReader reader = new RundeckReader(file, ledger);
        reader.all();
        return reader.jobs;
    }

    private void all() {
        Optional<String> text = SourceText.read(file, new Ledger());
        String start = text.map(String::stripLeading).orElse("");
        if (start.startsWith("<")) {
            XmlSource.read(file, ledger).ifPresent(root -> {
                List<regie.formats.imports.XmlElement> found = root.is("job") ? List.of(root) : root.children("job");
                found.forEach(element -> job(Nodes.of(element, file.name())));
                root.children().stream().filter(child -> !root.is("job") && !child.is("job")).forEach(child -> ledger
                        .object(file.name(), child.line(), child.name(), "").self().notCarried("cet élément n'est pas un job",
                                "this element is no job"));
            });
        } else if (start.startsWith("[") || start.startsWith("{")) {
            JsonSource.read(file, ledger).ifPresent(root -> Nodes.list(Optional.of(root)).forEach(this::job));
        } else {
            SourceText.read(file, ledger).ifPresent(this::yaml);
        }
        if (jobs.isEmpty()) {
            ledger.fault(file.name(), 1, "", new Text("aucun job Rundeck dans ce fichier", "no Rundeck job in this file"));
        }
    }

    private void yaml(String text) {
        Report report = new Report();
        List<Node> roots = new YamlReader(report, YamlLimits.STANDARD).read(file.name(), text, 0);
        for (Finding finding : report.findings().all()) {
            ledger.fault(file.name(), finding.place().line(), "", finding.message());
        }
        roots.forEach(root -> Nodes.list(Optional.of(root)).forEach(this::job));
    }

    private void job(Node node) {
        boolean isJob = node instanceof Node.Mapping mapping && (mapping.has("name") || mapping.has("sequence"));
        if (!isJob) {
            ledger.fault(file.name(), node.at().line(), "", new Text("cet objet n'est pas un job Rundeck",
                    "this object is no Rundeck job"));
            return;
        }
        String name = Nodes.text(node, "name").isBlank() ? "job" : Nodes.text(node, "name").strip();
        SourceObject source = ledger.object(file.name(), node.at().line(), "job", name);
        jobs.add(new RundeckJob(name, (Node.Mapping) node, Leaves.of(source, (Node.Mapping) node, none -> false)));
    }
}
