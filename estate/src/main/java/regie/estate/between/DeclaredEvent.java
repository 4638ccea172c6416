package regie.estate.between;

import java.time.Duration;
import java.util.Optional;
import regie.kernel.Text;

/**
 * A named fact with a production date that one plan raises and another waits for.
 *
 * @param from who brings it when no plan of the estate does
 * @param external raised from outside, by a person or another program: no task has to raise it
 * @param keep how long after it was raised it is forgotten, if nobody drops it before
 */
public record DeclaredEvent(String name, Text title, Optional<String> from, boolean external, Duration keep) {

    /** What holds for events that are only named by the tasks that raise and await them. */
    public static final Duration KEEP = Duration.ofDays(40);

    public static DeclaredEvent undeclared(String name) {
        return new DeclaredEvent(name, Text.same(name), Optional.empty(), false, KEEP);
    }
}
