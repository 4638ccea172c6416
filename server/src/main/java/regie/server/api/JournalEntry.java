package regie.server.api;

import java.time.Instant;
import java.util.Optional;

/**
 * One event of the journal.
 *
 * @param cause what led to it: {@code api}, {@code timer}, {@code attempt:…}; may be empty
 * @param body the event as canonical JSON text, exactly the bytes that the hash covers
 */
public record JournalEntry(
        long seq,
        Instant at,
        Instant machineTime,
        String type,
        int typeVersion,
        Optional<String> commandId,
        String cause,
        String actor,
        Optional<String> reason,
        String body) {}
