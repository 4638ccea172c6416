package regie.protocol.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records to JSON trees and back, by their components. Only the types that messages are made of
 * are known; another one is a bug that shows when its family is prepared, not when it is sent.
 */
final class RecordForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** One alternative: how to take a record apart and to build it. */
    private record Shape(Constructor<?> constructor, RecordComponent[] parts) {}

    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<String, Class<?>>> families = new ConcurrentHashMap<>();

    void prepare(Class<?> type) {
        if (type.isRecord()) {
            if (shapes.putIfAbsent(type, shapeOf(type)) == null) {
                for (RecordComponent part : type.getRecordComponents()) {
                    prepareType(part.getGenericType());
                }
            }
        } else if (type.isSealed() && type != Value.class) {
            Map<String, Class<?>> members = new LinkedHashMap<>();
            for (Class<?> member : type.getPermittedSubclasses()) {
                members.put(kebab(member.getSimpleName()), member);
            }
            if (families.putIfAbsent(type, members) == null) {
                members.values().forEach(this::prepare);
            }
        }
    }

    private void prepareType(Type type) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    prepareType(argument);
                }
            }
            case Class<?> plain when plain == AttemptId.class || plain == HostName.class -> { }
            case Class<?> plain when plain.isRecord() || plain.isSealed() -> prepare(plain);
            case Class<?> plain -> { }
            default -> throw new IllegalArgumentException("no form for " + type);
        }
    }

    private static Shape shapeOf(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            parts[i].getAccessor().setAccessible(true);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Shape(constructor, parts);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record without its constructor: " + type, impossible);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    // --- writing ---

    JsonNode write(Type type, Object value) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case Instant at -> NODES.stringNode(at.toString());
            case Duration length -> NODES.stringNode(length.toString());
            case byte[] data -> NODES.stringNode(Base64.getEncoder().encodeToString(data));
            case AttemptId attempt -> NODES.stringNode(attempt.toString());
            case HostName host -> NODES.stringNode(host.value());
            case Value tree -> ValueForm.write(tree);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(item -> array.add(write(argument(type, 0), item)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, item) -> object.set((String) key, write(argument(type, 1), item)));
                yield object;
            }
            case Record known -> writeRecord(type, known);
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        };
    }

    private ObjectNode writeRecord(Type type, Record value) {
        ObjectNode object = NODES.objectNode();
        if (type instanceof Class<?> family && family.isSealed()) {
            object.put("type", kebab(value.getClass().getSimpleName()));
        }
        for (RecordComponent part : shapes.get(value.getClass()).parts) {
            Object held = call(part, value);
            if (held instanceof Optional<?> maybe) {
                maybe.ifPresent(there -> object.set(part.getName(), write(argument(part.getGenericType(), 0), there)));
            } else {
                object.set(part.getName(), write(part.getGenericType(), held));
            }
        }
        return object;
    }

    private static Object call(RecordComponent part, Record value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that hides " + part, impossible);
        }
    }

    // --- reading ---

    Object read(Type type, JsonNode node) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(generic, node);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Value.class) {
            return ValueForm.read(node);
        }
        if (plain.isSealed()) {
            return readFamily(plain, node);
        }
        if (plain == AttemptId.class) {
            return AttemptId.parse(text(node)).orElseThrow(() -> new IllegalArgumentException("no attempt id: " + node));
        }
        if (plain == HostName.class) {
            return new HostName(text(node));
        }
        return plain.isRecord() ? readRecord(plain, node) : readPlain(plain, node);
    }

    private static Object readPlain(Class<?> plain, JsonNode node) {
        if (plain == String.class) {
            return text(node);
        }
        if (plain == boolean.class) {
            return node.booleanValue();
        }
        if (plain == int.class) {
            return node.intValue();
        }
        if (plain == long.class) {
            return node.longValue();
        }
        if (plain == double.class) {
            return node.doubleValue();
        }
        if (plain == Instant.class) {
            return Instant.parse(text(node));
        }
        if (plain == Duration.class) {
            return Duration.parse(text(node));
        }
        if (plain == byte[].class) {
            return Base64.getDecoder().decode(text(node));
        }
        throw new IllegalArgumentException("no form for " + plain);
    }

    private Object readGeneric(ParameterizedType type, JsonNode node) {
        if (type.getRawType() == Optional.class) {
            return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(read(argument(type, 0), node));
        }
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>(node.size());
            node.forEach(item -> list.add(read(argument(type, 0), item)));
            return List.copyOf(list);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), read(argument(type, 1), field.getValue())));
        return java.util.Collections.unmodifiableMap(map);
    }

    private Object readFamily(Class<?> family, JsonNode node) {
        String type = text(node.path("type"));
        Class<?> member = families.get(family).get(type);
        if (member == null) {
            throw new UnknownTypeException(type);
        }
        return readRecord(member, node);
    }

    private Object readRecord(Class<?> type, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an object is expected for " + kebab(type.getSimpleName()));
        }
        Shape shape = shapes.get(type);
        Object[] held = new Object[shape.parts.length];
        for (int i = 0; i < held.length; i++) {
            RecordComponent part = shape.parts[i];
            JsonNode field = node.path(part.getName());
            boolean mayBeAbsent = part.getGenericType() instanceof ParameterizedType || part.getType() == Value.class;
            if (field.isMissingNode() && !mayBeAbsent) {
                throw new IllegalArgumentException(kebab(type.getSimpleName()) + " lacks " + part.getName());
            }
            held[i] = read(part.getGenericType(), field);
        }
        try {
            return shape.constructor.newInstance(held);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(kebab(type.getSimpleName()) + ": " + refused.getCause().getMessage(), refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that cannot be built: " + type, impossible);
        }
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("a text is expected, not " + node);
        }
        return node.stringValue();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
