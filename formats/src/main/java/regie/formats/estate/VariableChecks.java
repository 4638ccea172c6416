package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import regie.estate.check.Graph;
import regie.estate.finding.Place;
import regie.formats.cel.Templates;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** Variables that read each other in a circle, over all the levels at which a plan finds them. */
final class VariableChecks {

    /** What expressions find under these names is not for the estate to say; the rest are words of CEL. */
    private static final Set<String> TAKEN = new TreeSet<>(List.of(
            "date", "run", "plan", "task", "tasks", "host", "item", "exit_code", "outputs", "secret",
            "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace",
            "return", "var", "void", "while", "int", "uint", "double", "bool", "string", "bytes", "list", "map", "type", "dyn"));

    private VariableChecks() {}

    /** Names of variables, or of parameters, that expressions could never read. */
    static void names(Fields holder, String key, Report report) {
        for (Node.Entry entry : holder.entries(key)) {
            if (TAKEN.contains(entry.key())) {
                report.error(entry.at(), ExpressionProblems.reserved(entry.key()));
            }
        }
    }

    /** @param levels the farthest first: a nearer variable hides a farther one of the same name */
    static void circles(List<Fields> levels, Report report) {
        Map<String, Node.Entry> nearest = new LinkedHashMap<>();
        levels.forEach(level -> level.entries("variables").forEach(entry -> nearest.put(entry.key(), entry)));
        Map<String, List<String>> edges = new LinkedHashMap<>();
        nearest.forEach((name, entry) -> edges.put(name, reads(entry.value())));
        for (List<String> cycle : new Graph(edges).cycles()) {
            Place at = nearest.get(cycle.getFirst()).value().at();
            report.error(at, ExpressionProblems.circle(String.join(" → ", cycle)));
        }
    }

    private static List<String> reads(Node value) {
        List<String> names = new ArrayList<>();
        if (value instanceof Node.Scalar scalar && scalar.text().contains("{{")) {
            Templates.read(scalar.text()).holes().forEach(hole -> names.addAll(hole.compiled().expression().references()));
        }
        return names;
    }
}
