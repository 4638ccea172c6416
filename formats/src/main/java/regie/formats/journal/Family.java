package regie.formats.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.formats.json.JsonIn;
import regie.formats.json.JsonOut;
import regie.formats.json.NotJson;
import regie.formats.json.SealedTypes;
import regie.formats.json.Shape;
import regie.formats.json.Shapes;

/** The members of a sealed family by the simple name of their record: the type that stands beside each body. */
final class Family<T> {

    private final Class<T> family;
    private final Map<String, Shape<T>> byName = new LinkedHashMap<>();
    private final ClassValue<Shape<T>> byClass = new ClassValue<>() {
        @Override
        protected Shape<T> computeValue(Class<?> type) {
            return shape(type.getSimpleName());
        }
    };

    @SuppressWarnings("unchecked")
    Family(Shapes shapes, Class<T> family) {
        this.family = family;
        for (Class<? extends T> member : SealedTypes.leaves(family)) {
            if (byName.put(member.getSimpleName(), (Shape<T>) shapes.of(member)) != null) {
                throw new IllegalStateException("two members of " + family + " are named " + member.getSimpleName());
            }
        }
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    void write(JsonOut out, T value) {
        byClass.get(value.getClass()).write(out, value);
    }

    T read(String type, byte[] body) {
        try {
            return shape(type).read(JsonIn.read(body));
        } catch (NotJson e) {
            throw new Unreadable(type, e.getMessage());
        }
    }

    private Shape<T> shape(String type) {
        Shape<T> shape = byName.get(type);
        if (shape == null) {
            throw new Unreadable(type, "no " + family.getSimpleName() + " has that name in this release");
        }
        return shape;
    }
}
