package regie.formats.imports.parity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/**
 * When the source starts one of its objects, by its own rules and with code of its own: an importer that asked Régie's schedules
 * here would only compare them with themselves.
 */
public interface SourceRule {

    /** In any order; {@code until} is no longer in it. */
    List<SourceStart> starts(Instant from, Instant until);

    /**
     * Why the two differ; empty when that is not known.
     *
     * @param source what only the source starts, or starts at another time; empty when only Régie does
     * @param regie what only Régie starts, or starts at another time; empty when only the source does
     */
    Optional<Text> cause(Optional<SourceStart> source, Optional<Instant> regie);
}
