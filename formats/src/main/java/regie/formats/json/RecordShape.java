package regie.formats.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as an object: its components in their order, in snake case. Fields that are not known
 * are passed over when reading, so that an older reader survives a newer writer's addition.
 */
final class RecordShape implements Shape<Object> {

    private final Class<?> type;
    private final String[] names;
    private final byte[][] quotedNames;
    private final Shape<Object>[] shapes;
    private final MethodHandle[] accessors;
    private final MethodHandle make;

    @SuppressWarnings("unchecked")
    RecordShape(Shapes all, Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        names = new String[components.length];
        quotedNames = new byte[components.length][];
        shapes = new Shape[components.length];
        accessors = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = snake(components[i].getName());
            quotedNames[i] = ("\"" + names[i] + "\":").getBytes(StandardCharsets.UTF_8);
            shapes[i] = (Shape<Object>) all.find(components[i].getGenericType());
            accessors[i] = Handles.accessor(type, components[i])
                    .asType(MethodType.methodType(Object.class, Object.class));
        }
        make = Handles.constructor(MethodHandles.lookup(), type)
                .asSpreader(Object[].class, components.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(JsonOut out, Object record) {
        out.beginObject();
        writeFields(out, record);
        out.endObject();
    }

    void writeFields(JsonOut out, Object record) {
        for (int i = 0; i < names.length; i++) {
            Object part = component(record, i);
            if (!shapes[i].leftOut(part)) {
                out.rawName(quotedNames[i]);
                shapes[i].write(out, part);
            }
        }
    }

    private Object component(Object record, int i) {
        try {
            return (Object) accessors[i].invokeExact(record);
        } catch (Throwable e) {
            throw Handles.bug(e);
        }
    }

    @Override
    public Object read(@Nullable Object json) throws NotJson {
        if (!(json instanceof Map<?, ?> fields)) {
            throw new NotJson("is not an object (" + type.getSimpleName() + ")");
        }
        Object[] parts = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            try {
                Object field = fields.get(names[i]);
                parts[i] = field == null && !fields.containsKey(names[i])
                        ? shapes[i].whenAbsent()
                        : shapes[i].read(field);
            } catch (NotJson e) {
                throw new NotJson(names[i] + " " + e.getMessage());
            }
        }
        try {
            return (Object) make.invokeExact(parts);
        } catch (IllegalArgumentException e) {
            throw new NotJson(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            throw Handles.bug(e);
        }
    }
}
