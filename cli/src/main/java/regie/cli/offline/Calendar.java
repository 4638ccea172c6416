package regie.cli.offline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.Json;
import regie.cli.shell.Call;
import regie.cli.shell.Command;
import regie.cli.shell.Exit;
import regie.cli.shell.Form;
import regie.estate.calendar.CalendarRule;
import regie.estate.calendar.WorkCalendar;
import regie.formats.calendar.JollydayHolidays;
import regie.formats.calendar.Region;
import regie.formats.estate.EstateReader;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which days of a country, a region or a calendar of an estate are worked, and why not. */
public final class Calendar implements Command {

    private static final int YEARS_MAX = 100;

    /** What is asked for by name, and what it is called. */
    private record Named(WorkCalendar calendar, Text title) {}

    @Override
    public Text summary() {
        return new Text("jours ouvrés d'un pays ou d'un calendrier", "working days of a country or a calendar");
    }

    @Override
    public void declare(Form form) {
        form.argument("CALENDAR", new Text("un pays (FR), une région (FR-57, GB-ENG), une place (TARGET2, NYSE), ou RÉPERTOIRE:NOM",
                        "a country (FR), a region (FR-57, GB-ENG), a market (TARGET2, NYSE), or DIR:NAME"))
                .option("--from", "DATE", new Text("premier jour (sinon le 1er de ce mois)", "first day (otherwise the 1st of this month)"))
                .option("--to", "DATE", new Text("dernier jour (sinon la fin du même mois)",
                        "last day (otherwise the end of the same month)"));
    }

    @Override
    public Exit run(Call call) {
        LocalDate from = call.date("--from").orElseGet(() -> LocalDate.now().withDayOfMonth(1));
        LocalDate to = call.date("--to").orElseGet(() -> from.withDayOfMonth(from.lengthOfMonth()));
        if (to.isBefore(from)) {
            throw new CalendarProblem.EndsBeforeItBegins(from, to).stop();
        }
        if (ChronoUnit.YEARS.between(from, to) >= YEARS_MAX) {
            throw new CalendarProblem.TooLong(YEARS_MAX).stop();
        }
        Named named = named(call, call.required("CALENDAR"));
        for (LocalDate edge : List.of(from, to)) {
            if (!named.calendar().knows(edge)) {
                throw new CalendarProblem.NotKnownThere(named.calendar(), edge).stop();
            }
        }
        List<WorkCalendar.Day> days = from.datesUntil(to.plusDays(1)).map(named.calendar()::day).toList();
        if (call.terminal().json()) {
            call.terminal().answer(json(days, call));
        } else {
            new MonthGrid(call.terminal()).print(named.title(), days);
        }
        return Exit.DONE;
    }

    private static Named named(Call call, String text) {
        int colon = text.lastIndexOf(':');
        if (colon > 0) {
            return ofEstate(call.existingFolder(text.substring(0, colon)), text.substring(colon + 1));
        }
        Optional<Region> region = Region.find(text);
        if (region.isEmpty()) {
            boolean folder = Files.isDirectory(call.path(text));
            throw (folder ? new CalendarProblem.FolderAlone(text) : new CalendarProblem.UnknownRegion(text, Region.near(text))).stop();
        }
        CalendarRule rule = CalendarRule.ofRegion(region.get().code(), region.get().weekend());
        return new Named(new WorkCalendar(rule, new JollydayHolidays(), Map.of()), region.get().title());
    }

    private static Named ofEstate(Path folder, String name) {
        EstateReader.Opened estate = EstateReader.open(folder);
        return switch (estate.read(estate.environments().getFirst())) {
            case EstateReader.Outcome.Invalid invalid ->
                throw new CalendarProblem.InvalidEstate(folder, invalid.findings().errors().size()).stop();
            case EstateReader.Outcome.Valid valid -> {
                WorkCalendar calendar = valid.model().calendars().get(name);
                if (calendar == null) {
                    throw new CalendarProblem.UnknownCalendar(name, List.copyOf(valid.model().calendars().keySet())).stop();
                }
                yield new Named(calendar, calendar.rule().title());
            }
        };
    }

    private static ArrayNode json(List<WorkCalendar.Day> days, Call call) {
        ObjectNode holder = Json.object();
        ArrayNode list = holder.putArray("days");
        days.forEach(day -> list.addObject().put("date", day.date().toString()).put("working", day.working())
                .put("reason", call.terminal().words(day.reason())));
        return list;
    }
}
