package regie.server.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a run stands that has several occurrences.
 *
 * @param occurrence the current or last one, from 1; 0 before the first
 * @param slot the computed time that it stands for
 * @param outcome how it has ended; absent while it is under way
 * @param next when the next one begins; absent while that depends on the end of this one, or when none follows
 * @param skipped slots that went by
 * @param stopping no other follows, because somebody said so
 */
public record CycleView(
        int occurrence, Optional<Instant> slot, Optional<String> outcome, Optional<Instant> next, int succeeded, int failed, int skipped,
        boolean stopping) {}
