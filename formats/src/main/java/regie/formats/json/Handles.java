package regie.formats.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Method handles on the components and the canonical constructor of a record. */
final class Handles {

    private Handles() {}

    static MethodHandle accessor(Class<?> type, RecordComponent component) {
        try {
            Method method = component.getAccessor();
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type + "." + component.getName() + " cannot be read", e);
        }
    }

    static MethodHandle constructor(MethodHandles.Lookup lookup, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return lookup.unreflectConstructor(constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built", e);
        }
    }

    static RuntimeException bug(Throwable cause) {
        return cause instanceof RuntimeException plain ? plain : new IllegalStateException(cause);
    }
}
