package regie.protocol.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Records to JSON and back, by their components. Only the types that messages are made of
 * are known; another one is a bug that shows when its family is prepared, not when it is sent.
 */
final class RecordForm {

    /** One alternative: how to take a record apart and to build it. */
    private record Shape(String type, Constructor<?> constructor, List<Part> parts) {}

    private record Part(String name, Type type, Method accessor) {

        boolean mayBeAbsent() {
            return type instanceof ParameterizedType || type == Value.class;
        }
    }

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
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            components[i].getAccessor().setAccessible(true);
            parts.add(new Part(components[i].getName(), components[i].getGenericType(), components[i].getAccessor()));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Shape(kebab(type.getSimpleName()), constructor, parts);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record without its constructor: " + type, impossible);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    // --- writing ---

    void write(Type type, Object value, JsonGenerator out) {
        switch (value) {
            case String text -> out.writeString(text);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            case Instant at -> out.writeString(at.toString());
            case Duration length -> out.writeString(length.toString());
            case byte[] data -> out.writeBinary(data);
            case AttemptId attempt -> out.writeString(attempt.toString());
            case HostName host -> out.writeString(host.value());
            case Value tree -> ValueForm.write(tree, out);
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(item -> write(argument(type, 0), item, out));
                out.writeEndArray();
            }
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach((key, item) -> {
                    out.writeName((String) key);
                    write(argument(type, 1), item, out);
                });
                out.writeEndObject();
            }
            case Record known -> writeRecord(type, known, out);
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        }
    }

    private void writeRecord(Type type, Record value, JsonGenerator out) {
        out.writeStartObject();
        Shape shape = shapes.get(value.getClass());
        if (type instanceof Class<?> family && family.isSealed()) {
            out.writeName("type");
            out.writeString(shape.type);
        }
        for (Part part : shape.parts) {
            Object held = call(part.accessor, value);
            if (held instanceof Optional<?> maybe) {
                if (maybe.isPresent()) {
                    out.writeName(part.name);
                    write(argument(part.type, 0), maybe.get(), out);
                }
            } else {
                out.writeName(part.name);
                write(part.type, held, out);
            }
        }
        out.writeEndObject();
    }

    private static Object call(Method accessor, Record value) {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that hides " + accessor, impossible);
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
        Object[] held = new Object[shape.parts.size()];
        for (int i = 0; i < held.length; i++) {
            Part part = shape.parts.get(i);
            JsonNode field = node.path(part.name);
            if (field.isMissingNode() && !part.mayBeAbsent()) {
                throw new IllegalArgumentException(shape.type + " lacks " + part.name);
            }
            held[i] = read(part.type, field);
        }
        try {
            return shape.constructor.newInstance(held);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(shape.type + ": " + refused.getCause().getMessage(), refused);
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
