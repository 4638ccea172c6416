package regie.runtime.journal;

import java.time.Instant;

/** The answer that a commit records for a command id. */
public record RecordedAnswer(CommandId id, Answer answer, Instant machineTime) {}
