package regie.server.api;

import java.time.Instant;

/** A log-book note on a run or task. */
public record NoteView(String target, Instant at, String by, String text) {}
