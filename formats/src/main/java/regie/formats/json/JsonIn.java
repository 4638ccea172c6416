package regie.formats.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON read into plain values: {@code Map}, {@code List}, {@code String}, {@code Long},
 * {@code BigDecimal}, {@code Boolean}, or null. Depth and sizes are bounded by Jackson's limits.
 */
public final class JsonIn {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private JsonIn() {}

    /** Reads one document; anything after it is refused. */
    public static @Nullable Object read(byte[] bytes) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return document(parser);
        } catch (JacksonException e) {
            throw new NotJson(e.getOriginalMessage());
        }
    }

    public static @Nullable Object read(String text) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return document(parser);
        } catch (JacksonException e) {
            throw new NotJson(e.getOriginalMessage());
        }
    }

    private static @Nullable Object document(JsonParser parser) throws NotJson {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new NotJson("the document is empty");
        }
        Object value = value(parser, first);
        if (parser.nextToken() != null) {
            throw new NotJson("something follows the end of the document");
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws NotJson {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new NotJson("unexpected " + token);
        };
    }

    private static Object integer(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(parser.getBigIntegerValue())
                : (Object) parser.getLongValue();
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws NotJson {
        Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(8);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            fields.put(name, value(parser, parser.nextToken()));
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws NotJson {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return items;
    }
}
