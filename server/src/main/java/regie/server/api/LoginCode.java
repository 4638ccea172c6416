package regie.server.api;

import java.time.Instant;

/** A link that opens the console once; it is good until {@code until}. */
public record LoginCode(String url, Instant until) {}
