package regie.cli.planning;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import regie.cli.look.DayBoard;
import regie.cli.remote.ControlRoom;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.estate.EstateModel;
import regie.estate.calendar.WorkCalendar;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.preview.ClockChange;
import regie.estate.preview.PlannedDay;
import regie.estate.schedule.PlannedStart;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is planned for a production date, or how much on each of the dates ahead. */
public final class Day implements Command {

    /** Thirteen months. */
    private static final int DAYS_MAX = 396;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ssxxx");

    @Override
    public Text summary() {
        return new Text("le plan d'une journée d'exploitation", "the plan of a production date");
    }

    @Override
    public void declare(Form form) {
        form.optionalArgument("DIR", new Text("le répertoire du référentiel ; sans lui, le serveur : planifié et chargé",
                        "the estate's folder; without it, the server: planned and ordered"))
                .option("--date", "DATE", new Text("la date d'exploitation (sinon celle de maintenant)",
                        "the production date (otherwise that of now)"))
                .option("--days", "N", new Text("un résumé de N dates à partir de là, 396 au plus",
                        "a summary of N dates from there on, at most 396"))
                .option("--environment", "NAME", new Text("l'environnement (sinon production)", "the environment (otherwise production)"))
                .option("--data", "DIR", ControlRoom.DATA);
    }

    @Override
    public Exit run(Call call) throws IOException {
        if (call.argument("DIR").isEmpty()) {
            return DayBoard.show(call);
        }
        int days = call.number("--days", 0, 1, DAYS_MAX);
        Optional<LocalDate> asked = Estates.date(call, "--date");
        EstateModel model = Estates.model(call, call.required("DIR"));
        PlanDates dates = new PlanDates(model);
        LocalDate date = asked.orElseGet(() -> dates.dateOf(Instant.now(), model.zone()));
        if (days > 0) {
            summary(model, dates, date, days, call.terminal());
        } else if (call.terminal().json()) {
            call.terminal().answer(json(model, dates, PlannedDay.of(model, dates, date), call.terminal()));
        } else {
            print(model, dates, PlannedDay.of(model, dates, date), call.terminal());
        }
        return Exit.DONE;
    }

    private static void print(EstateModel model, PlanDates dates, PlannedDay day, Terminal terminal) {
        terminal.say(heading(model, dates, day));
        Table table = new Table(terminal).column(new Text("Départ", "Start")).column(Text.same("Plan"))
                .column(new Text("Planification", "Schedule")).elastic(new Text("", ""));
        day.starts().forEach(start -> table.row(time(start, day.date()), start.plan().value(), start.schedule(),
                remarks(start, dates, model, terminal)));
        if (!table.isEmpty()) {
            table.print();
        }
        if (!day.absent().isEmpty()) {
            terminal.line("");
            terminal.say(new Text("Pas ce jour-là :", "Not on this date:"));
            day.absent().forEach(absent -> terminal.line("  " + absent.plan() + "  " + absent.schedule() + "  "
                    + terminal.words(absent.why().sentence())));
        }
    }

    private static Text heading(EstateModel model, PlanDates dates, PlannedDay day) {
        WorkCalendar.Day known = model.calendarNamed(Optional.empty()).day(day.date());
        int runs = day.starts().size();
        Text clock = clock(model, dates, day.date());
        return new Text(day.date() + ", " + known.reason().fr() + ", " + runs + " exécution(s)" + clock.fr(),
                day.date() + ", " + known.reason().en() + ", " + runs + " run(s)" + clock.en());
    }

    /** The time change of the estate's zone within a production date. */
    private static Text clock(EstateModel model, PlanDates dates, LocalDate date) {
        return change(model, dates, date).map(change -> new Text(
                ", changement d'heure " + change.before() + " → " + change.after(),
                ", clocks change " + change.before() + " → " + change.after())).orElse(new Text("", ""));
    }

    private static Optional<ClockChange> change(EstateModel model, PlanDates dates, LocalDate date) {
        ZoneId zone = model.zone();
        return ClockChange.between(dates.newDay(date, zone), dates.newDay(date.plusDays(1), zone), zone);
    }

    /** The local time with its offset, and on which day when it is not the production date's own. */
    private static String time(PlannedStart start, LocalDate date) {
        LocalDate local = start.start().at().toLocalDate();
        return start.start().at().format(TIME) + (local.equals(date) ? "" : " " + local);
    }

    private static String remarks(PlannedStart start, PlanDates dates, EstateModel model, Terminal terminal) {
        StringBuilder text = new StringBuilder(Marks.words(start.start(), terminal));
        if (!start.start().zone().equals(model.zone())) {
            text.append(text.isEmpty() ? "" : " · ").append(start.start().zone().getId());
        }
        dates.cycle(start).ifPresent(cycle -> text.append(text.isEmpty() ? "" : " · ").append(terminal.words(new Text(
                cycle.slots().size() + " passages jusqu'à " + cycle.end().atZone(start.start().zone()).toLocalTime(),
                cycle.slots().size() + " occurrences until " + cycle.end().atZone(start.start().zone()).toLocalTime()))));
        List<String> tasks = AbsentTasks.of(plan(model, start), start.date(), dates);
        if (!tasks.isEmpty()) {
            text.append(text.isEmpty() ? "" : " · ").append(terminal.words(new Text("sans ", "without "))).append(String.join(", ", tasks));
        }
        return text.toString();
    }

    private static PlanDefinition plan(EstateModel model, PlannedStart start) {
        return model.plan(start.plan()).orElseThrow();
    }

    private static ObjectNode json(EstateModel model, PlanDates dates, PlannedDay day, Terminal terminal) {
        ObjectNode document = head(model, dates, day.date(), terminal);
        ArrayNode runs = document.putArray("runs");
        day.starts().forEach(start -> {
            ObjectNode run = runs.addObject();
            NextOfPlan.json(run, start, dates);
            ArrayNode absent = run.putArray("absent_tasks");
            AbsentTasks.of(plan(model, start), start.date(), dates).forEach(absent::add);
        });
        ArrayNode absent = document.putArray("absent");
        day.absent().forEach(each -> absent.addObject().put("plan", each.plan().value()).put("schedule", each.schedule())
                .put("code", each.why().getClass().getSimpleName()).put("reason", terminal.words(each.why().sentence())));
        return document;
    }

    private static ObjectNode head(EstateModel model, PlanDates dates, LocalDate date, Terminal terminal) {
        WorkCalendar.Day known = model.calendarNamed(Optional.empty()).day(date);
        ObjectNode document = Json.object().put("date", date.toString()).put("working", known.working())
                .put("reason", terminal.words(known.reason()))
                .put("begins", dates.newDay(date, model.zone()).atZone(model.zone()).toOffsetDateTime().toString())
                .put("environment", model.environment().name());
        change(model, dates, date).ifPresent(change -> document.putObject("clock_change").put("at", change.at().toString())
                .put("before", change.before().getId()).put("after", change.after().getId()));
        return document;
    }

    private static void summary(EstateModel model, PlanDates dates, LocalDate from, int days, Terminal terminal) {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("days");
        Table table = new Table(terminal).column(new Text("Date", "Date")).column(new Text("Exécutions", "Runs"))
                .column(new Text("Premier", "First")).column(new Text("Dernier", "Last")).elastic(new Text("", ""));
        for (LocalDate date = from; date.isBefore(from.plusDays(days)); date = date.plusDays(1)) {
            PlannedDay day = PlannedDay.of(model, dates, date);
            if (terminal.json()) {
                ObjectNode line = head(model, dates, date, terminal).put("runs", day.starts().size()).put("absent", day.absent().size());
                day.starts().stream().findFirst().ifPresent(first -> line.put("first", NextOfPlan.iso(first))
                        .put("last", NextOfPlan.iso(day.starts().getLast())));
                list.add(line);
            } else {
                boolean any = !day.starts().isEmpty();
                WorkCalendar.Day known = model.calendarNamed(Optional.empty()).day(date);
                Text clock = clock(model, dates, date);
                table.row(date.toString(), Integer.toString(day.starts().size()), any ? time(day.starts().getFirst(), date) : "",
                        any ? time(day.starts().getLast(), date) : "", terminal.words(known.reason()) + terminal.words(clock));
            }
        }
        if (terminal.json()) {
            terminal.answer(document);
        } else {
            table.print();
        }
    }
}
