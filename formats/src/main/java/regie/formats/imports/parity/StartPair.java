package regie.formats.imports.parity;

import java.time.Instant;
import java.util.Optional;
import regie.kernel.Text;

/**
 * A start of the source beside the one of Régie that is the same or takes its place.
 *
 * @param source empty when only Régie starts
 * @param regie empty when only the source starts
 * @param same whether they agree
 * @param cause of a difference, when it is known
 */
public record StartPair(
        SourceSchedule schedule, Optional<SourceStart> source, Optional<Instant> regie, boolean same, Optional<Text> cause) {

    /** The earlier of the two. */
    public Instant at() {
        Instant first = source.map(SourceStart::at).or(() -> regie).orElseThrow();
        return regie.filter(instant -> instant.isBefore(first)).orElse(first);
    }
}
