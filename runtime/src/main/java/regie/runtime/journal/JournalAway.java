package regie.runtime.journal;

/** The journal could not be reached: nothing is known about what was asked of it. */
public final class JournalAway extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JournalAway(String message) {
        super(message);
    }

    public JournalAway(String message, Throwable cause) {
        super(message, cause);
    }
}
