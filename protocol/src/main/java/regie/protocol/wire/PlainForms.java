package regie.protocol.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Value;

/** The forms of everything that is neither a message nor a record within one. */
final class PlainForms {

    private record Plain<T>(Class<T> type, BiConsumer<T, JsonWriter> writing, Function<JsonReader, T> reading) implements Form {

        @Override
        public void write(Object value, JsonWriter out) {
            writing.accept(type.cast(value), out);
        }

        @Override
        public Object read(JsonReader in) {
            return reading.apply(in);
        }
    }

    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(String.class, new Plain<>(String.class, (text, out) -> out.string(text), JsonReader::string)),
            Map.entry(boolean.class, new Plain<>(Boolean.class, (flag, out) -> out.raw(flag.toString()), JsonReader::flag)),
            Map.entry(int.class, new Plain<>(Integer.class, (number, out) -> out.number(number), in -> Math.toIntExact(in.number()))),
            Map.entry(long.class, new Plain<>(Long.class, (number, out) -> out.number(number), JsonReader::number)),
            Map.entry(double.class, new Plain<>(Double.class, (number, out) -> out.raw(number.toString()),
                    in -> in.decimal().doubleValue())),
            Map.entry(Instant.class, new Plain<>(Instant.class, Times::write, in -> Times.instant(in.string()))),
            Map.entry(Duration.class, new Plain<>(Duration.class, (length, out) -> out.string(length.toString()),
                    in -> Times.duration(in.string()))),
            Map.entry(byte[].class, new Plain<>(byte[].class,
                    (data, out) -> out.string(Base64.getEncoder().encodeToString(data)), in -> Base64.getDecoder().decode(in.string()))),
            Map.entry(AttemptId.class, new Plain<>(AttemptId.class, (attempt, out) -> out.string(attempt.toString()),
                    PlainForms::attempt)),
            Map.entry(HostName.class, new Plain<>(HostName.class, (host, out) -> out.string(host.value()),
                    in -> new HostName(in.string()))),
            Map.entry(Value.class, new ValueForm()));

    private PlainForms() {}

    static Optional<Form> of(Class<?> type) {
        return Optional.ofNullable(FORMS.get(type));
    }

    private static AttemptId attempt(JsonReader in) {
        String text = in.string();
        return AttemptId.parse(text).orElseThrow(() -> new IllegalArgumentException("no attempt id: " + text));
    }

    record Maybe(Form held) implements Form {

        @Override
        public void write(Object value, JsonWriter out) {
            throw new IllegalStateException("a field without a value is left out");
        }

        @Override
        public Object read(JsonReader in) {
            return in.takesNothing() ? Optional.empty() : Optional.of(held.read(in));
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }
    }

    record Many(Form each) implements Form {

        @Override
        public void write(Object value, JsonWriter out) {
            out.open('[');
            for (Object item : (List<?>) value) {
                out.item();
                each.write(item, out);
            }
            out.close(']');
        }

        @Override
        public Object read(JsonReader in) {
            if (in.takesNothing()) {
                return List.of();
            }
            List<Object> items = new ArrayList<>();
            in.open('[');
            for (boolean first = true; in.more(first, ']'); first = false) {
                items.add(each.read(in));
            }
            return List.copyOf(items);
        }

        @Override
        public Object absent() {
            return List.of();
        }
    }

    record Named(Form each) implements Form {

        @Override
        public void write(Object value, JsonWriter out) {
            out.open('{');
            ((Map<?, ?>) value).forEach((name, item) -> {
                out.name((String) name);
                each.write(item, out);
            });
            out.close('}');
        }

        @Override
        public Object read(JsonReader in) {
            if (in.takesNothing()) {
                return Map.of();
            }
            Map<String, Object> items = new LinkedHashMap<>();
            in.open('{');
            for (boolean first = true; in.more(first, '}'); first = false) {
                String name = in.name();
                items.put(name, each.read(in));
            }
            return Collections.unmodifiableMap(items);
        }

        @Override
        public Object absent() {
            return Map.of();
        }
    }
}
