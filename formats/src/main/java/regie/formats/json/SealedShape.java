package regie.formats.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several records: an object whose first field {@code is} names which. */
final class SealedShape implements Shape<Object> {

    private final Class<?> type;
    private final Map<String, RecordShape> byTag = new LinkedHashMap<>();
    private final Map<Class<?>, Tagged> byClass = new LinkedHashMap<>();
    private final ClassValue<Tagged> cached = new ClassValue<>() {
        @Override
        protected Tagged computeValue(Class<?> of) {
            Tagged tagged = byClass.get(of);
            if (tagged == null) {
                throw new IllegalStateException(of + " is not a " + type);
            }
            return tagged;
        }
    };

    private record Tagged(String tag, RecordShape shape) {}

    SealedShape(Shapes all, Class<?> type) {
        this.type = type;
        addAll(all, type);
    }

    private void addAll(Shapes all, Class<?> sealed) {
        for (Class<?> part : sealed.getPermittedSubclasses()) {
            if (part.isRecord()) {
                String tag = RecordShape.snake(part.getSimpleName()).replace('_', '-');
                RecordShape shape = new RecordShape(all, part);
                byTag.put(tag, shape);
                byClass.put(part, new Tagged(tag, shape));
            } else if (part.isSealed()) {
                addAll(all, part);
            } else {
                throw new IllegalArgumentException("no JSON shape for " + part + " in " + type);
            }
        }
    }

    @Override
    public void write(JsonOut out, Object value) {
        Tagged tagged = cached.get(value.getClass());
        out.beginObject();
        out.name("is").text(tagged.tag);
        tagged.shape.writeFields(out, value);
        out.endObject();
    }

    @Override
    public Object read(@Nullable Object json) throws NotJson {
        Object tag = json instanceof Map<?, ?> fields ? fields.get("is") : null;
        RecordShape shape = tag instanceof String name ? byTag.get(name) : null;
        if (shape == null) {
            throw new NotJson("is " + tag + ", not one of " + byTag.keySet());
        }
        return shape.read(json);
    }
}
