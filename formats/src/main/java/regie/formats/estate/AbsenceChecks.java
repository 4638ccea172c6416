package regie.formats.estate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.DateRef;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.PlanName;

/** On which dates a plan needs another that is not there, where nothing says what holds then. */
final class AbsenceChecks {

    private static final int DAYS_AHEAD = 400;
    private static final int NAMED_MAX = 6;

    private final EstateModel model;
    private final PlanDates dates;
    private final Report report;
    private final LocalDate on;

    AbsenceChecks(EstateModel model, PlanDates dates, Report report, LocalDate on) {
        this.model = model;
        this.dates = dates;
        this.report = report;
        this.on = on;
    }

    void check(List<ResolvedPlan> plans) {
        for (ResolvedPlan plan : plans) {
            NeedReader reader = NeedReader.of(plan.fields());
            for (Node.Entry entry : plan.fields().entries("tasks")) {
                if (entry.value() instanceof Node.Mapping task) {
                    reader.flatten(task.get("needs")).forEach(named -> check(plan.document().name(), named));
                }
            }
        }
    }

    private void check(String own, NeedReader.Named named) {
        if (named.need() instanceof Need.OnPlan need && need.ifAbsent() == Need.IfAbsent.UNSAID) {
            Optional<PlanDefinition> needed = model.plan(new PlanName(need.plan()));
            if (needed.isPresent() && needed.get().schedules().isEmpty() && need.date().kind() == DateRef.Kind.DATED) {
                if (!need.plan().equals(own)) {
                    report.warning(named.at().at(), BetweenProblems.noSchedule(named.at().text(), need.plan()));
                }
            } else if (needed.isPresent() && need.date().isSame()) {
                absent(new PlanName(own), need, named);
            } else if (need.plan().equals(own) && need.date().kind() == DateRef.Kind.DATED) {
                report.note(named.at().at(), BetweenProblems.firstRun(named.at().text()));
            }
        }
    }

    /** Only the same date can be missed: another one is counted in dates of the plan that is needed. */
    private void absent(PlanName own, Need.OnPlan need, NeedReader.Named named) {
        List<LocalDate> first = new ArrayList<>();
        int more = 0;
        for (int day = 0; day < DAYS_AHEAD; day++) {
            LocalDate date = on.plusDays(day);
            if (dates.isDate(own, date) && !dates.isDate(new PlanName(need.plan()), date)) {
                if (first.size() < NAMED_MAX) {
                    first.add(date);
                } else {
                    more++;
                }
            }
        }
        if (!first.isEmpty()) {
            report.warning(named.at().at(), BetweenProblems.absent(named.at().text(), need.plan(), first, more, DAYS_AHEAD));
        }
    }
}
