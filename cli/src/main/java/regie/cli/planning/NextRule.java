package regie.cli.planning;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.cli.shell.ShellProblem;
import regie.estate.calendar.CalendarRule;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.DaySlots;
import regie.estate.recurrence.RRule;
import regie.estate.schedule.CatchUp;
import regie.estate.schedule.DaysRule;
import regie.estate.schedule.IfClosed;
import regie.estate.schedule.ScheduleRule;
import regie.estate.schedule.StartRule;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.estate.time.GapPolicy;
import regie.estate.time.LocalSlots;
import regie.estate.time.OnCalendar;
import regie.estate.time.OverlapPolicy;
import regie.formats.calendar.JollydayHolidays;
import regie.formats.calendar.Region;
import regie.formats.schema.Scalars;
import regie.kernel.Problem;
import regie.kernel.Text;

/**
 * The rule of starts that a question names: a cron expression, one of systemd, a recurrence rule, or times on days.
 *
 * @param slots not yet made local to a zone
 * @param zone named by the rule itself
 * @param gap what holds where the question says nothing
 */
record NextRule(LocalSlots slots, Optional<ZoneId> zone, GapPolicy gap) {

    static final List<String> KINDS = List.of("cron", "on-calendar", "rrule", "at");

    /** The rule as local times of a zone. */
    LocalSlots in(ZoneId local) {
        return slots instanceof RRule rule ? rule.in(local) : slots;
    }

    /** What came of reading it. */
    sealed interface Read {
        record Ok(NextRule rule) implements Read {}

        record Wrong(Problem problem) implements Read {}
    }

    static Read read(NextFields fields) throws NextFields.NotUnderstood {
        List<String> said = KINDS.stream().filter(kind -> fields.text(kind).isPresent()).toList();
        if (said.size() != 1) {
            throw new NextFields.NotUnderstood(said.isEmpty() ? new PlanningProblem.NoRule() : new PlanningProblem.TwoRules(said));
        }
        String text = fields.text(said.getFirst()).orElseThrow();
        return switch (said.getFirst()) {
            case "cron" -> switch (CronExpression.read(text, fields.oneOf("dialect", CronDialect.VIXIE))) {
                case CronExpression.Read.Ok ok ->
                    new Read.Ok(new NextRule(ok.expression(), ok.expression().zone(), GapPolicy.AT_END));
                case CronExpression.Read.Wrong wrong -> new Read.Wrong(wrong.problem());
            };
            case "on-calendar" -> switch (OnCalendar.read(text)) {
                case OnCalendar.Read.Ok ok -> new Read.Ok(new NextRule(ok.expression(), ok.expression().zone(), OnCalendar.GAP));
                case OnCalendar.Read.Wrong wrong -> new Read.Wrong(wrong.problem());
            };
            case "rrule" -> switch (RRule.read(text, fields.moment("dtstart"))) {
                case RRule.Read.Ok ok -> new Read.Ok(new NextRule(ok.rule(), ok.rule().zone(), GapPolicy.AT_END));
                case RRule.Read.Wrong wrong -> new Read.Wrong(wrong.problem());
            };
            default -> times(text, fields);
        };
    }

    private static Read times(String text, NextFields fields) throws NextFields.NotUnderstood {
        List<LocalTime> times = new ArrayList<>();
        for (String each : text.split(",")) {
            times.add(Scalars.time(each.strip()).orElseThrow(() -> NextFields.wrong("at", text,
                    new Text("une heure comme 22:00, ou plusieurs entre virgules", "a time such as 22:00, or several with commas"))));
        }
        String days = fields.text("days").orElse("daily");
        return switch (DaysRule.parse(days)) {
            case DaysRule.Read.Wrong wrong -> new Read.Wrong(wrong.problem());
            case DaysRule.Read.Ok ok -> {
                ScheduleRule rule = new ScheduleRule(ScheduleRule.SOLE, List.of(ok.rule()), List.of(), new StartRule.At(times, 0),
                        fields.oneOf("if-closed", IfClosed.unlessSaid(List.of(ok.rule()))), fields.whole("shift", 0, -366, 366), false,
                        GapPolicy.AT_END, OverlapPolicy.FIRST, CatchUp.UNDECLARED, Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.<LocalDate>empty(), Optional.empty());
                yield new Read.Ok(new NextRule(DaySlots.of(rule, calendar(fields)).orElseThrow(), Optional.empty(), GapPolicy.AT_END));
            }
        };
    }

    private static WorkCalendar calendar(NextFields fields) throws NextFields.NotUnderstood {
        Optional<String> code = fields.text("calendar");
        if (code.isEmpty()) {
            return WorkCalendar.EVERY_DAY;
        }
        Optional<Region> region = Region.find(code.get().toUpperCase(Locale.ROOT));
        if (region.isEmpty()) {
            throw NextFields.wrong("calendar", code.get(), new Text("un pays, une région ou une place comme FR, FR-57, TARGET2",
                    "a country, a region or a market such as FR, FR-57, TARGET2"));
        }
        return new WorkCalendar(CalendarRule.ofRegion(region.get().code(), region.get().weekend()), new JollydayHolidays(), Map.of());
    }
}
