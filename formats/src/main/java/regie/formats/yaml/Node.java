package regie.formats.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.finding.Place;

/** A value of a document with its place. All scalars are text; the model gives them types. */
public sealed interface Node {

    Place at();

    /**
     * @param lead characters between the place and the first character of the text (1 for a quote),
     *        or -1 where columns of the text do not map to columns of the file
     */
    record Scalar(Place at, String text, int lead) implements Node {
        public static Scalar of(Place at, String text) {
            return new Scalar(at, text, -1);
        }

        /** The place of the character at {@code offset}, as near as it is known. */
        public Place at(int offset) {
            return lead < 0 ? at : new Place(at.file(), at.line(), at.column() + lead + offset);
        }
    }

    record Sequence(Place at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Place at, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** The first key, which says what a document declares. */
        public Optional<Entry> first() {
            return entries.values().stream().findFirst();
        }
    }

    /** @param at the place of the key */
    record Entry(Place at, String key, Node value) {}

    /** How a person would call this shape. */
    default Shape shape() {
        return switch (this) {
            case Scalar scalar -> Shape.SCALAR;
            case Sequence sequence -> Shape.SEQUENCE;
            case Mapping mapping -> Shape.MAPPING;
        };
    }

    enum Shape {
        SCALAR,
        SEQUENCE,
        MAPPING
    }
}
