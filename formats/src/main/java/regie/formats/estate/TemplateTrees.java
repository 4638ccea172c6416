package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.formats.schema.ActionKeys;
import regie.formats.schema.Declarations;
import regie.formats.schema.Rule;
import regie.formats.schema.ShapeChecker;
import regie.formats.schema.Type;
import regie.formats.yaml.Node;
import regie.formats.yaml.Node.Entry;
import regie.formats.yaml.Report;
import regie.kernel.Text;

/**
 * Lays a task over the template that it is {@code like}. Each parameter becomes a variable of the
 * task, so that its value is quoted in a shell line like any other; a key that is nothing but
 * {@code {{ parameter }}} takes the value itself, so that durations and numbers can be parameters too.
 */
final class TemplateTrees {

    private static final int CHAIN_MAX = 10;

    private final Documents documents;
    private final Report report;

    TemplateTrees(Documents documents, Report report) {
        this.documents = documents;
        this.report = report;
    }

    Node.Mapping over(Node.Mapping task) {
        return over(task, List.of());
    }

    private Node.Mapping over(Node.Mapping task, List<String> chain) {
        Fields fields = new Fields(task);
        Optional<Node.Scalar> like = fields.scalar("like");
        Node.Mapping own = Merging.without(task, "like", "with");
        if (like.isEmpty()) {
            if (task.has("with")) {
                report.error(task.entries().get("with").at(), PlanProblems.withoutLike());
            }
            return own;
        }
        String name = like.get().text();
        Optional<Document> template = documents.find("template", name);
        if (template.isEmpty()) {
            if (documents.complete()) {
                report.error(like.get().at(), NameProblems.unknown("template", name, documents.names("template")));
            }
            return withPlaceholder(own, task);
        }
        List<String> longer = new ArrayList<>(chain);
        longer.add(name);
        if (chain.contains(name) || longer.size() > CHAIN_MAX) {
            report.error(like.get().at(), NameProblems.cycle("template", longer));
            return withPlaceholder(own, task);
        }
        int before = report.errors();
        Map<String, Node> values = values(template.get(), fields, like.get());
        boolean badlyTyped = report.errors() > before;
        Node.Mapping body = Merging.without(template.get().root(), "template", "parameters", "code");
        Node.Mapping filled = over(fill(body, values, badlyTyped), longer);
        return Merging.over(own, withVariables(filled, values), Declarations.task());
    }

    /** So that a task whose template is unknown is not also said to do nothing. */
    private static Node.Mapping withPlaceholder(Node.Mapping own, Node.Mapping task) {
        boolean acts = !ActionReader.actions(own).isEmpty();
        return acts ? own : Merging.with(own, new Entry(task.at(), "nothing", new Node.Mapping(task.at(), Map.of())));
    }

    private Map<String, Node> values(Document template, Fields task, Node.Scalar like) {
        Map<String, Node> values = new LinkedHashMap<>();
        List<String> known = new ArrayList<>();
        Fields with = Fields.of(task.node("with"));
        for (Entry parameter : template.fields().entries("parameters")) {
            known.add(parameter.key());
            Optional<Node> given = with.node(parameter.key()).or(() -> byDefault(parameter.value()));
            if (given.isEmpty()) {
                report.error(like.at(), PlanProblems.missingParameter(template.name(), parameter.key()));
            } else {
                checkType(parameter, given.get());
            }
            values.put(parameter.key(), given.orElse(Node.Scalar.of(like.at(), "")));
        }
        for (Entry entry : with.mapping().entries().values()) {
            if (!known.contains(entry.key())) {
                report.error(entry.at(), PlanProblems.unknownParameter(template.name(), entry.key(), known));
            }
        }
        return values;
    }

    private static Optional<Node> byDefault(Node parameter) {
        return parameter instanceof Node.Mapping mapping ? mapping.get("default") : Optional.empty();
    }

    private void checkType(Entry parameter, Node value) {
        String type = switch (parameter.value()) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Mapping mapping -> new Fields(mapping).text("type").orElse("text");
            case Node.Sequence sequence -> "text";
        };
        if (!(value instanceof Node.Scalar scalar) || scalar.text().contains("{{")) {
            return;
        }
        Optional<Text> expected = switch (type) {
            case "number" -> regie.formats.schema.Scalars.decimal(scalar.text()).isPresent()
                    ? Optional.empty() : Optional.of(new Text("un nombre", "a number"));
            case "flag" -> Rule.FLAG.breach(scalar.text());
            case "name" -> Rule.NAME.breach(scalar.text());
            case "date" -> Rule.DATE.breach(scalar.text());
            case "time" -> Rule.TIME.breach(scalar.text());
            case "duration" -> Rule.DURATION.breach(scalar.text());
            default -> Optional.empty();
        };
        expected.ifPresent(words -> report.error(scalar.at(), PlanProblems.parameterType(parameter.key(), type, words)));
    }

    private Node.Mapping withVariables(Node.Mapping body, Map<String, Node> values) {
        LinkedHashMap<String, Entry> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> variables.put(name, new Entry(value.at(), name, value)));
        new Fields(body).entries("variables").forEach(entry -> variables.put(entry.key(), entry));
        return variables.isEmpty() ? body
                : Merging.with(body, new Entry(body.at(), "variables", new Node.Mapping(body.at(), variables)));
    }

    /** @param badlyTyped a parameter was refused already: what it fills is left out without another word */
    private Node.Mapping fill(Node.Mapping body, Map<String, Node> values, boolean badlyTyped) {
        LinkedHashMap<String, Entry> filled = new LinkedHashMap<>();
        for (Entry entry : body.entries().values()) {
            boolean kept = ActionKeys.isAction(entry.key()) || entry.key().equals("variables") || entry.key().equals("env");
            Node value = kept ? entry.value() : fill(entry.value(), values);
            boolean fits = value.equals(entry.value()) || Declarations.task().key(entry.key())
                    .filter(key -> !ShapeChecker.fits(value, key.type())).isEmpty();
            if (fits) {
                filled.put(entry.key(), new Entry(entry.at(), entry.key(), value));
            } else if (!badlyTyped) {
                Declarations.task().key(entry.key()).ifPresent(key -> ShapeChecker.value(value, key.type(), entry.key(), report));
            }
        }
        return new Node.Mapping(body.at(), filled);
    }

    private static Node fill(Node node, Map<String, Node> values) {
        return switch (node) {
            case Node.Scalar scalar -> filled(scalar, values);
            case Node.Sequence sequence -> new Node.Sequence(sequence.at(), sequence.items().stream()
                    .map(item -> fill(item, values)).toList());
            case Node.Mapping mapping -> {
                LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
                mapping.entries().values().forEach(entry ->
                        entries.put(entry.key(), new Entry(entry.at(), entry.key(), fill(entry.value(), values))));
                yield new Node.Mapping(mapping.at(), entries);
            }
        };
    }

    private static Node filled(Node.Scalar scalar, Map<String, Node> values) {
        String text = scalar.text().strip();
        if (!text.startsWith("{{") || !text.endsWith("}}")) {
            return scalar;
        }
        Node value = values.get(text.substring(2, text.length() - 2).strip());
        return value == null ? scalar : value;
    }
}
