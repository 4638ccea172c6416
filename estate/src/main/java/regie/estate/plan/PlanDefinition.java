package regie.estate.plan;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.schedule.Overlap;
import regie.estate.schedule.ScheduleRule;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/**
 * One plan, resolved: what a run pins when it is ordered.
 *
 * @param tasks by name, in the order written; never empty
 * @param variables of the plan itself, as templates; those of the estate, the environment and the
 *        application are merged under them when the run is ordered
 * @param overlap what an order meets when a run of the plan still lives; a schedule may say otherwise for its own runs
 * @param schedules in the order written; none for a plan that is only ordered by hand
 * @param calendar empty for that of the estate
 * @param zone in which its times and its new day are read; empty for that of the estate
 * @param concurrency how many runs of this plan may be live at once; empty for no limit
 * @param tasksAtOnce how many tasks of one run may be live at once; empty for no limit
 * @param day how its runs come into the day and leave it
 * @param late when it and its tasks are out of their usual course, by task; the plan's own under the empty name
 * @param canonical the resolved plan as canonical JSON in the estate's own language: the form in
 *        which it is journalled, and from which the very same definition is read again
 */
public record PlanDefinition(
        PlanName name,
        Optional<String> code,
        PlanKind kind,
        ApplicationName application,
        Text title,
        int priority,
        Map<String, Template> variables,
        List<ScheduleRule> schedules,
        Optional<String> calendar,
        Optional<ZoneId> zone,
        Overlap overlap,
        Optional<Integer> concurrency,
        Optional<Integer> tasksAtOnce,
        Optional<DeadlineRule> deadline,
        Optional<Window> window,
        Optional<String> instruction,
        LinkedHashMap<String, TaskDefinition> tasks,
        List<ActsLater> actsLater,
        DayRules day,
        Map<String, LateRule> late,
        String canonical) {

    /** One that is never out of its usual course. */
    public PlanDefinition(
            PlanName name, Optional<String> code, PlanKind kind, ApplicationName application, Text title, int priority,
            Map<String, Template> variables, List<ScheduleRule> schedules, Optional<String> calendar, Optional<ZoneId> zone,
            Overlap overlap, Optional<Integer> concurrency, Optional<Integer> tasksAtOnce, Optional<DeadlineRule> deadline,
            Optional<Window> window, Optional<String> instruction, LinkedHashMap<String, TaskDefinition> tasks,
            List<ActsLater> actsLater, DayRules day, String canonical) {
        this(name, code, kind, application, title, priority, variables, schedules, calendar, zone, overlap, concurrency, tasksAtOnce,
                deadline, window, instruction, tasks, actsLater, day, Map.of(), canonical);
    }
}
