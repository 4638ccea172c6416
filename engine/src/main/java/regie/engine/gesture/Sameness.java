package regie.engine.gesture;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Template;
import regie.kernel.Expression;

/** Whether two definitions say the same. Compiled expressions are compared by their source, since compiling gives new objects. */
final class Sameness {

    private Sameness() {}

    static boolean same(Object one, Object other) {
        if (one == other) {
            return true;
        }
        if (one instanceof Expression a && other instanceof Expression b) {
            return a.source().equals(b.source());
        }
        if (one instanceof Template a && other instanceof Template b) {
            return a.source().equals(b.source());
        }
        if (one instanceof Optional<?> a && other instanceof Optional<?> b) {
            return a.isPresent() == b.isPresent() && (a.isEmpty() || same(a.get(), b.get()));
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return sameAll(a.iterator(), b.iterator());
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return sameAll(a.keySet().iterator(), b.keySet().iterator()) && sameAll(a.values().iterator(), b.values().iterator());
        }
        if (one instanceof Record a && other instanceof Record b && a.getClass() == b.getClass()) {
            return sameRecords(a, b);
        }
        return one.equals(other);
    }

    private static boolean sameAll(Iterator<?> a, Iterator<?> b) {
        while (a.hasNext() && b.hasNext()) {
            if (!same(a.next(), b.next())) {
                return false;
            }
        }
        return !a.hasNext() && !b.hasNext();
    }

    private static boolean sameRecords(Record a, Record b) {
        for (RecordComponent component : a.getClass().getRecordComponents()) {
            try {
                if (!same(component.getAccessor().invoke(a), component.getAccessor().invoke(b))) {
                    return false;
                }
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("a record that cannot be read: " + a.getClass(), unreadable);
            }
        }
        return true;
    }
}
