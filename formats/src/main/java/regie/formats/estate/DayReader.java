package regie.formats.estate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.estate.DateSet;
import regie.estate.PeriodRule;
import regie.estate.plan.DayRules;
import regie.estate.plan.TaskDefinition;
import regie.estate.schedule.DaysRule;
import regie.formats.estate.Expressing.Secrets;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.PlanName;
import regie.kernel.Text;

/** Reads what holds for the day: how runs leave it, whose place they take, what one date gets, which periods there are. */
final class DayReader {

    private DayReader() {}

    static DayRules rules(Fields plan) {
        String leftover = plan.text("leftover").orElse("keep");
        Optional<Integer> leftoverDays = leftover.startsWith("keep ") ? days(leftover.substring(5)) : Optional.empty();
        List<PlanName> replaces = names(plan, "replaces").stream().map(name -> new PlanName(name.text())).toList();
        Map<String, String> advances = new LinkedHashMap<>();
        for (Node.Entry entry : plan.entries("tasks")) {
            if (entry.value() instanceof Node.Mapping task) {
                new Fields(task).text("advances").ifPresent(period -> advances.put(entry.key(), period));
            }
        }
        return new DayRules(plan.text("keep").flatMap(DayReader::days).orElse(0),
                leftover.equals("cancel") ? DayRules.Leftover.CANCEL : DayRules.Leftover.KEEP, leftoverDays, replaces, advances);
    }

    private static Optional<Integer> days(String text) {
        String number = text.endsWith("d") ? text.substring(0, text.length() - 1) : "";
        return number.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }

    /** One name, or several. */
    static List<Node.Scalar> names(Fields fields, String key) {
        List<Node.Scalar> names = new ArrayList<>(fields.scalars(key));
        fields.scalar(key).ifPresent(names::add);
        return names.stream().filter(name -> !name.text().isEmpty()).toList();
    }

    /** On which days a task is there. What is not a rule was reported when its shape was checked. */
    static TaskDefinition.Days days(Fields task) {
        List<String> texts = names(task, "days").stream().map(Node.Scalar::text).toList();
        if (texts.isEmpty() || texts.equals(List.of("daily"))) {
            return TaskDefinition.Days.ALWAYS;
        }
        if (texts.equals(List.of("never"))) {
            return TaskDefinition.Days.NEVER;
        }
        List<DaysRule> rules = new ArrayList<>();
        texts.forEach(text -> rule(text).ifPresent(rules::add));
        return new TaskDefinition.Days.OnDays(rules);
    }

    private static Optional<DaysRule> rule(String text) {
        return switch (DaysRule.parse(text)) {
            case DaysRule.Read.Ok ok -> Optional.of(ok.rule());
            case DaysRule.Read.Wrong wrong -> Optional.empty();
        };
    }

    static LinkedHashMap<String, PeriodRule> periods(Documents documents) {
        LinkedHashMap<String, PeriodRule> periods = new LinkedHashMap<>();
        for (Document document : documents.of("period")) {
            Fields fields = document.fields();
            PeriodRule.Unit unit = fields.choice("unit", PeriodRule.Unit.class, PeriodRule.Unit.MONTH);
            LocalDate first = fields.date("first").orElse(LocalDate.EPOCH);
            periods.put(document.name(), new PeriodRule(document.name(),
                    fields.sentence("title").orElse(Text.same(document.name())), unit, unit.firstDay(first),
                    fields.text("closes").flatMap(DayReader::rule), fields.text("calendar")));
        }
        return periods;
    }

    static List<DateSet> sets(Documents documents, Inventory inventory, Report report) {
        List<DateSet> sets = new ArrayList<>();
        for (Document document : documents.of("set")) {
            Fields fields = document.fields();
            Optional<String> plan = fields.text("for");
            if (plan.isPresent() && fields.date("date").isPresent()) {
                Set<String> visible = new TreeSet<>(fields.textMap("variables").keySet());
                visible.addAll(inventory.variablesFor(""));
                sets.add(new DateSet(document.name(), new PlanName(plan.get()), fields.date("date").get(),
                        Expressing.within(report, Visible.inPlan(visible)).templates(fields, "variables", Secrets.NOWHERE)));
            }
        }
        return sets;
    }

    /** References of these documents. */
    static void check(Documents documents, Report report) {
        documents.of("period").forEach(period -> References.check(documents, report, "calendar", period.fields().scalar("calendar")));
        documents.of("set").forEach(set -> {
            References.check(documents, report, "plan", set.fields().scalar("for"));
            VariableChecks.names(set.fields(), "variables", report);
        });
        for (Document plan : documents.of("plan")) {
            References.check(documents, report, "plan", names(plan.fields(), "replaces"));
            for (Node.Entry entry : plan.fields().entries("tasks")) {
                if (entry.value() instanceof Node.Mapping task) {
                    References.check(documents, report, "period", new Fields(task).scalar("advances"));
                }
            }
        }
    }
}
