package regie.server.api;

import java.time.Instant;
import java.util.Optional;

/**
 * What was foreseen for a deadline, noted when it changed by more than a minute or in standing.
 *
 * @param at when it was noted, by the database's clock
 * @param productionAt from when it was foreseen, by the production clock
 * @param task empty for the run as a whole
 * @param predicted absent when it was not to complete
 * @param standing as in the forecast
 */
public record ForecastNote(
        Instant at, Instant productionAt, String run, String task, Instant deadlineAt, Optional<Instant> predicted, String standing) {}
