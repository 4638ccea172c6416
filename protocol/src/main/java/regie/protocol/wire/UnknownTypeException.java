package regie.protocol.wire;

/** Unwinds the reading of a message whose alternative is not known; {@link Wire} turns it into a value. */
final class UnknownTypeException extends RuntimeException {

    private final String type;

    UnknownTypeException(String type) {
        super(type, null, false, false);
        this.type = type;
    }

    String type() {
        return type;
    }
}
