package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A start that went by while nobody was there.
 *
 * @param run where it had been ordered before
 * @param asked a person decides; otherwise it is still to be judged
 */
public record MissedStart(String plan, String schedule, LocalDate date, Instant start, Optional<String> run, boolean asked) {}
