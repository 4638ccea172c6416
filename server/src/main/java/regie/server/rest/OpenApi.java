package regie.server.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.server.web.Route;

/** The API's description in OpenAPI 3.1, made from the table of routes and the records themselves: it cannot drift from them. */
final class OpenApi {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    static Map<String, Object> of(List<Route> routes, String version) {
        return new OpenApi().document(routes, version);
    }

    private Map<String, Object> document(List<Route> routes, String version) {
        Map<String, Object> paths = new TreeMap<>();
        for (Route route : routes) {
            if (!route.summary().isEmpty()) {
                @SuppressWarnings("unchecked")
                Map<String, Object> path = (Map<String, Object>) paths.computeIfAbsent(route.path(), key -> new LinkedHashMap<>());
                path.put(route.method().toLowerCase(java.util.Locale.ROOT), operation(route));
            }
        }
        schema(regie.server.api.ProblemView.class);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("openapi", "3.1.0");
        whole.put("info", Map.of("title", "Régie", "version", version));
        whole.put("paths", paths);
        whole.put("components", Map.of("schemas", schemas,
                "securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        whole.put("security", List.of(Map.of("token", List.of())));
        return whole;
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.summary());
        List<Object> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(route.path());
        while (variables.find()) {
            parameters.add(Map.of("name", variables.group(1), "in", "path", "required", true, "schema", Map.of("type", "string")));
        }
        for (Route.Query query : route.queries()) {
            parameters.add(Map.of("name", query.name(), "in", "query", "description", query.meaning(), "schema", Map.of("type", "string")));
        }
        if (!route.method().equals("GET")) {
            parameters.add(Map.of("name", "Idempotency-Key", "in", "header", "schema", Map.of("type", "string"), "description",
                    "the command's id: asking again with the same gives the same answer"));
        }
        operation.put("parameters", parameters);
        route.body().ifPresent(type -> operation.put("requestBody", Map.of("required", true, "content", type == byte[].class
                ? Map.of("application/octet-stream", Map.of("schema", Map.of("type", "string", "format", "binary")))
                : json(schema(type)))));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("200", answer(route));
        answers.put("default", Map.of("description", "A refusal.", "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/ProblemView")))));
        operation.put("responses", answers);
        return operation;
    }

    private Map<String, Object> answer(Route route) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("description", "Done.");
        route.answer().ifPresent(type -> {
            Object item = type == String.class || type == byte[].class ? Map.of("type", "string") : schema(type);
            Object schema = route.listed()
                    ? Map.of("type", "object", "required", List.of("items"), "properties",
                            Map.of("items", Map.of("type", "array", "items", item), "next", Map.of("type", "string")))
                    : item;
            answer.put("content", type == byte[].class
                    ? Map.of("application/octet-stream", Map.of("schema", Map.of("type", "string", "format", "binary")))
                    : type == String.class ? Map.of("text/plain", Map.of("schema", item)) : json(schema));
        });
        return answer;
    }

    private static Map<String, Object> json(Object schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private Object schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type first = generic.getActualTypeArguments()[0];
            return generic.getRawType() == List.class ? Map.of("type", "array", "items", schema(first))
                    : generic.getRawType() == Map.class
                    ? Map.of("type", "object", "additionalProperties", schema(generic.getActualTypeArguments()[1]))
                    : schema(first);
        }
        if (type == String.class || type == Instant.class || type == LocalDate.class) {
            return type == Instant.class ? Map.of("type", "string", "format", "date-time")
                    : type == LocalDate.class ? Map.of("type", "string", "format", "date") : Map.of("type", "string");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Map.of("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number");
        }
        return type == boolean.class ? Map.of("type", "boolean") : record((Class<?>) type);
    }

    private Object record(Class<?> type) {
        if (!type.isRecord()) {
            return Map.of("type", "object");
        }
        Map<String, Object> reference = Map.of("$ref", "#/components/schemas/" + type.getSimpleName());
        if (!schemas.containsKey(type.getSimpleName())) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            schemas.put(type.getSimpleName(), Map.of());
            for (RecordComponent part : type.getRecordComponents()) {
                String name = part.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
                properties.put(name, schema(part.getGenericType()));
                if (part.getType() != Optional.class) {
                    required.add(name);
                }
            }
            schemas.put(type.getSimpleName(), Map.of("type", "object", "properties", properties, "required", required));
        }
        return reference;
    }
}
