package regie.formats.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be absent or many: an empty one is left out of its record. */
final class CollectionShapes {

    private CollectionShapes() {}

    record Maybe<T>(Shape<T> of) implements Shape<Optional<T>> {

        @Override
        public void write(JsonOut out, Optional<T> value) {
            if (value.isPresent()) {
                of.write(out, value.get());
            } else {
                out.nothing();
            }
        }

        @Override
        public Optional<T> read(@Nullable Object json) throws NotJson {
            return json == null ? Optional.empty() : Optional.of(of.read(json));
        }

        @Override
        public boolean leftOut(Optional<T> value) {
            return value.isEmpty();
        }

        @Override
        public Optional<T> whenAbsent() {
            return Optional.empty();
        }
    }

    record Sequence<T>(Shape<T> of) implements Shape<List<T>> {

        @Override
        public void write(JsonOut out, List<T> items) {
            out.beginArray();
            for (T item : items) {
                of.write(out, item);
            }
            out.endArray();
        }

        @Override
        public List<T> read(@Nullable Object json) throws NotJson {
            if (!(json instanceof List<?> items)) {
                throw new NotJson("is not a list");
            }
            List<T> read = new ArrayList<>(items.size());
            for (Object item : items) {
                try {
                    read.add(of.read(item));
                } catch (NotJson e) {
                    throw new NotJson("[" + read.size() + "] " + e.getMessage());
                }
            }
            return List.copyOf(read);
        }

        @Override
        public boolean leftOut(List<T> items) {
            return items.isEmpty();
        }

        @Override
        public List<T> whenAbsent() {
            return List.of();
        }
    }

    record Mapping<K, V>(KeyShape<K> key, Shape<V> of) implements Shape<Map<K, V>> {

        @Override
        public void write(JsonOut out, Map<K, V> values) {
            out.beginObject();
            values.forEach((name, value) -> {
                out.name(key.asText(name));
                of.write(out, value);
            });
            out.endObject();
        }

        @Override
        public Map<K, V> read(@Nullable Object json) throws NotJson {
            if (!(json instanceof Map<?, ?> fields)) {
                throw new NotJson("is not a map");
            }
            Map<K, V> read = LinkedHashMap.newLinkedHashMap(fields.size());
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                String name = String.valueOf(field.getKey());
                try {
                    read.put(key.fromText(name), of.read(field.getValue()));
                } catch (NotJson e) {
                    throw new NotJson(name + " " + e.getMessage());
                }
            }
            return read;
        }

        @Override
        public boolean leftOut(Map<K, V> values) {
            return values.isEmpty();
        }

        @Override
        public Map<K, V> whenAbsent() {
            return new LinkedHashMap<>();
        }
    }
}
