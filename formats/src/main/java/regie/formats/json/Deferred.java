package regie.formats.json;

import org.jspecify.annotations.Nullable;

/** Stands for a shape that is still being built, so that types may contain themselves. */
final class Deferred<T> implements Shape<T> {

    private @Nullable Shape<T> target;

    @SuppressWarnings("unchecked")
    void resolve(Shape<?> built) {
        target = (Shape<T>) built;
    }

    private Shape<T> target() {
        Shape<T> resolved = target;
        if (resolved == null) {
            throw new IllegalStateException("a shape was used while it was being built");
        }
        return resolved;
    }

    @Override
    public void write(JsonOut out, T value) {
        target().write(out, value);
    }

    @Override
    public T read(@Nullable Object json) throws NotJson {
        return target().read(json);
    }

    @Override
    public boolean leftOut(T value) {
        return target().leftOut(value);
    }

    @Override
    public T whenAbsent() throws NotJson {
        return target().whenAbsent();
    }
}
