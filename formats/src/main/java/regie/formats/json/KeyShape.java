package regie.formats.json;

import java.lang.reflect.Type;
import java.util.Locale;

/** How the key of a map stands in JSON: as a text. */
interface KeyShape<K> {

    String asText(K key);

    K fromText(String text) throws NotJson;

    static KeyShape<?> of(Type type) {
        if (type == String.class) {
            return new Plain();
        }
        if (type instanceof Class<?> plain && (plain.isRecord() || plain == Integer.class || plain.isEnum())) {
            return new Textual<>(plain);
        }
        throw new IllegalArgumentException("no JSON key for " + type.getTypeName());
    }

    record Plain() implements KeyShape<String> {
        @Override
        public String asText(String key) {
            return key;
        }

        @Override
        public String fromText(String text) {
            return text;
        }
    }

    /** A key whose {@code toString} is its text: identifiers, whole numbers, enums. */
    final class Textual<K> implements KeyShape<K> {

        private final Class<?> type;
        private final Shape<K> shape;

        @SuppressWarnings("unchecked")
        Textual(Class<?> type) {
            this.type = type;
            this.shape = (Shape<K>) PlainShapes.keyShape(type);
        }

        @Override
        public String asText(K key) {
            return key instanceof Enum<?> constant
                    ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    : key.toString();
        }

        @Override
        public K fromText(String text) throws NotJson {
            return shape.read(type == Integer.class ? (Object) Long.valueOf(text) : text);
        }
    }
}
