package regie.formats.estate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.estate.recurrence.RRule;
import regie.estate.schedule.CatchUp;
import regie.estate.schedule.CycleRules;
import regie.estate.schedule.DaysRule;
import regie.estate.schedule.IfClosed;
import regie.estate.schedule.Overlap;
import regie.estate.schedule.ScheduleRule;
import regie.estate.schedule.StartRule;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.estate.time.GapPolicy;
import regie.estate.time.OverlapPolicy;
import regie.formats.schema.Rule;
import regie.formats.schema.Scalars;
import regie.formats.yaml.Node;

/** Reads the schedules of a plan. One that says no start that can be understood was reported, and is left out here. */
final class ScheduleReader {

    private static final DaysRule DAILY = new DaysRule.All(DaysRule.Sort.DAILY);

    private ScheduleReader() {}

    /** A schedule as written, with the name it goes by. */
    record Named(String name, Node.Entry at, Fields fields) {}

    /** {@code schedule} stands alone; {@code schedules} names each. */
    static List<Named> named(Fields plan) {
        List<Named> all = new ArrayList<>();
        plan.fields("schedule").ifPresent(fields ->
                all.add(new Named(ScheduleRule.SOLE, plan.mapping().entries().get("schedule"), fields)));
        for (Node.Entry entry : plan.entries("schedules")) {
            if (entry.value() instanceof Node.Mapping mapping) {
                all.add(new Named(entry.key(), entry, new Fields(mapping)));
            }
        }
        return all;
    }

    static List<ScheduleRule> read(Fields plan) {
        List<ScheduleRule> rules = new ArrayList<>();
        for (Named named : named(plan)) {
            Fields fields = named.fields();
            start(fields).ifPresent(start -> rules.add(rule(named.name(), fields, start)));
        }
        return rules;
    }

    private static ScheduleRule rule(String name, Fields fields, StartRule start) {
        List<DaysRule> days = days(fields, "days");
        Fields dst = Fields.of(fields.node("dst"));
        Fields valid = Fields.of(fields.node("valid"));
        return new ScheduleRule(name, days.isEmpty() ? List.of(DAILY) : days, days(fields, "except"), start,
                fields.choice("if_closed", IfClosed.class, IfClosed.unlessSaid(days)),
                fields.whole("shift").orElse(0), fields.flag("stay_in_month"),
                dst.choice("gap", GapPolicy.class, GapPolicy.AT_END), dst.choice("overlap", OverlapPolicy.class, OverlapPolicy.FIRST),
                catchUp(fields),
                fields.text("overlap").map(said -> fields.choice("overlap", Overlap.class, Overlap.QUEUE)),
                fields.text("calendar"), zone(fields), valid.date("from"), valid.date("until"));
    }

    static Optional<ZoneId> zone(Fields fields) {
        return fields.text("zone").filter(zone -> Rule.ZONE.breach(zone).isEmpty()).map(ZoneId::of);
    }

    private static CatchUp catchUp(Fields fields) {
        return fields.fields("catch_up").map(said -> CatchUp.declared(
                said.choice("missed", CatchUp.Missed.class, CatchUp.Missed.ASK), said.duration("within"))).orElse(CatchUp.UNDECLARED);
    }

    static List<DaysRule> days(Fields fields, String key) {
        List<DaysRule> rules = new ArrayList<>();
        for (String text : texts(fields, key)) {
            if (DaysRule.parse(text) instanceof DaysRule.Read.Ok ok) {
                rules.add(ok.rule());
            }
        }
        return rules;
    }

    /** The texts of a key that holds one or a list of them. */
    static List<String> texts(Fields fields, String key) {
        return fields.text(key).map(List::of).orElseGet(() -> fields.texts(key));
    }

    static Optional<StartRule> start(Fields fields) {
        if (fields.node("at").isPresent()) {
            List<LocalTime> times = texts(fields, "at").stream().flatMap(text -> Scalars.time(text).stream()).distinct().toList();
            return times.isEmpty() ? Optional.empty() : Optional.of(new StartRule.At(times, day(fields)));
        }
        if (fields.node("cron").isPresent()) {
            return cron(fields) instanceof CronExpression.Read.Ok ok ? Optional.of(new StartRule.Cron(ok.expression())) : Optional.empty();
        }
        if (fields.node("rrule").isPresent()) {
            return rrule(fields) instanceof RRule.Read.Ok ok ? Optional.of(new StartRule.Recurring(ok.rule())) : Optional.empty();
        }
        return fields.duration("every").filter(every -> every.isPositive()).map(every -> new StartRule.Every(every,
                fields.time("from"), fields.time("to"), day(fields),
                fields.choice("anchor", StartRule.Anchor.class, StartRule.Anchor.SCHEDULE), cycling(fields)));
    }

    private static CycleRules cycling(Fields fields) {
        return new CycleRules(fields.duration("tolerance").orElse(Duration.ZERO),
                Fields.of(fields.node("stop_after")).whole("failures"), fields.time("at_least_one_by"));
    }

    private static int day(Fields fields) {
        return fields.whole("day").orElse(0);
    }

    static CronExpression.Read cron(Fields fields) {
        return CronExpression.read(fields.text("cron").orElse(""), fields.choice("dialect", CronDialect.class, CronDialect.VIXIE));
    }

    static RRule.Read rrule(Fields fields) {
        Optional<LocalDate> from = Fields.of(fields.node("valid")).date("from");
        return RRule.read(fields.text("rrule").orElse(""), from.map(LocalDate::atStartOfDay));
    }
}
