package regie.estate.schedule;

import java.time.LocalDate;
import regie.estate.time.Start;
import regie.kernel.PlanName;

/**
 * One run that is due: of which plan, by which of its schedules, for which production date, and when.
 *
 * @param date the production date, which the start's local date need not be
 */
public record PlannedStart(PlanName plan, String schedule, LocalDate date, Start start) {}
