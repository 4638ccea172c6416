package regie.formats.estate;

import java.util.List;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.finding.Place;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.PlanName;

/** Schedules that nothing will ever come of, which takes the calendars to know. */
final class DueChecks {

    private final PlanDates dates;
    private final Report report;

    DueChecks(EstateModel model, Report report) {
        this.dates = new PlanDates(model);
        this.report = report;
    }

    void check(List<ResolvedPlan> plans) {
        for (ResolvedPlan plan : plans) {
            Fields fields = new Fields(plan.tree());
            List<ScheduleReader.Named> schedules = ScheduleReader.named(fields);
            if (!schedules.isEmpty()) {
                PlanName name = new PlanName(plan.document().name());
                List<String> nevers = dates.neverDue(name);
                nevers.forEach(never -> report.error(place(schedules, never), ScheduleProblems.neverDue()));
                if (nevers.isEmpty()) {
                    dates.namedInVain(name).forEach((date, why) ->
                            report.warning(place(schedules, schedules.getFirst().name()), ScheduleProblems.inVain(date, why.sentence())));
                }
            }
        }
    }

    private static Place place(List<ScheduleReader.Named> schedules, String name) {
        ScheduleReader.Named named = schedules.stream().filter(each -> each.name().equals(name)).findFirst().orElse(schedules.getFirst());
        Node.Entry days = named.fields().mapping().entries().get("days");
        return days == null ? named.at().at() : days.at();
    }
}
