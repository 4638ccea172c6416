package regie.cli.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;

/** The tasks that a run leaves out on its date. */
final class AbsentTasks {

    private AbsentTasks() {}

    static List<String> of(PlanDefinition plan, LocalDate date, PlanDates dates) {
        List<String> absent = new ArrayList<>();
        for (TaskDefinition task : plan.tasks().values()) {
            if (task.days() == TaskDefinition.Days.NEVER) {
                absent.add(task.name());
            }
        }
        return absent;
    }
}
