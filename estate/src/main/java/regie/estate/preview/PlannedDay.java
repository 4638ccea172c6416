package regie.estate.preview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.dates.Absence;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;

/**
 * Everything that is planned for one production date.
 *
 * @param starts in the order of their instants, then of their plans
 * @param absent schedules whose days name the date and that give it no start, with the reason
 */
public record PlannedDay(LocalDate date, List<PlannedStart> starts, List<Absent> absent) {

    /** A schedule that could have been expected. */
    public record Absent(PlanName plan, String schedule, Absence why) {}

    private static final Comparator<PlannedStart> ORDER =
            Comparator.comparing((PlannedStart start) -> start.start().instant()).thenComparing(PlannedStart::plan);

    public static PlannedDay of(EstateModel model, PlanDates dates, LocalDate date) {
        List<PlannedStart> starts = new ArrayList<>();
        List<Absent> absent = new ArrayList<>();
        for (PlanDefinition plan : model.plans().values()) {
            if (!plan.schedules().isEmpty()) {
                List<PlannedStart> due = dates.starts(plan, date);
                Optional<PlanName> instead = due.isEmpty() ? Optional.empty() : dates.replacedBy(plan.name(), date);
                if (instead.isEmpty()) {
                    starts.addAll(due);
                } else {
                    due.stream().map(PlannedStart::schedule).distinct().forEach(schedule ->
                            absent.add(new Absent(plan.name(), schedule, new Absence.Replaced(instead.get()))));
                }
                dates.absences(plan.name(), date).forEach((schedule, why) -> absent.add(new Absent(plan.name(), schedule, why)));
            }
        }
        starts.sort(ORDER);
        return new PlannedDay(date, starts, absent);
    }
}
