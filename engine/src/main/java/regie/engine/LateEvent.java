package regie.engine;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.RunId;

/** What is out of its usual course: said once for each bound, and once more when it is over. */
public sealed interface LateEvent extends EngineEvent.OfLate {

    RunId run();

    /** Empty for the run as a whole. */
    Optional<String> task();

    LateKind kind();

    /** @param bound the instant that was not kept; of what was too short, the earliest end that would have been usual */
    record LatenessRaised(Instant at, RunId run, Optional<String> task, LateKind kind, Instant bound) implements LateEvent {}

    record LatenessCleared(Instant at, RunId run, Optional<String> task, LateKind kind, Clearing why) implements LateEvent {}

    enum Clearing {
        STARTED,
        ENDED,
        /** It has more time now. */
        EXTENDED,
        /** It is done again: what was said of the time before holds no more. */
        DONE_AGAIN
    }
}
