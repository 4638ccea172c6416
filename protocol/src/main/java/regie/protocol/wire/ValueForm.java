package regie.protocol.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.kernel.Value;

/**
 * A {@link Value} as JSON, without loss: a day is {@code {"$day": "2026-05-15"}}, and a field whose
 * own name starts with a dollar gets a second one.
 */
final class ValueForm implements Form {

    private static final String DAY = "$day";

    @Override
    public void write(Object held, JsonWriter out) {
        switch ((Value) held) {
            case Value.Nothing nothing -> out.raw("null");
            case Value.Words words -> out.string(words.text());
            case Value.Number number -> out.raw(number.number().toString());
            case Value.Flag flag -> out.raw(Boolean.toString(flag.flag()));
            case Value.Day day -> {
                out.open('{');
                out.name(DAY);
                out.string(day.date().toString());
                out.close('}');
            }
            case Value.Items items -> {
                out.open('[');
                items.items().forEach(item -> {
                    out.item();
                    write(item, out);
                });
                out.close(']');
            }
            case Value.Fields fields -> {
                out.open('{');
                fields.fields().forEach((name, field) -> {
                    out.name(name.startsWith("$") ? "$" + name : name);
                    write(field, out);
                });
                out.close('}');
            }
        }
    }

    @Override
    public Value read(JsonReader in) {
        return switch (in.peek()) {
            case '"' -> Value.of(in.string());
            case 't', 'f' -> Value.of(in.flag());
            case '[' -> items(in);
            case '{' -> fields(in);
            case 'n' -> {
                if (!in.takesNothing()) {
                    throw in.wrong("null is expected");
                }
                yield Value.NOTHING;
            }
            default -> new Value.Number(in.decimal());
        };
    }

    private Value items(JsonReader in) {
        List<Value> items = new ArrayList<>();
        in.open('[');
        for (boolean first = true; in.more(first, ']'); first = false) {
            items.add(read(in));
        }
        return new Value.Items(items);
    }

    private Value fields(JsonReader in) {
        Map<String, Value> fields = new LinkedHashMap<>();
        in.open('{');
        for (boolean first = true; in.more(first, '}'); first = false) {
            String name = in.name();
            fields.put(name, read(in));
        }
        if (fields.size() == 1 && fields.get(DAY) instanceof Value.Words(String text)) {
            return new Value.Day(LocalDate.parse(text));
        }
        Map<String, Value> own = new LinkedHashMap<>();
        fields.forEach((name, field) -> own.put(name.startsWith("$$") ? name.substring(1) : name, field));
        return new Value.Fields(own);
    }

    @Override
    public Object absent() {
        return Value.NOTHING;
    }
}
