package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is planned for a production date, beside what is ordered.
 *
 * @param planned whether the date is planned as a whole already
 * @param replaced plans that do not come, because another takes their place
 */
public record PlannedDay(LocalDate date, boolean planned, List<Start> starts, List<Replaced> replaced) {

    /**
     * @param schedule empty for a run ordered by hand
     * @param run the run that stands for it, where it is ordered
     * @param state of that run; else {@code to-come missed asked}, or {@code not-ordered} where the date is planned without it
     */
    public record Start(String plan, String schedule, Optional<Instant> start, Optional<String> run, String state) {}

    public record Replaced(String plan, String by) {}
}
