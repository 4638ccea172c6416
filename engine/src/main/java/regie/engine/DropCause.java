package regie.engine;

/** Why a declared event is gone. */
public enum DropCause {
    GESTURE,
    /** A task that waited for it took it when it started. */
    CONSUMED,
    /** Older than its declaration lets it be. */
    OLD
}
