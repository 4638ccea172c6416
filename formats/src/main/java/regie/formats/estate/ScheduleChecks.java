package regie.formats.estate;

import java.util.List;
import java.util.stream.Stream;
import regie.estate.finding.EstateProblem;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Text;

/** Keys of time that must agree with each other. */
final class ScheduleChecks {

    private final Report report;

    ScheduleChecks(Report report) {
        this.report = report;
    }

    void check(Fields plan, Fields schedule) {
        List<String> starts = Stream.of("at", "cron", "every").filter(key -> schedule.node(key).isPresent()).toList();
        if (starts.size() != 1) {
            report.error(plan.mapping().entries().get("schedule").at(), PlanProblems.scheduleStarts(starts));
        }
        for (String key : List.of("days", "if_closed", "shift")) {
            mix(schedule, key, "cron");
        }
        for (String key : List.of("from", "to")) {
            Node.Entry entry = schedule.mapping().entries().get(key);
            if (entry != null && schedule.node("every").isEmpty() && !starts.isEmpty()) {
                report.error(entry.at(), PlanProblems.scheduleMix(key, starts.getFirst()));
            }
        }
        boolean said = plan.text("overlap").isPresent() && schedule.text("overlap").isPresent();
        if (said && !plan.text("overlap").equals(schedule.text("overlap"))) {
            report.error(schedule.mapping().entries().get("overlap").at(), PlanProblems.overlapTwice());
        }
    }

    private void mix(Fields schedule, String key, String with) {
        Node.Entry entry = schedule.mapping().entries().get(key);
        if (entry != null && schedule.node(with).isPresent()) {
            report.error(entry.at(), PlanProblems.scheduleMix(key, with));
        }
    }

    static void window(Fields holder, Report report) {
        holder.fields("window").ifPresent(window -> {
            if (window.time("from").isPresent() && window.time("from").equals(window.time("to"))) {
                report.error(window.mapping().at(), PlanProblems.emptyWindow());
            }
        });
    }

    static EstateProblem later(String path) {
        return new EstateProblem("acts-later",
                new Text("« " + path + " » est accepté et vérifié.", "\"" + path + "\" is accepted and checked."),
                new Text("Cela agira quand la planification dans le temps sera en service ; d'ici là, rien n'en dépend.",
                        "It acts once time planning is in force; until then nothing depends on it."));
    }
}
