package regie.formats.journal;

/** A body that was written by Régie but cannot be read: a newer release wrote it, or it was altered. */
public final class Unreadable extends RuntimeException {

    public Unreadable(String type, String why) {
        super("cannot read " + type + ": " + why
                + ". It was altered, or written by a newer release: run `regie journal verify`, or start that release.");
    }
}
