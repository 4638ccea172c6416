package regie.formats.schema;

import java.util.List;
import java.util.Optional;
import regie.estate.finding.Place;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Text;

/** Holds a tree against the table: unknown keys, missing keys, wrong types, bounds. Names are looked up later. */
public final class ShapeChecker {

    private final Report report;
    /** In a template a scalar may be a gap that {@code with} fills; it is checked once filled. */
    private final boolean gaps;
    
    private ShapeChecker(Report report, boolean gaps) {
        this.report = report;
        this.gaps = gaps;
    }

    /** Checks a whole document; empty when its kind is unknown. */
    public static Optional<Declaration> document(Node root, Report report) {
        if (!(root instanceof Node.Mapping mapping) || mapping.first().isEmpty()) {
            report.error(root.at(), ShapeProblems.notDocument());
            return Optional.empty();
        }
        Node.Entry first = mapping.first().get();
        Optional<Declaration> declaration = Declarations.of(first.key());
        if (declaration.isEmpty()) {
            report.error(first.at(), ShapeProblems.unknownKind(
                    first.key(), Words.nearest(first.key(), Declarations.kinds()), Declarations.kinds()));
            return Optional.empty();
        }
        new ShapeChecker(report, first.key().equals("template")).structure(mapping, declaration.get().body(), "", Words.kind(first.key()));
        return declaration;
    }

    /** Checks one value, such as a gap of a template once it is filled. */
    public static void value(Node node, Type type, String path, Report report) {
        new ShapeChecker(report, false).check(node, type, path);
    }

    /** Whether a node fits a type, saying nothing. */
    public static boolean fits(Node node, Type type) {
        Report aside = new Report();
        new ShapeChecker(aside, false).check(node, type, "");
        return !aside.hasErrors();
    }

    private void check(Node node, Type declared, String path) {
        Type type = Declarations.resolve(declared);
        switch (type) {
            case Type.Either either -> either(node, either, path);
            case Type.Free free -> { }
            case Type.Sentence sentence -> sentence(node, path);
            case Type.ListOf list -> list(node, list, path);
            case Type.MapOf map -> map(node, map, path);
            case Type.Structure structure -> {
                if (node instanceof Node.Mapping mapping) {
                    structure(mapping, structure, path, new Text("« " + path + " »", "\"" + path + "\""));
                } else {
                    wrongShape(node, structure, path);
                }
            }
            case Type.Scalar scalar -> scalar(node, type, path);
            case Type.Reference reference -> scalar(node, type, path);
            case Type.Choice choice -> scalar(node, type, path);
            case Type.Whole whole -> scalar(node, type, path);
            case Type.Decimal decimal -> scalar(node, type, path);
            case Type.Named named -> throw new IllegalStateException("a named type stands for another named one: " + named);
        }
    }

    private void scalar(Node node, Type type, String path) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrongShape(node, type, path);
            return;
        }
        if (gaps && scalar.text().contains("{{")) {
            return;
        }
        Scalars.breach(type, scalar.text()).ifPresent(expected ->
                report.error(scalar.at(), ShapeProblems.wrongType(path, scalar.text(), expected)));
    }

    private void either(Node node, Type.Either either, String path) {
        List<Type> sameShape = either.options().stream().filter(option -> takes(option, node.shape())).toList();
        if (sameShape.isEmpty()) {
            wrongShape(node, either, path);
        } else if (sameShape.size() == 1 || sameShape.stream().noneMatch(option -> fits(node, option))) {
            check(node, sameShape.getFirst(), path);
        }
    }

    private static boolean takes(Type declared, Node.Shape shape) {
        return switch (Declarations.resolve(declared)) {
            case Type.ListOf list -> shape == Node.Shape.SEQUENCE;
            case Type.MapOf map -> shape == Node.Shape.MAPPING;
            case Type.Structure structure -> shape == Node.Shape.MAPPING;
            case Type.Sentence sentence -> shape != Node.Shape.SEQUENCE;
            case Type.Free free -> true;
            case Type.Either either -> either.options().stream().anyMatch(option -> takes(option, shape));
            case Type.Scalar scalar -> shape == Node.Shape.SCALAR;
            case Type.Reference reference -> shape == Node.Shape.SCALAR;
            case Type.Choice choice -> shape == Node.Shape.SCALAR;
            case Type.Whole whole -> shape == Node.Shape.SCALAR;
            case Type.Decimal decimal -> shape == Node.Shape.SCALAR;
            case Type.Named named -> false;
        };
    }

    private void sentence(Node node, String path) {
        switch (node) {
            case Node.Scalar scalar -> scalar(node, Types.SENTENCE, path);
            case Node.Sequence sequence -> wrongShape(node, Types.SENTENCE, path);
            case Node.Mapping mapping -> structure(mapping, BOTH, path, new Text("« " + path + " »", "\"" + path + "\""));
        }
    }

    private static final Type.Structure BOTH = Types.structure("both-languages",
            Key.of("fr", Types.TEXT, "Clôture", "En français.", "In French.").needed(),
            Key.of("en", Types.TEXT, "Close", "En anglais.", "In English.").needed());

    private void list(Node node, Type.ListOf list, String path) {
        if (!(node instanceof Node.Sequence sequence)) {
            wrongShape(node, list, path);
            return;
        }
        int size = sequence.items().size();
        if (size > list.max()) {
            report.error(node.at(), ShapeProblems.tooMany(path, size, list.max()));
            return;
        }
        if (size < list.min()) {
            report.error(node.at(), ShapeProblems.tooFew(path, list.min()));
        }
        for (Node item : sequence.items()) {
            check(item, list.item(), path);
        }
    }

    private void map(Node node, Type.MapOf map, String path) {
        if (!(node instanceof Node.Mapping mapping)) {
            wrongShape(node, map, path);
            return;
        }
        if (mapping.entries().size() > map.max()) {
            report.error(node.at(), ShapeProblems.tooMany(path, mapping.entries().size(), map.max()));
            return;
        }
        for (Node.Entry entry : mapping.entries().values()) {
            map.keys().breach(entry.key()).ifPresent(expected ->
                    report.error(entry.at(), ShapeProblems.badMapKey(entry.key(), path, expected)));
            check(entry.value(), map.value(), join(path, entry.key()));
        }
    }

    private void structure(Node.Mapping mapping, Type.Structure structure, String path, Text where) {
        List<String> known = structure.keys().stream().map(Key::name).toList();
        for (Node.Entry entry : mapping.entries().values()) {
            Optional<Key> key = structure.key(entry.key());
            if (key.isEmpty()) {
                report.error(entry.at(), ShapeProblems.unknownKey(entry.key(), where, Words.nearest(entry.key(), known), known));
            } else {
                if (key.get().actsLater()) {
                    report.note(entry.at(), ShapeProblems.actsLater(join(path, entry.key())));
                }
                check(entry.value(), key.get().type(), join(path, entry.key()));
            }
        }
        for (Key key : structure.keys()) {
            if (key.required() && !mapping.has(key.name())) {
                report.error(placeOf(mapping), ShapeProblems.missingKey(key, where));
            }
        }
    }

    private static Place placeOf(Node.Mapping mapping) {
        return mapping.at();
    }

    private void wrongShape(Node node, Type type, String path) {
        Text found = switch (node.shape()) {
            case SCALAR -> new Text("un simple texte", "plain text");
            case SEQUENCE -> new Text("une liste", "a list");
            case MAPPING -> new Text("une table", "a map");
        };
        report.error(node.at(), ShapeProblems.wrongShape(path, found, type.called()));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
