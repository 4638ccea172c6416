package regie.engine;

import java.time.Instant;

/** What an agent says of one attempt. */
public sealed interface AttemptReport {

    record Started(Instant startedAt) implements AttemptReport {}

    record Ended(AttemptResult result) implements AttemptReport {}

    /**
     * Nothing was started.
     *
     * @param again whether it may simply be sent again (it named another incarnation of the agent)
     */
    record NotStarted(String why, boolean again) implements AttemptReport {}

    /** Claimed, without exit and without a living process. */
    record Lost(String how) implements AttemptReport {}
}
