package regie.formats.imports.parity;

import java.time.Duration;
import java.time.Instant;

/**
 * One start by the rules of the source.
 *
 * @param spread how much later the source may start it at will; a start of Régie's within counts as the same
 */
public record SourceStart(Instant at, Duration spread) implements Comparable<SourceStart> {

    public static SourceStart sharp(Instant at) {
        return new SourceStart(at, Duration.ZERO);
    }

    boolean holds(Instant instant) {
        return !instant.isBefore(at) && !instant.isAfter(at.plus(spread));
    }

    @Override
    public int compareTo(SourceStart other) {
        return at.compareTo(other.at);
    }
}
