package regie.engine.state;

import java.time.Instant;

/**
 * Wake me then: data, set from instants that events carry. One whose reason has gone is harmless.
 *
 * @param key what it is about: a task, an attempt, a gesture on many, an instruction, an event, a resource
 */
public record Timer(Instant at, Kind kind, String key) implements Comparable<Timer> {

    public enum Kind {
        /** A run's start has come. */
        START,
        /** A window opens, or a delay or retry is over. */
        CONSIDER,
        WINDOW_CLOSES,
        /** The timeout of an attempt that the engine runs itself. */
        TIMEOUT,
        REMIND,
        ESCALATE,
        BULK,
        INSTRUCTION,
        /** A task gives up waiting for an event. */
        WAIT_ENDS,
        EVENT_OLD,
        FREEZE_ENDS,
        CAPACITY,
        /** The next occurrence of a run. */
        OCCURRENCE,
        /** Something may now be out of its usual course: {@link Watching} has the form of the key. */
        LATE
    }

    @Override
    public int compareTo(Timer other) {
        int byTime = at.compareTo(other.at);
        if (byTime != 0) {
            return byTime;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : key.compareTo(other.key);
    }
}
