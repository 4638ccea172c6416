package regie.formats.estate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;
import regie.kernel.Text;

/**
 * Reads typed values from a map whose shape was checked before. What does not fit was reported
 * then and is absent here, so that reading goes on and finds the next mistake.
 */
record Fields(Node.Mapping mapping) {

    static Fields of(Optional<Node> node) {
        return new Fields(node.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast)
                .orElse(new Node.Mapping(regie.estate.finding.Place.startOf(""), Map.of())));
    }

    Optional<Node> node(String key) {
        return mapping.get(key);
    }

    Optional<Node.Scalar> scalar(String key) {
        return node(key).filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
    }

    Optional<String> text(String key) {
        return scalar(key).map(Node.Scalar::text).filter(text -> !text.isEmpty());
    }

    Optional<Duration> duration(String key) {
        return text(key).flatMap(Scalars::duration);
    }

    Optional<LocalTime> time(String key) {
        return text(key).flatMap(Scalars::time);
    }

    Optional<LocalDate> date(String key) {
        return text(key).flatMap(Scalars::date);
    }

    Optional<Integer> whole(String key) {
        return text(key).flatMap(Scalars::whole).filter(n -> Math.abs(n) <= Integer.MAX_VALUE).map(Long::intValue);
    }

    boolean flag(String key) {
        return text(key).filter("true"::equals).isPresent();
    }

    /** The constant whose name is the text, with underscores for dashes. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E byDefault) {
        String wanted = text(key).orElse("").replace('-', '_').toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        return byDefault;
    }

    Optional<Fields> fields(String key) {
        return node(key).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast).map(Fields::new);
    }

    /** The items of a list; none when there is no list. */
    List<Node> items(String key) {
        return node(key).filter(Node.Sequence.class::isInstance).map(node -> ((Node.Sequence) node).items()).orElse(List.of());
    }

    List<Node.Scalar> scalars(String key) {
        return items(key).stream().filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast).toList();
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(Node.Scalar::text).toList();
    }

    /** The entries of a map, in order; none when there is no map. */
    List<Node.Entry> entries(String key) {
        return node(key).filter(Node.Mapping.class::isInstance)
                .map(node -> List.copyOf(((Node.Mapping) node).entries().values())).orElse(List.of());
    }

    Map<String, String> textMap(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Node.Entry entry : entries(key)) {
            if (entry.value() instanceof Node.Scalar scalar) {
                map.put(entry.key(), scalar.text());
            }
        }
        return map;
    }

    Optional<Text> sentence(String key) {
        return node(key).flatMap(Fields::sentence);
    }

    static Optional<Text> sentence(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text().isBlank() ? Optional.empty() : Optional.of(Text.same(scalar.text()));
            case Node.Mapping mapping -> {
                Fields both = new Fields(mapping);
                yield both.text("fr").flatMap(fr -> both.text("en").map(en -> new Text(fr, en)));
            }
            case Node.Sequence sequence -> Optional.empty();
        };
    }

    static List<Text> sentences(List<Node> nodes) {
        List<Text> texts = new ArrayList<>();
        nodes.forEach(node -> sentence(node).ifPresent(texts::add));
        return texts;
    }
}
