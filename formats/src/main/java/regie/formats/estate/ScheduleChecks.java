package regie.formats.estate;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.estate.recurrence.RRule;
import regie.estate.time.CronExpression;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.Text;

/** Keys of time that must agree with each other. */
final class ScheduleChecks {

    private static final List<String> STARTS = List.of("at", "cron", "every", "rrule");
    /** What cron and recurrence rules say themselves. */
    private static final List<String> OF_DAYS = List.of("days", "if_closed", "shift", "stay_in_month", "day");
    /** What only occurrences have. */
    private static final List<String> OF_CYCLES = List.of("from", "to", "anchor", "tolerance", "stop_after", "at_least_one_by");
    private static final long MINUTES_A_DAY = 1_440;

    private final Report report;

    ScheduleChecks(Report report) {
        this.report = report;
    }

    void check(Fields plan) {
        if (plan.node("schedule").isPresent() && plan.node("schedules").isPresent()) {
            report.error(plan.mapping().entries().get("schedules").at(), ScheduleProblems.mix("schedules", "schedule"));
        }
        ScheduleReader.named(plan).forEach(named -> check(plan, named));
    }

    private void check(Fields plan, ScheduleReader.Named named) {
        Fields schedule = named.fields();
        List<String> starts = STARTS.stream().filter(key -> schedule.node(key).isPresent()).toList();
        if (starts.size() != 1) {
            report.error(named.at().at(), ScheduleProblems.starts(starts));
        }
        starts.stream().filter(List.of("cron", "rrule")::contains)
                .forEach(start -> OF_DAYS.forEach(key -> mix(schedule, key, start)));
        if (!starts.isEmpty() && schedule.node("every").isEmpty()) {
            OF_CYCLES.forEach(key -> mix(schedule, key, starts.getFirst()));
        }
        if (!starts.isEmpty() && schedule.node("cron").isEmpty()) {
            mix(schedule, "dialect", starts.getFirst());
        }
        rules(schedule);
        interval(schedule);
        valid(schedule);
        boolean said = plan.text("overlap").isPresent() && schedule.text("overlap").isPresent() && plan.node("schedule").isPresent();
        if (said && !plan.text("overlap").equals(schedule.text("overlap"))) {
            report.error(schedule.mapping().entries().get("overlap").at(), ScheduleProblems.overlapTwice());
        }
    }

    private void rules(Fields schedule) {
        DaysChecks.check(schedule, "days", report);
        DaysChecks.check(schedule, "except", report);
        schedule.scalar("cron").filter(cron -> !cron.text().isEmpty()).ifPresent(cron -> {
            if (ScheduleReader.cron(schedule) instanceof CronExpression.Read.Wrong wrong) {
                report.error(cron.at(), ScheduleProblems.cron(wrong.problem()));
            }
        });
        schedule.scalar("rrule").filter(rule -> !rule.text().isEmpty()).ifPresent(rule -> {
            if (ScheduleReader.rrule(schedule) instanceof RRule.Read.Wrong wrong) {
                report.error(rule.at(), ScheduleProblems.rrule(wrong.problem()));
            }
        });
    }

    private void interval(Fields schedule) {
        Optional<Duration> every = schedule.duration("every");
        if (every.isEmpty()) {
            return;
        }
        Node.Entry at = schedule.mapping().entries().get("every");
        if (!every.get().isPositive()) {
            report.error(at.value().at(), ScheduleProblems.noInterval());
            return;
        }
        Optional<LocalTime> from = schedule.time("from");
        Optional<LocalTime> to = schedule.time("to");
        if (from.isPresent() && from.equals(to)) {
            report.error(schedule.mapping().entries().get("to").value().at(), PlanProblems.emptyWindow());
        } else {
            long minutes = from.isPresent() && to.isPresent() ? ChronoUnit.MINUTES.between(from.get(), to.get()) : 0;
            Duration window = Duration.ofMinutes(minutes > 0 ? minutes : minutes + MINUTES_A_DAY);
            if (every.get().compareTo(window) > 0) {
                report.error(at.value().at(), ScheduleProblems.intervalBeyondWindow());
            }
        }
    }

    private void valid(Fields schedule) {
        Fields valid = Fields.of(schedule.node("valid"));
        valid.date("from").ifPresent(from -> valid.date("until").filter(until -> until.isBefore(from)).ifPresent(until ->
                report.error(schedule.mapping().entries().get("valid").at(), ScheduleProblems.validBackwards())));
    }

    private void mix(Fields schedule, String key, String with) {
        Node.Entry entry = schedule.mapping().entries().get(key);
        if (entry != null) {
            report.error(entry.at(), ScheduleProblems.mix(key, with));
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
                new Text("Cela n'agit pas encore : rien n'en dépend.",
                        "It does not act yet: nothing depends on it."));
    }
}
