package regie.cli.planning;

import java.time.LocalDate;
import java.util.List;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;

/** The tasks that a run leaves out on its date by their own rules of days. */
final class AbsentTasks {

    private AbsentTasks() {}

    static List<String> of(PlanDefinition plan, LocalDate date, PlanDates dates) {
        return plan.tasks().values().stream()
                .filter(task -> task.days() instanceof TaskDefinition.Days.OnDays on
                        && on.rules().stream().noneMatch(rule -> rule.includes(date, dates.calendarOf(plan))))
                .map(TaskDefinition::name).toList();
    }
}
