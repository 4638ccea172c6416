package regie.runtime;

/** How events are written down: canonical UTF-8, the same bytes for the same event. */
public interface EventCodec<E> {

    String type(E event);

    /** The version of that type that is written today. */
    int version(E event);

    byte[] encode(E event);

    /** Reads any version ever written. */
    E decode(String type, int version, byte[] body);
}
