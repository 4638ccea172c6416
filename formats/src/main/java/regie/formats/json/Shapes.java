package regie.formats.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the shape of a type: the plain ones, records by their components, sealed interfaces by a
 * tag {@code is} that names the record, enums by their name in lower case with dashes, one-text
 * identifiers as that text. A type may also be given a shape of its own.
 */
public final class Shapes {

    private final Map<Type, Shape<?>> known = new ConcurrentHashMap<>();

    public Shapes() {
        PlainShapes.all().forEach(known::put);
    }

    /** Gives a type its own shape, before anything that contains it is looked up. */
    public <T> Shapes with(Class<T> type, Shape<T> shape) {
        known.put(type, shape);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <T> Shape<T> of(Class<T> type) {
        return (Shape<T>) find(type);
    }

    Shape<?> find(Type type) {
        Shape<?> found = known.get(type);
        if (found != null) {
            return found;
        }
        // A record may contain itself (a tree): what is being built is known as a deferral first.
        Deferred<Object> deferred = new Deferred<>();
        known.put(type, deferred);
        Shape<?> built = build(type);
        deferred.resolve(built);
        known.put(type, built);
        return built;
    }

    private Shape<?> build(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case WildcardType wildcard -> find(wildcard.getUpperBounds()[0]);
            case Class<?> plain when plain.isEnum() -> new EnumShape<>(plain);
            case Class<?> plain when plain.isRecord() -> record(plain);
            case Class<?> plain when plain.isSealed() -> new SealedShape(this, plain);
            default -> throw new IllegalArgumentException("no JSON shape for " + type.getTypeName());
        };
    }

    private Shape<?> record(Class<?> type) {
        var components = type.getRecordComponents();
        boolean identifier = components.length == 1 && components[0].getType() == String.class
                && components[0].getName().equals("value");
        return identifier ? new IdentifierShape(type) : new RecordShape(this, type);
    }

    private Shape<?> generic(ParameterizedType type) {
        Type[] parts = type.getActualTypeArguments();
        Object raw = type.getRawType();
        if (raw == Optional.class) {
            return new CollectionShapes.Maybe<>(find(parts[0]));
        }
        if (raw == List.class) {
            return new CollectionShapes.Sequence<>(find(parts[0]));
        }
        if (raw == Map.class || raw == LinkedHashMap.class || raw == java.util.SequencedMap.class) {
            return new CollectionShapes.Mapping<>(KeyShape.of(parts[0]), find(parts[1]));
        }
        if (raw instanceof Class<?> plain && plain.isRecord()) {
            return find(plain);
        }
        throw new IllegalArgumentException("no JSON shape for " + type.getTypeName());
    }
}
