package regie.formats.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regie.kernel.Value;

/**
 * A value stands as the JSON value that it resembles. A day, which JSON lacks, is
 * {@code {"$day":"2026-11-23"}}; a field whose name begins with {@code $} gets one more {@code $}.
 */
final class ValueShape implements Shape<Value> {

    private static final String DAY = "$day";

    @Override
    public void write(JsonOut out, Value value) {
        switch (value) {
            case Value.Nothing nothing -> out.nothing();
            case Value.Words words -> out.text(words.text());
            case Value.Number number -> out.number(number.number());
            case Value.Flag flag -> out.flag(flag.flag());
            case Value.Day day -> out.beginObject().name(DAY).text(day.date().toString()).endObject();
            case Value.Items items -> {
                out.beginArray();
                items.items().forEach(item -> write(out, item));
                out.endArray();
            }
            case Value.Fields fields -> {
                out.beginObject();
                fields.fields().forEach((name, field) -> {
                    out.name(name.startsWith("$") ? "$" + name : name);
                    write(out, field);
                });
                out.endObject();
            }
        }
    }

    @Override
    public Value read(@Nullable Object json) throws NotJson {
        return switch (json) {
            case null -> Value.NOTHING;
            case String text -> new Value.Words(text);
            case Long number -> Value.of(number);
            case BigDecimal number -> new Value.Number(number);
            case Boolean flag -> Value.of(flag);
            case List<?> items -> items(items);
            case Map<?, ?> fields when fields.size() == 1 && fields.get(DAY) instanceof String day ->
                    new Value.Day(LocalDate.parse(day));
            case Map<?, ?> fields -> fields(fields);
            default -> throw new NotJson("is " + json + ", not a value");
        };
    }

    private Value items(List<?> items) throws NotJson {
        List<Value> read = new ArrayList<>(items.size());
        for (Object item : items) {
            read.add(read(item));
        }
        return new Value.Items(read);
    }

    private Value fields(Map<?, ?> fields) throws NotJson {
        Map<String, Value> read = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            read.put(name.startsWith("$$") ? name.substring(1) : name, read(field.getValue()));
        }
        return new Value.Fields(read);
    }
}
