package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.Place;
import regie.formats.schema.Declarations;
import regie.formats.schema.Key;
import regie.formats.schema.Type;
import regie.formats.yaml.Node;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The one way to write a tree as JSON: keys of known maps in the order of the declaration table,
 * other maps as they were written, all scalars as texts, no spaces. The same plan gives the same bytes.
 */
final class CanonicalJson {

    private static final JsonFactory JSON = new JsonFactory();

    private CanonicalJson() {}

    static String plan(Node.Mapping plan) {
        StringBuilder out = new StringBuilder(1_024);
        write(plan, Declarations.plan(), out);
        return out.toString();
    }

    private static void write(Node node, Type type, StringBuilder out) {
        switch (node) {
            case Node.Scalar scalar -> quote(scalar.text(), out);
            case Node.Sequence sequence -> {
                out.append('[');
                for (int i = 0; i < sequence.items().size(); i++) {
                    out.append(i == 0 ? "" : ",");
                    write(sequence.items().get(i), itemType(type), out);
                }
                out.append(']');
            }
            case Node.Mapping mapping -> {
                out.append('{');
                boolean first = true;
                for (Node.Entry entry : ordered(mapping, type)) {
                    out.append(first ? "" : ",");
                    first = false;
                    quote(entry.key(), out);
                    out.append(':');
                    write(entry.value(), valueType(type, entry.key()), out);
                }
                out.append('}');
            }
        }
    }

    private static List<Node.Entry> ordered(Node.Mapping mapping, Type type) {
        Optional<Type.Structure> structure = structure(type);
        if (structure.isEmpty()) {
            return List.copyOf(mapping.entries().values());
        }
        List<Node.Entry> ordered = new ArrayList<>();
        for (Key key : structure.get().keys()) {
            if (mapping.has(key.name())) {
                ordered.add(mapping.entries().get(key.name()));
            }
        }
        return ordered;
    }

    private static Optional<Type.Structure> structure(Type type) {
        return switch (Declarations.resolve(type)) {
            case Type.Structure structure -> Optional.of(structure);
            case Type.Either either -> either.options().stream().flatMap(option -> structure(option).stream()).findFirst();
            default -> Optional.empty();
        };
    }

    private static Type valueType(Type type, String key) {
        Optional<Type> inStructure = structure(type).flatMap(structure -> structure.key(key)).map(Key::type);
        return inStructure.orElseGet(() -> Declarations.resolve(type) instanceof Type.MapOf map ? map.value() : new Type.Free());
    }

    private static Type itemType(Type type) {
        return switch (Declarations.resolve(type)) {
            case Type.ListOf list -> list.item();
            case Type.Either either -> either.options().stream().filter(Type.ListOf.class::isInstance)
                    .map(option -> ((Type.ListOf) option).item()).findFirst().orElse(new Type.Free());
            default -> new Type.Free();
        };
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Reads a tree back; all places are the beginning of {@code file}. */
    static Node read(String json, String file) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return node(parser, Place.startOf(file));
        }
    }

    private static Node node(JsonParser parser, Place at) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                entries.put(key, new Node.Entry(at, key, node(parser, at)));
            }
            return new Node.Mapping(at, entries);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, at));
            }
            return new Node.Sequence(at, items);
        }
        return Node.Scalar.of(at, parser.getString());
    }
}
