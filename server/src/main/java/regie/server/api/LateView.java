package regie.server.api;

import java.time.Instant;
import regie.kernel.Text;

/**
 * Something that is out of its usual course and has not come back to it.
 *
 * @param target {@code RUN} or {@code RUN/TASK}
 * @param kind {@code deadline late-start late-end overrun too-short late-cycle no-occurrence}
 * @param bound the instant that was not kept
 * @param since when that was noticed
 */
public record LateView(String target, String kind, Text called, Instant bound, Instant since) {}
