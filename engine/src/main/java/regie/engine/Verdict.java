package regie.engine;

import java.time.Instant;

/** What the engine makes of an attempt's end: fail, then warn, then ok. */
public sealed interface Verdict {

    /** @param warning ended well, to be looked at */
    record Succeeded(boolean warning) implements Verdict {}

    record Failed(Cause cause) implements Verdict {}

    /** Failed, and tried again by its own rule at {@code at}. */
    record Retried(Cause cause, Instant at) implements Verdict {}

    /** The list of a {@code foreach} was read; its items follow. */
    record Listed() implements Verdict {}

    /** Never started and may be sent again at once: the agent that it was meant for is not the one that answered. */
    record Returned(String why) implements Verdict {}

    /** Ended because its run was cancelled. */
    record Cancelled() implements Verdict {}
}
