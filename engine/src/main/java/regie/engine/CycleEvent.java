package regie.engine;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.RunId;

/** The occurrences of one run that starts again and again. They never overlap. */
public sealed interface CycleEvent extends EngineEvent.OfCycle {

    RunId run();

    /**
     * All its tasks start over; what ended occurrences did stays in the journal and the views.
     *
     * @param number from 1
     * @param slot the computed time that it stands for
     * @param next the computed time of the one after it; empty when it is counted from this one's end, or none follows
     */
    record OccurrenceBegan(Instant at, RunId run, int number, Instant slot, Optional<Instant> next) implements CycleEvent {}

    /**
     * Nothing of it can move any more. Said again when a rerun has changed its outcome.
     *
     * @param next when the next one begins; empty when none follows
     */
    record OccurrenceEnded(Instant at, RunId run, int number, RunState outcome, Optional<Instant> next) implements CycleEvent {}

    /**
     * Slots that went by: the occurrence before had overrun them, or nobody was there.
     *
     * @param first the first of them
     * @param last the last of them
     * @param next when the next occurrence begins; empty when none follows
     */
    record OccurrencesSkipped(Instant at, RunId run, int count, Instant first, Instant last, Optional<Instant> next)
            implements CycleEvent {}

    /** No occurrence follows the current one. */
    record CycleStopped(Instant at, RunId run, By by) implements CycleEvent {}
}
