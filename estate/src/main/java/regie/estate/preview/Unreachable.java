package regie.estate.preview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.estate.dates.PlanDates;
import regie.estate.plan.DeadlineRule;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;

/**
 * A deadline that a run cannot meet even if nothing holds it up.
 *
 * @param task empty for the deadline of the plan
 * @param start when the run starts
 * @param end when it would be done at the earliest, by what its tasks expect
 */
public record Unreachable(PlanName plan, Optional<String> task, LocalDate date, Instant start, Instant end, Instant deadline) {

    /** All of a plan on one date. */
    static List<Unreachable> of(PlanDefinition plan, Durations durations, PlanDates dates, List<PlannedStart> starts) {
        List<Unreachable> found = new ArrayList<>();
        for (PlannedStart start : starts) {
            Instant begin = start.start().instant();
            plan.deadline().ifPresent(rule -> judge(plan, Optional.empty(), start, begin.plus(durations.longest()), rule, dates, found));
            for (TaskDefinition task : plan.tasks().values()) {
                if (task.deadline().isPresent()) {
                    Instant end = begin.plus(durations.endOf(task.name()).orElse(durations.longest()));
                    judge(plan, Optional.of(task.name()), start, end, task.deadline().get(), dates, found);
                }
            }
        }
        return found;
    }

    private static void judge(PlanDefinition plan, Optional<String> task, PlannedStart start, Instant end, DeadlineRule rule,
            PlanDates dates, List<Unreachable> to) {
        Instant deadline = dates.datesOf(plan).instant(start.date(), rule.at(), rule.day(), dates.zoneOf(plan));
        if (end.isAfter(deadline)) {
            to.add(new Unreachable(plan.name(), task, start.date(), start.start().instant(), end, deadline));
        }
    }
}
