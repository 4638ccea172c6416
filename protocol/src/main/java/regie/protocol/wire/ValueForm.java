package regie.protocol.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.kernel.Value;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A {@link Value} as JSON, without loss: a day is {@code {"$day": "2026-05-15"}}, and a field whose
 * own name starts with a dollar gets a second one.
 */
final class ValueForm {

    private static final String DAY = "$day";

    private ValueForm() {}

    static void write(Value value, JsonGenerator out) {
        switch (value) {
            case Value.Nothing nothing -> out.writeNull();
            case Value.Words words -> out.writeString(words.text());
            case Value.Number number -> out.writeNumber(number.number());
            case Value.Flag flag -> out.writeBoolean(flag.flag());
            case Value.Day day -> {
                out.writeStartObject();
                out.writeName(DAY);
                out.writeString(day.date().toString());
                out.writeEndObject();
            }
            case Value.Items items -> {
                out.writeStartArray();
                items.items().forEach(item -> write(item, out));
                out.writeEndArray();
            }
            case Value.Fields fields -> {
                out.writeStartObject();
                fields.fields().forEach((name, field) -> {
                    out.writeName(name.startsWith("$") ? "$" + name : name);
                    write(field, out);
                });
                out.writeEndObject();
            }
        }
    }

    static Value read(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return Value.NOTHING;
        }
        if (node.isString()) {
            return Value.of(node.stringValue());
        }
        if (node.isNumber()) {
            return new Value.Number(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item)));
            return new Value.Items(items);
        }
        if (node.size() == 1 && node.has(DAY)) {
            return new Value.Day(LocalDate.parse(node.get(DAY).asString()));
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(
                field.getKey().startsWith("$$") ? field.getKey().substring(1) : field.getKey(), read(field.getValue())));
        return new Value.Fields(fields);
    }
}
