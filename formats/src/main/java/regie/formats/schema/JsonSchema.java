package regie.formats.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema (draft 2020-12) of all kinds of documents, from the table, for editors. It knows
 * shapes, types and bounds; names, cycles and expressions are the business of {@code regie check}.
 * A number may be written as a number or as a text, because the estate is read as text.
 */
public final class JsonSchema {

    public static final String ID = "https://regie.example/estate.schema.json";

    private JsonSchema() {}

    /** The whole schema, indented; the same table gives the same bytes. */
    public static String text() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(tree()) + "\n";
    }

    static Map<String, Object> tree() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", ID);
        schema.put("title", "Régie estate");
        schema.put("type", "object");
        schema.putAll(chain(order()));
        Map<String, Object> definitions = new LinkedHashMap<>();
        Declarations.all().forEach(declaration -> definitions.put(declaration.kind() + "-document", document(declaration)));
        Declarations.namedTypes().forEach((name, type) -> definitions.put(name, of(type, false)));
        schema.put("$defs", definitions);
        return schema;
    }

    /** Kinds whose name is also a key of other kinds come after those. */
    private static List<String> order() {
        List<String> order = new ArrayList<>(List.of("estate", "environment", "defaults", "template", "plan"));
        List<String> last = List.of("application", "host", "calendar", "instruction", "resource", "role");
        Declarations.kinds().stream().filter(kind -> !order.contains(kind) && !last.contains(kind)).forEach(order::add);
        order.addAll(last);
        return order;
    }

    private static Map<String, Object> chain(List<String> kinds) {
        String kind = kinds.getFirst();
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("if", Map.of("required", List.of(kind)));
        link.put("then", reference(kind + "-document"));
        link.put("else", kinds.size() == 1 ? Map.of("required", List.of("plan")) : chain(kinds.subList(1, kinds.size())));
        return link;
    }

    private static Map<String, Object> document(Declaration declaration) {
        Map<String, Object> document = structure(declaration.body(), declaration.kind().equals("template"));
        document.put("description", declaration.says().en());
        return document;
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> of(Type type, boolean gaps) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar.rule(), gaps);
            case Type.Reference reference -> scalar(Rule.NAME, gaps);
            case Type.Choice choice -> gaps ? anyOf(List.of(Map.of("enum", choice.values()), gap())) : Map.of("enum", choice.values());
            case Type.Whole whole -> whole(whole, gaps);
            case Type.Decimal decimal -> decimal(decimal, gaps);
            case Type.Sentence sentence -> sentence();
            case Type.ListOf list -> list(list, gaps);
            case Type.MapOf map -> map(map, gaps);
            case Type.Structure structure -> structure(structure, gaps);
            case Type.Either either -> anyOf(either.options().stream().map(option -> of(option, gaps)).toList());
            case Type.Named named -> reference(named.name());
            case Type.Free free -> Map.of();
        };
    }

    private static Map<String, Object> anyOf(List<? extends Map<String, ?>> options) {
        return Map.of("anyOf", options);
    }

    private static Map<String, Object> gap() {
        return text("\\{\\{");
    }

    /** As {@code {{ parameter }}} in a template. */
    private static Map<String, Object> scalar(Rule rule, boolean gaps) {
        if (rule == Rule.FLAG) {
            return Map.of("enum", List.of(true, false, "true", "false"));
        }
        boolean loose = rule == Rule.TEXT || rule == Rule.TEMPLATE || rule == Rule.CODE || rule == Rule.DURATION;
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", loose ? List.of("string", "number", "boolean") : "string");
        String pattern = "^(" + rule.pattern() + ")$";
        text.put("pattern", gaps ? pattern + "|\\{\\{" : pattern);
        return text;
    }

    private static Map<String, Object> text(String pattern) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", "string");
        text.put("pattern", pattern);
        return text;
    }

    private static Map<String, Object> whole(Type.Whole whole, boolean gaps) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("type", "integer");
        number.put("minimum", whole.min());
        number.put("maximum", whole.max());
        return anyOf(List.of(number, text(gaps ? "^-?[0-9]+$|\\{\\{" : "^-?[0-9]+$")));
    }

    private static Map<String, Object> decimal(Type.Decimal decimal, boolean gaps) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("type", "number");
        number.put("minimum", decimal.min());
        number.put("maximum", decimal.max());
        return anyOf(List.of(number, text(gaps ? "^-?[0-9.]+$|\\{\\{" : "^-?[0-9.]+$")));
    }

    private static Map<String, Object> sentence() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("type", "string");
        words.put("minLength", 1);
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("type", "object");
        both.put("properties", fields("fr", words, "en", words));
        both.put("required", List.of("fr", "en"));
        both.put("additionalProperties", false);
        return anyOf(List.of(words, both));
    }

    private static Map<String, Object> fields(String first, Object one, String second, Object two) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, one);
        fields.put(second, two);
        return fields;
    }

    private static Map<String, Object> list(Type.ListOf list, boolean gaps) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", of(list.item(), gaps));
        schema.put("minItems", list.min());
        schema.put("maxItems", list.max());
        return schema;
    }

    private static Map<String, Object> map(Type.MapOf map, boolean gaps) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("propertyNames", Map.of("pattern", "^(" + map.keys().pattern() + ")$"));
        schema.put("additionalProperties", of(map.value(), gaps));
        schema.put("maxProperties", map.max());
        return schema;
    }

    private static Map<String, Object> structure(Type.Structure structure, boolean gaps) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key key : structure.keys()) {
            properties.put(key.name(), described(key, gaps));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required = structure.keys().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> described(Key key, boolean gaps) {
        Map<String, Object> schema = new LinkedHashMap<>(ActionKeys.schemaOf(key.name()).map(JsonSchema::parsed)
                .orElseGet(() -> of(key.type(), gaps)));
        schema.put("description", key.says().en() + " / " + key.says().fr()
                + key.byDefault().map(value -> " (default: " + value + ")").orElse(""));
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parsed(String schema) {
        return JsonMapper.builder().build().readValue(schema, Map.class);
    }
}
