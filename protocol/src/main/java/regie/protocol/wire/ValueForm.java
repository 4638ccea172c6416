package regie.protocol.wire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.kernel.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@link Value} as JSON, without loss: a day is {@code {"$day": "2026-05-15"}}, and a field whose
 * own name starts with a dollar gets a second one.
 */
final class ValueForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DAY = "$day";

    private ValueForm() {}

    static JsonNode write(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> NODES.nullNode();
            case Value.Words words -> NODES.stringNode(words.text());
            case Value.Number number -> NODES.numberNode(number.number());
            case Value.Flag flag -> NODES.booleanNode(flag.flag());
            case Value.Day day -> NODES.objectNode().put(DAY, day.date().toString());
            case Value.Items items -> {
                ArrayNode array = NODES.arrayNode();
                items.items().forEach(item -> array.add(write(item)));
                yield array;
            }
            case Value.Fields fields -> {
                ObjectNode object = NODES.objectNode();
                fields.fields().forEach((name, field) -> object.set(name.startsWith("$") ? "$" + name : name, write(field)));
                yield object;
            }
        };
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
