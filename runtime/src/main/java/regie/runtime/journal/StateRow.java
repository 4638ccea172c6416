package regie.runtime.journal;

import org.jspecify.annotations.Nullable;

/**
 * One row of the writer's memory: what a takeover reads.
 *
 * @param kind {@code run}, {@code task}, {@code pin} have tables of their own; other kinds share one
 * @param key unique within its kind
 * @param body any bytes; null deletes the row
 */
public record StateRow(String kind, String key, byte @Nullable [] body) {}
