package regie.engine.state;

/** Where a pending task waits. Rebuilt from the rest of the state, never written. */
public enum Place {
    NOWHERE(false),
    WINDOW(false),
    DELAY(false),
    CONFIRM(false),
    FREEZE(false),
    PAUSE(false),
    /** In line for one of the tasks at once of its run. */
    RUN(true),
    RESOURCE(true),
    /** Its host or resource is unknown, or never enough. */
    STRANDED(false),
    HOST(true);

    final boolean queued;

    /** Looked at again when something about the estate changes, not when a line moves. */
    boolean aside() {
        return this == PAUSE || this == STRANDED || this == FREEZE;
    }

    Place(boolean queued) {
        this.queued = queued;
    }
}
