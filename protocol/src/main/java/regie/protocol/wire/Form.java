package regie.protocol.wire;

/** How values of one type stand in JSON. */
interface Form {

    void write(Object value, JsonWriter out);

    /** @throws IllegalArgumentException when what stands there is no value of the type */
    Object read(JsonReader in);

    /** What a field that is left out holds; null when it must not be left out. */
    default @org.jspecify.annotations.Nullable Object absent() {
        return null;
    }
}
