package regie.engine.forecast;

import java.time.Duration;
import regie.kernel.PlanName;

/** Port: how long tasks take, learned or declared. Pure: the same subject always gives the same answer. */
public interface Durations {

    Spread of(Subject subject);

    /** How many items the list of a {@code foreach} had last; one where nobody knows. */
    default int items(PlanName plan, String task) {
        return 1;
    }

    /** What a task takes of which nothing is known: one minute, within a factor of about three nine times in ten. */
    Spread UNKNOWN = Spread.around(Duration.ofMinutes(1), 0.7);

    /** How far a task strays around what was declared for it: within a factor of about one and a half, nine times in ten. */
    double DECLARED_SIGMA = 0.25;

    /** What the estate declares, else {@link #UNKNOWN}. */
    Durations DECLARED = subject -> subject.expect().map(expect -> Spread.around(expect, DECLARED_SIGMA)).orElse(UNKNOWN);
}
