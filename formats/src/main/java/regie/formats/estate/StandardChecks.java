package regie.formats.estate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.estate.finding.Finding;
import regie.estate.finding.Place;
import regie.estate.finding.Severity;
import regie.formats.schema.Words;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Text;

/** Holds the estate against the site's own standards. */
final class StandardChecks {

    private final Documents documents;
    private final String environment;
    private final Report report;

    StandardChecks(Documents documents, String environment, Report report) {
        this.documents = documents;
        this.environment = environment;
        this.report = report;
    }

    void check(List<ResolvedPlan> plans) {
        for (Document standard : documents.of("standard")) {
            String kind = standard.fields().text("applies_to").orElse("");
            switch (kind) {
                case "plan" -> plans.forEach(plan -> hold(standard, "plan", plan.document().name(), nameOf(plan.document()),
                        plan.fields()));
                case "task" -> plans.forEach(plan -> plan.fields().entries("tasks").forEach(entry ->
                        hold(standard, "task", entry.key(), entry.at(), Fields.of(Optional.of(entry.value())))));
                default -> documents.of(kind).forEach(document ->
                        hold(standard, kind, document.name(), nameOf(document), document.fields()));
            }
        }
    }

    private static Place nameOf(Document document) {
        return document.root().first().orElseThrow().value().at();
    }

    private void hold(Document standard, String kind, String name, Place at, Fields fields) {
        Severity severity = severity(standard);
        matches(standard, "name", Optional.of(name), at, severity);
        matches(standard, "code", fields.text("code"), fields.scalar("code").map(Node.Scalar::at).orElse(at), severity);
        for (String required : standard.fields().texts("require")) {
            if (!has(fields, required, kind)) {
                report.add(new Finding(at, severity, new EstateProblem("standard",
                        new Text("la norme « " + standard.name() + " » demande « " + required + " » pour " + Words.kind(kind).fr() + ".",
                                "the standard \"" + standard.name() + "\" asks " + Words.kind(kind).en() + " for \"" + required + "\"."),
                        new Text("Ajoutez-la.", "Add it."))));
            }
        }
    }

    private void matches(Document standard, String key, Optional<String> value, Place at, Severity severity) {
        Optional<String> regex = standard.fields().text(key);
        if (regex.isEmpty() || value.isEmpty()) {
            return;
        }
        try {
            if (!Pattern.compile(regex.get()).matcher(value.get()).find()) {
                report.add(new Finding(at, severity, new EstateProblem("standard",
                        new Text("« " + value.get() + " » ne suit pas la norme « " + standard.name() + " » (" + regex.get() + ").",
                                "\"" + value.get() + "\" does not follow the standard \"" + standard.name() + "\" (" + regex.get() + ")."),
                        new Text("Changez-le, ou la norme en " + standard.root().at() + ".",
                                "Change it, or the standard at " + standard.root().at() + "."))));
            }
        } catch (PatternSyntaxException reported) {
            return;
        }
    }

    /** {@code title.fr} asks for the French title; a key of tasks asked of a plan is asked of its tasks. */
    private static boolean has(Fields fields, String path, String kind) {
        String[] steps = path.split("\\.");
        Optional<Node> at = Optional.of(fields.mapping());
        for (String step : steps) {
            at = at.flatMap(node -> node instanceof Node.Mapping mapping ? mapping.get(step) : Optional.empty());
        }
        boolean ofTasks = kind.equals("plan") && regie.formats.schema.Declarations.plan().key(steps[0]).isEmpty();
        if (ofTasks) {
            return fields.entries("tasks").stream().allMatch(task -> has(Fields.of(Optional.of(task.value())), path, "task"));
        }
        return at.isPresent();
    }

    private Severity severity(Document standard) {
        Fields fields = standard.fields();
        Optional<Fields> byEnvironment = fields.fields("severity");
        return byEnvironment.isPresent() ? byEnvironment.get().choice(environment, Severity.class, Severity.WARNING)
                : fields.choice("severity", Severity.class, Severity.ERROR);
    }
}
