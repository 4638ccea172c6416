package regie.runtime;

/** A look at the state was asked of a server that is not the writer: read the views instead. */
public final class NotWriter extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotWriter() {
        super("this server is not the writer", null, false, false);
    }
}
