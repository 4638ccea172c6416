package regie.estate.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of starts that were missed while nothing could start.
 *
 * @param missed for starts that are at most {@code within} late
 * @param within how late at most; empty for however late
 * @param beyond for starts that are later than that
 */
public record CatchUp(Missed missed, Optional<Duration> within, Missed beyond) {

    /** Where a schedule says nothing: the last one after a short absence, a person's word after a long one. */
    public static final CatchUp UNDECLARED = new CatchUp(Missed.LAST, Optional.of(Duration.ofHours(1)), Missed.ASK);

    /** Each start that is not caught up leaves a record that it was missed. */
    public enum Missed {
        ASK,
        LAST,
        ALL,
        NONE
    }

    /** As declared: later than {@code within}, nothing is caught up. */
    public static CatchUp declared(Missed missed, Optional<Duration> within) {
        return new CatchUp(missed, within, within.isPresent() ? Missed.NONE : missed);
    }

    public Missed forDelay(Duration late) {
        return within.isEmpty() || late.compareTo(within.get()) <= 0 ? missed : beyond;
    }
}
