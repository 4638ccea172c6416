package regie.cli.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Exit;
import regie.cli.shell.Stopped;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The next starts of one plan of an estate, with their production dates. */
final class NextOfPlan {

    private static final int COUNT = 10;
    /** A start may lie this many days after its production date: {@code day: 31}, and the hours before the new day. */
    private static final int DAYS_AFTER_DATE = 33;
    private static final int DAYS_AHEAD_MAX = 3_660;

    private NextOfPlan() {}

    static Exit answer(Call call, NextFields fields, Instant now) {
        EstateModel model = Estates.model(call, call.required("DIR"));
        String name = call.argument("PLAN").orElse("");
        PlanDefinition plan = model.planByNameOrCode(name).orElseThrow(() -> new PlanningProblem.UnknownPlan(name,
                model.plans().keySet().stream().map(Object::toString).toList()).stop());
        PlanDates dates = new PlanDates(model);
        ZoneId zone = dates.zoneOf(plan);
        try {
            Instant from = fields.from(zone, now);
            print(starts(dates, plan, from, fields.count(COUNT), fields.flag("inclusive")), call.terminal(), dates);
        } catch (NextFields.NotUnderstood refused) {
            throw new Stopped(Exit.USAGE, refused.problem());
        }
        return Exit.DONE;
    }

    private static List<PlannedStart> starts(PlanDates dates, PlanDefinition plan, Instant from, int count, boolean inclusive) {
        List<PlannedStart> found = new ArrayList<>();
        LocalDate first = dates.dateOf(from, dates.zoneOf(plan)).minusDays(DAYS_AFTER_DATE);
        LocalDate last = first.plusDays(DAYS_AHEAD_MAX);
        for (LocalDate date = first; date.isBefore(last); date = date.plusDays(1)) {
            for (PlannedStart start : dates.ordered(plan.name(), date)) {
                if (start.start().instant().isAfter(from) || inclusive && start.start().instant().equals(from)) {
                    found.add(start);
                }
            }
            // What comes later than so many days after the last one that is wanted cannot come before it.
            if (found.size() >= count && date.isAfter(found.get(count - 1).date().plusDays(DAYS_AFTER_DATE))) {
                break;
            }
        }
        found.sort(Comparator.comparing(start -> start.start().instant()));
        return found.subList(0, Math.min(count, found.size()));
    }

    private static void print(List<PlannedStart> starts, Terminal terminal, PlanDates dates) {
        if (terminal.json()) {
            ObjectNode document = Json.object();
            ArrayNode list = document.putArray("next");
            starts.forEach(start -> json(list.addObject(), start, dates));
            terminal.answer(document);
            return;
        }
        if (starts.isEmpty()) {
            terminal.aside(new Text("Aucun départ dans les dix ans.", "No start within ten years."));
            return;
        }
        Table table = new Table(terminal).column(new Text("Départ", "Start")).column(new Text("Date d'exploitation", "Production date"))
                .column(new Text("Planification", "Schedule")).column(new Text("", ""));
        starts.forEach(start -> table.row(iso(start), start.date().toString(), start.schedule(), Marks.words(start.start(), terminal)));
        table.print();
    }

    static String iso(PlannedStart start) {
        return start.start().at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** The fields that every planned start has, wherever it is listed. */
    static void json(ObjectNode to, PlannedStart start, PlanDates dates) {
        to.put("plan", start.plan().value()).put("schedule", start.schedule()).put("date", start.date().toString())
                .put("start", iso(start)).put("zone", start.start().zone().getId())
                .put("scheduled", start.start().scheduled().toString()).put("applied", Marks.code(start.start().applied()));
        dates.cycle(start).ifPresent(cycle -> to.putObject("every").put("seconds", cycle.every().toSeconds())
                .put("until", cycle.end().atOffset(start.start().offset()).toString())
                .put("occurrences", cycle.slots().size()));
    }
}
