package regie.formats.json;

/** What was read is not JSON, or not of the shape that was asked for. The message says what and where. */
public final class NotJson extends Exception {

    public NotJson(String message) {
        super(message);
    }
}
