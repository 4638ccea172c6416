package regie.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.Cycle;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Template;
import regie.estate.schedule.PlannedStart;
import regie.kernel.DateFunctions;
import regie.kernel.EstateVersion;
import regie.kernel.PlanName;

/**
 * Port: the plans of each estate version that is still needed. Pure: one version and name always give the same entry.
 * {@link EstateCatalog} is the one that stands over resolved estates.
 */
public interface Catalog {

    /** The plan by its name in that version, if it is there. */
    Optional<Entry> find(EstateVersion version, PlanName plan);

    /** What {@code @previous} and {@code @next} of a plan mean in that version. */
    default PlanSteps steps(EstateVersion version) {
        return PlanSteps.DAYS;
    }

    /** The dates of the plans of that version, where it has schedules at hand. */
    default Optional<PlanDates> dates(EstateVersion version) {
        return Optional.empty();
    }

    /** The occurrences of the run of this start, when its schedule says {@code every}. */
    default Optional<Cycle> cycle(EstateVersion version, PlannedRun start) {
        return dates(version).flatMap(dates -> dates.cycle(
                new PlannedStart(start.plan(), start.schedule(), start.date(), start.start())));
    }

    /** How long a task usually takes, as history has it for dates such as this one; the plan as a whole under the empty name. */
    default Optional<Usual> usual(PlanName plan, String task, LocalDate date) {
        return Optional.empty();
    }

    /** By what calendar the days of a plan's tasks are judged. */
    default WorkCalendar calendar(EstateVersion version, PlanDefinition plan) {
        return WorkCalendar.EVERY_DAY;
    }

    /** What the estate sets for the plan on this date only, the nearest first. */
    default List<Level> dated(EstateVersion version, PlanName plan, LocalDate date) {
        return List.of();
    }

    /**
     * @param pin the content hash of the definition: runs of the same content share one pin
     * @param below variables of the application, the environment and the estate, the nearest first
     * @param dates what its expressions learn of the calendar and of its own dates
     */
    record Entry(String pin, PlanDefinition definition, List<Level> below, DateFunctions dates) {

        /** Of a plan whose expressions ask no calendar. */
        public Entry(String pin, PlanDefinition definition, List<Level> below) {
            this(pin, definition, below, DateFunctions.NONE);
        }
    }

    record Level(Origin origin, Map<String, Template> variables) {}
}
