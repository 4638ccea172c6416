package regie.formats.imports.rundeck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.Place;
import regie.formats.imports.XmlElement;
import regie.formats.yaml.Node;

/** Looks into trees whose shape varies: a list of one may stand without brackets, a word may be a map. */
final class Nodes {

    private Nodes() {}

    static Optional<Node> at(Node from, String... path) {
        Optional<Node> node = Optional.of(from);
        for (String key : path) {
            node = node.flatMap(one -> one instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty());
        }
        return node;
    }

    /** The first that is there and not empty. */
    static String text(Node from, String... path) {
        return at(from, path).map(Nodes::text).orElse("");
    }

    static String text(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text().equals("null") ? "" : scalar.text();
            case Node.Sequence sequence -> String.join(",", sequence.items().stream().map(Nodes::text).toList());
            case Node.Mapping mapping -> mapping.get("").or(() -> mapping.get("text")).map(Nodes::text).orElse("");
        };
    }

    static List<Node> list(Optional<Node> node) {
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof Node.Sequence sequence ? sequence.items() : List.of(node.get());
    }

    static boolean isTrue(Node from, String... path) {
        return text(from, path).equalsIgnoreCase("true");
    }

    /** An element as a tree: attributes and children by name, several children of one name as a list, its own text under no name. */
    static Node of(XmlElement element, String file) {
        Place at = new Place(file, element.line(), 1);
        String own = element.text();
        if (element.attributes().isEmpty() && element.children().isEmpty()) {
            return Node.Scalar.of(at, own.isBlank() ? "" : own.startsWith("\n") || own.endsWith("\n") ? own : own.strip());
        }
        LinkedHashMap<String, List<Node>> values = new LinkedHashMap<>();
        element.attributes().forEach((key, value) -> values.computeIfAbsent(key, none -> new ArrayList<>()).add(Node.Scalar.of(at,
                value)));
        for (XmlElement child : element.children()) {
            values.computeIfAbsent(child.name(), none -> new ArrayList<>()).add(of(child, file));
        }
        if (!own.isBlank()) {
            values.put("", List.of(Node.Scalar.of(at, own.strip())));
        }
        LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
        values.forEach((key, all) -> entries.put(key, new Node.Entry(at, key, all.size() == 1 ? all.getFirst() : new Node.Sequence(at,
                all))));
        return new Node.Mapping(at, entries);
    }
}
