package regie.formats.estate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.PlanDates;
import regie.estate.finding.Place;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.ScheduleRule;
import regie.estate.schedule.StartRule;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.PlanName;

/**
 * What can only be said with a date in hand: schedules that will never be due, and calendars that run out. A
 * calendar that ends is told half a year ahead, and refused six weeks ahead, so that nothing is missed in silence.
 */
final class HorizonChecks {

    private static final int YEARS_AHEAD = 5;
    private static final int WARNED_WEEKS = 26;
    private static final int REFUSED_WEEKS = 6;

    private final EstateModel model;
    private final Report report;
    private final LocalDate on;

    HorizonChecks(EstateModel model, Report report, LocalDate on) {
        this.model = model;
        this.report = report;
        this.on = on;
    }

    void check(Documents documents, List<ResolvedPlan> plans) {
        PlanDates dates = new PlanDates(model);
        Map<String, String> users = new LinkedHashMap<>();
        for (ResolvedPlan resolved : plans) {
            PlanDefinition plan = model.plans().get(new PlanName(resolved.document().name()));
            if (plan == null) {
                continue;
            }
            for (ScheduleRule rule : plan.schedules()) {
                if (followsCalendar(rule)) {
                    WorkCalendar calendar = model.calendarNamed(rule.calendar().or(plan::calendar));
                    boolean needed = rule.until().isEmpty() || calendar.knownUntil().filter(rule.until().get()::isAfter).isPresent();
                    boolean goesOn = rule.until().filter(on::isAfter).isEmpty();
                    if (needed && goesOn) {
                        users.putIfAbsent(calendar.name(), plan.name().value());
                    }
                    due(dates, plan, rule, calendar, placeOf(resolved, rule));
                }
            }
        }
        users.forEach((calendar, plan) -> documents.find("calendar", calendar).ifPresent(document -> ends(document, plan)));
    }

    /** Cron and recurrence rules say their days themselves. */
    private static boolean followsCalendar(ScheduleRule rule) {
        return switch (rule.start()) {
            case StartRule.At at -> true;
            case StartRule.Every every -> true;
            case StartRule.Cron cron -> false;
            case StartRule.Recurring recurring -> false;
        };
    }

    private static Place placeOf(ResolvedPlan plan, ScheduleRule rule) {
        return ScheduleReader.named(plan.fields()).stream().filter(named -> named.name().equals(rule.name())).findFirst()
                .map(named -> named.fields().node("days").map(Node::at).orElse(named.at().at()))
                .orElse(plan.document().root().at());
    }

    /** Where the calendar or the schedule ends sooner than five years ahead, only until there. */
    private void due(PlanDates dates, PlanDefinition plan, ScheduleRule rule, WorkCalendar calendar, Place at) {
        LocalDate last = on.plusYears(YEARS_AHEAD);
        LocalDate from = rule.from().filter(on::isBefore).orElse(on);
        for (Optional<LocalDate> end : List.of(calendar.knownUntil(), rule.until())) {
            last = end.filter(last::isAfter).orElse(last);
        }
        for (LocalDate date = from; !date.isAfter(last); date = date.plusDays(1)) {
            if (dates.starts(plan, date).stream().anyMatch(start -> start.schedule().equals(rule.name()))) {
                return;
            }
        }
        if (!last.isBefore(from)) {
            report.warning(at, CalendarProblems.neverDue(from, last));
        }
    }

    private void ends(Document document, String plan) {
        Optional<LocalDate> until = model.calendars().get(document.name()).knownUntil();
        Place at = document.fields().node("until").or(() -> document.fields().node("dates")).map(Node::at).orElse(document.root().at());
        if (until.isEmpty()) {
            return;
        }
        if (until.get().isBefore(on)) {
            report.error(at, CalendarProblems.ended(document.name(), until.get(), plan));
        } else if (until.get().isBefore(on.plusWeeks(REFUSED_WEEKS))) {
            report.error(at, CalendarProblems.endsSoon(document.name(), until.get(), plan));
        } else if (until.get().isBefore(on.plusWeeks(WARNED_WEEKS))) {
            report.warning(at, CalendarProblems.endsSoon(document.name(), until.get(), plan));
        }
    }
}
