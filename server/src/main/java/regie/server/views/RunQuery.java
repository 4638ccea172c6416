package regie.server.views;

import java.util.Optional;

/**
 * Which runs are asked for; everything that is given must hold.
 *
 * @param state one of the run states, or {@code live} for all that have not ended
 * @param text stands in id, code or title, whatever the case
 * @param cursor where the page before ended
 * @param limit 1 to 1,000
 */
public record RunQuery(
        Optional<String> state, Optional<String> plan, Optional<String> application, Optional<String> date,
        Optional<String> text, Optional<String> cursor, int limit) {

    public static final RunQuery ALL = new RunQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1_000);
}
