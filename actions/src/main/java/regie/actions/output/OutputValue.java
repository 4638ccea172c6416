package regie.actions.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import regie.kernel.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The type of a published value: what is a JSON number, boolean or array has that type, everything
 * else is text as it stands. {@code 007} is text, since JSON knows no such number.
 */
final class OutputValue {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,2})?");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxNumberLength(200).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OutputValue() {}

    static Value of(String text) {
        String bare = text.strip();
        if (bare.equals("true") || bare.equals("false")) {
            return Value.of(bare.equals("true"));
        }
        if (NUMBER.matcher(bare).matches()) {
            return new Value.Number(new BigDecimal(bare));
        }
        if (bare.startsWith("[") && bare.endsWith("]")) {
            try {
                return tree(JSON.readTree(bare));
            } catch (JacksonException | NumberFormatException notJson) {
                return Value.of(text);
            }
        }
        return Value.of(text);
    }

    private static Value tree(JsonNode node) {
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(tree(item)));
            return new Value.Items(items);
        }
        if (node.isObject()) {
            Map<String, Value> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), tree(field.getValue())));
            return new Value.Fields(fields);
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return Math.abs(number.scale()) > 200 ? Value.of(number.toString()) : new Value.Number(number);
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        return node.isNull() ? Value.NOTHING : Value.of(node.stringValue());
    }
}
