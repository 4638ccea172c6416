package regie.protocol.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.function.Function;

/**
 * A record as an object whose fields have its components' names, in their order. Read in any order;
 * in theirs it is fastest. What it is made of was looked up once, when its family was prepared.
 */
final class RecordForm implements Form {

    private record Part(byte[] quoted, String name, Form form, MethodHandle accessor) {}

    private final String kebab;
    private final byte[] tag;
    private final Part[] parts;
    private final MethodHandle constructor;

    /** @param forms the forms of the components, which may still be in the making */
    RecordForm(Class<?> type, Function<RecordComponent, Form> forms) {
        this.kebab = kebab(type.getSimpleName());
        this.tag = JsonWriter.quoted("type");
        RecordComponent[] components = type.getRecordComponents();
        this.parts = new Part[components.length];
        Class<?>[] types = new Class<?>[components.length];
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (int i = 0; i < parts.length; i++) {
                RecordComponent component = components[i];
                types[i] = component.getType();
                component.getAccessor().setAccessible(true);
                parts[i] = new Part(JsonWriter.quoted(component.getName()), component.getName(), forms.apply(component),
                        lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class)));
            }
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            this.constructor = lookup.unreflectConstructor(canonical).asSpreader(Object[].class, parts.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record that cannot be taken apart: " + type, impossible);
        }
    }

    /** The name by which a family knows this alternative. */
    String kebab() {
        return kebab;
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void write(Object value, JsonWriter out) {
        out.open('{');
        fields(value, out);
    }

    /** As one of several alternatives: with its name in front. */
    void writeTagged(Object value, JsonWriter out) {
        out.open('{');
        out.name(tag);
        out.string(kebab);
        fields(value, out);
    }

    private void fields(Object value, JsonWriter out) {
        for (Part part : parts) {
            Object held = held(part, value);
            if (!(part.form instanceof PlainForms.Maybe maybe)) {
                out.name(part.quoted);
                part.form.write(held, out);
            } else if (held instanceof Optional<?> present && present.isPresent()) {
                out.name(part.quoted);
                maybe.held().write(present.get(), out);
            }
        }
        out.close('}');
    }

    private static Object held(Part part, Object value) {
        try {
            return (Object) part.accessor.invokeExact(value);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a record that hides " + part.name, impossible);
        }
    }

    @Override
    public Object read(JsonReader in) {
        in.open('{');
        return readFields(in, true);
    }

    /** @param first whether nothing of the object has been read, but for its bracket */
    Object readFields(JsonReader in, boolean first) {
        Object[] held = new Object[parts.length];
        int expected = 0;
        for (boolean start = first; in.more(start, '}'); start = false) {
            int index = expected;
            while (index < parts.length && !in.takesName(parts[index].quoted)) {
                index++;
            }
            if (index == parts.length) {
                index = named(in.name());
            }
            if (index < 0) {
                in.skip();
            } else {
                held[index] = parts[index].form.read(in);
                expected = index + 1;
            }
        }
        for (int i = 0; i < held.length; i++) {
            if (held[i] == null) {
                held[i] = parts[i].form.absent();
                if (held[i] == null) {
                    throw new IllegalArgumentException(kebab + " lacks " + parts[i].name);
                }
            }
        }
        return made(held);
    }

    private int named(String name) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].name.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Object made(Object[] held) {
        try {
            return (Object) constructor.invokeExact(held);
        } catch (RuntimeException refused) {
            throw new IllegalArgumentException(kebab + ": " + refused.getMessage(), refused);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a record that cannot be built: " + kebab, impossible);
        }
    }
}
