package regie.formats.json;

import org.jspecify.annotations.Nullable;

/**
 * How values of one type stand in JSON. {@code write} puts exactly one JSON value;
 * {@code read} takes what {@link JsonIn} gives for one.
 */
public interface Shape<T> {

    void write(JsonOut out, T value);

    T read(@Nullable Object json) throws NotJson;

    /** Whether a record field that holds this value is left out; {@link #whenAbsent} then gives it back. */
    default boolean leftOut(T value) {
        return false;
    }

    /** The value of a field that is not there, or a refusal when it must be there. */
    default T whenAbsent() throws NotJson {
        throw new NotJson("is missing");
    }
}
