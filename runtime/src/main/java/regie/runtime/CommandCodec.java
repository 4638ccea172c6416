package regie.runtime;

/** How commands travel through the inbox from one server to another. */
public interface CommandCodec<C> {

    String type(C command);

    byte[] encode(C command);

    C decode(String type, byte[] body);
}
