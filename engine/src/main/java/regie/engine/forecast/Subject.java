package regie.engine.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import regie.kernel.PlanName;

/**
 * Whose duration is asked for: a task of a plan, on a production date.
 *
 * @param expect what the estate declares, for tasks without history
 */
public record Subject(PlanName plan, String task, LocalDate date, Optional<Duration> expect) {}
