package regie.cli.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.preview.EstateDiff;
import regie.estate.preview.RunChange;
import regie.estate.preview.Unreachable;
import regie.kernel.PlanName;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What another version of an estate adds, removes and moves in the coming days. Equal days are told once. */
public final class Diff implements Command {

    private static final int DAYS = 31;
    private static final int DAYS_MAX = 396;
    private static final int NAMES_SHOWN = 12;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    @Override
    public Text summary() {
        return new Text("ce qu'un changement fait aux jours qui viennent", "what a change does to the coming days");
    }

    @Override
    public void declare(Form form) {
        form.argument("DIR1", new Text("le référentiel tel qu'il est", "the estate as it is"))
                .argument("DIR2", new Text("tel qu'il serait", "as it would be"))
                .option("--from", "DATE", new Text("première date d'exploitation (sinon celle de maintenant)",
                        "first production date (otherwise that of now)"))
                .option("--days", "N", new Text("combien de dates (sinon 31, 396 au plus)", "how many dates (otherwise 31, at most 396)"))
                .option("--environment", "NAME", new Text("l'environnement (sinon production)", "the environment (otherwise production)"));
    }

    @Override
    public Exit run(Call call) {
        int days = call.number("--days", DAYS, 1, DAYS_MAX);
        Optional<LocalDate> asked = Estates.date(call, "--from");
        EstateModel before = Estates.model(call, call.required("DIR1"));
        EstateModel after = Estates.model(call, call.required("DIR2"));
        PlanDates dates = new PlanDates(after);
        LocalDate from = asked.orElseGet(() -> dates.dateOf(Instant.now(), after.zone()));
        EstateDiff diff = EstateDiff.between(before, after, from, days);
        List<DayGroup> groups = DayGroup.of(diff.changes(), after.zone(), dates);
        if (call.terminal().json()) {
            call.terminal().answer(json(diff, groups, from, days, call.terminal()));
        } else {
            print(diff, groups, after.zone(), call.terminal());
        }
        return Exit.DONE;
    }

    private static void print(EstateDiff diff, List<DayGroup> groups, ZoneId zone, Terminal terminal) {
        plans(terminal, new Text("Plans nouveaux : ", "New plans: "), diff.added());
        plans(terminal, new Text("Plans supprimés : ", "Plans removed: "), diff.removed());
        for (DayGroup group : groups) {
            terminal.line(group.dates() + group.clock().map(clock -> terminal.words(new Text(
                    ", changement d'heure " + clock.before() + " → " + clock.after(),
                    ", clocks change " + clock.before() + " → " + clock.after()))).orElse(""));
            Table table = new Table(terminal).column(new Text("", "")).column(Text.same("Plan"))
                    .column(new Text("Avant", "Before")).column(new Text("Après", "After")).elastic(new Text("", ""));
            group.changes().forEach(change -> table.row(sign(change), change.plan().value(),
                    change.before().map(DayGroup::time).orElse("–"), DayGroup.after(change), remark(change, terminal)));
            table.print();
            terminal.line("");
        }
        late(diff.unreachable(), zone, terminal);
        diff.runOut().forEach((calendar, date) -> terminal.say(new Text(
                "Le calendrier " + calendar + " ne sait plus rien à partir du " + date + " : prolongez-le.",
                "The calendar " + calendar + " knows nothing from " + date + " on: extend it.")));
        terminal.say(totals(diff));
    }

    /** One line for each deadline, with the first date on which it is out of reach. */
    private static void late(List<Unreachable> all, ZoneId zone, Terminal terminal) {
        Map<String, List<Unreachable>> byDeadline = new LinkedHashMap<>();
        all.forEach(each -> byDeadline.computeIfAbsent(each.plan() + each.task().map(task -> "/" + task).orElse(""),
                none -> new ArrayList<>()).add(each));
        byDeadline.forEach((what, each) -> {
            Unreachable first = each.getFirst();
            String end = first.end().atZone(zone).format(MOMENT);
            String deadline = first.deadline().atZone(zone).format(MOMENT);
            terminal.say(new Text("Heure limite hors d'atteinte : " + what + ", " + each.size() + " date(s) dès le " + first.date()
                            + " ; au mieux finie à " + end + ", limite " + deadline,
                    "Deadline out of reach: " + what + ", " + each.size() + " date(s) from " + first.date()
                            + "; done at best at " + end + ", deadline " + deadline));
        });
    }

    private static void plans(Terminal terminal, Text title, List<PlanName> names) {
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).map(PlanName::value).toList());
            terminal.line(terminal.words(title) + shown + (names.size() > NAMES_SHOWN ? ", … (" + names.size() + ")" : ""));
        }
    }

    private static String sign(RunChange change) {
        return switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case MOVED -> "~";
        };
    }

    private static String remark(RunChange change, Terminal terminal) {
        String schedule = change.after().or(change::before).orElseThrow().schedule();
        String mark = change.after().map(start -> Marks.words(start.start(), terminal)).orElse("");
        return mark.isEmpty() ? schedule : schedule + " · " + mark;
    }

    private static long count(EstateDiff diff, RunChange.Kind kind) {
        return diff.changes().stream().filter(change -> change.kind() == kind).count();
    }

    private static Text totals(EstateDiff diff) {
        long added = count(diff, RunChange.Kind.ADDED);
        long removed = count(diff, RunChange.Kind.REMOVED);
        long moved = count(diff, RunChange.Kind.MOVED);
        return added + removed + moved == 0 ? new Text("Aucune exécution ne change.", "No run changes.")
                : new Text(added + " exécution(s) ajoutée(s), " + removed + " supprimée(s), " + moved + " déplacée(s).",
                        added + " run(s) added, " + removed + " removed, " + moved + " moved.");
    }

    private static ObjectNode json(EstateDiff diff, List<DayGroup> groups, LocalDate from, int days, Terminal terminal) {
        ObjectNode document = Json.object().put("from", from.toString()).put("days", days);
        document.putObject("totals").put("added", count(diff, RunChange.Kind.ADDED)).put("removed", count(diff, RunChange.Kind.REMOVED))
                .put("moved", count(diff, RunChange.Kind.MOVED));
        ArrayNode plans = document.putArray("plans_added");
        diff.added().forEach(name -> plans.add(name.value()));
        ArrayNode gone = document.putArray("plans_removed");
        diff.removed().forEach(name -> gone.add(name.value()));
        ArrayNode list = document.putArray("groups");
        for (DayGroup group : groups) {
            ObjectNode node = list.addObject();
            ArrayNode dates = node.putArray("dates");
            group.all().forEach(date -> dates.add(date.toString()));
            group.clock().ifPresent(clock -> node.putObject("clock_change").put("before", clock.before().getId())
                    .put("after", clock.after().getId()));
            ArrayNode changes = node.putArray("changes");
            group.changes().forEach(change -> json(changes.addObject(), change));
        }
        ArrayNode late = document.putArray("deadlines_unreachable");
        diff.unreachable().forEach(each -> late.addObject().put("plan", each.plan().value()).put("task", each.task().orElse(null))
                .put("date", each.date().toString()).put("start", each.start().toString()).put("end", each.end().toString())
                .put("deadline", each.deadline().toString()));
        ObjectNode calendars = document.putObject("calendars_run_out");
        for (Map.Entry<String, LocalDate> each : diff.runOut().entrySet()) {
            calendars.put(each.getKey(), each.getValue().toString());
        }
        return document;
    }

    /** The times are those of the group's first date. */
    private static void json(ObjectNode node, RunChange change) {
        node.put("kind", change.kind().name().toLowerCase(Locale.ROOT)).put("plan", change.plan().value())
                .put("schedule", change.after().or(change::before).orElseThrow().schedule());
        change.before().ifPresent(start -> node.put("before", NextOfPlan.iso(start)).put("before_date", start.date().toString()));
        change.after().ifPresent(start -> node.put("after", NextOfPlan.iso(start)).put("after_date", start.date().toString())
                .put("applied", Marks.code(start.start().applied())));
    }
}
