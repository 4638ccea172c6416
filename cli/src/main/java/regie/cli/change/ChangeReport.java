package regie.cli.change;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.remote.Json;
import regie.cli.shell.Exit;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** Says what a version changes, and what became of it. */
final class ChangeReport {

    private static final int SHORT = 12;
    private static final int NAMES_SHOWN = 12;
    private static final int BREAKS_SHOWN = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private ChangeReport() {}

    /** A no for what is invalid or refused, and for a preview of what would be refused. */
    static Exit of(JsonNode change, Terminal terminal) {
        String outcome = Json.text(change, "outcome");
        boolean no = outcome.equals("invalid") || outcome.equals("refused") || outcome.equals("preview")
                && !change.path("breaks").isEmpty();
        if (terminal.json()) {
            terminal.answer(change);
            return no ? Exit.NO : Exit.DONE;
        }
        findings(change.path("findings"), terminal);
        if (change.path("coming").isObject()) {
            coming(change.path("coming"), terminal);
        }
        breaks(change.path("breaks"), terminal);
        terminal.say(end(change, outcome, terminal));
        return no ? Exit.NO : Exit.DONE;
    }

    static String shortly(String version) {
        return version.substring(0, Math.min(SHORT, version.length()));
    }

    private static Text end(JsonNode change, String outcome, Terminal terminal) {
        String version = shortly(Json.text(change, "version"));
        String before = shortly(Json.text(change, "before"));
        return switch (outcome) {
            case "applied" -> new Text("Version " + version + " en vigueur (avant : " + before + ").",
                    "Version " + version + " is in force (before: " + before + ").");
            case "unchanged" -> new Text("La version " + version + " est déjà en vigueur.", "Version " + version + " is in force already.");
            case "invalid" -> new Text("Invalide ; la version " + before + " reste en vigueur.", "Invalid; version " + before
                    + " stays in force.");
            case "preview" -> change.path("breaks").isEmpty()
                    ? new Text("Aperçu de " + version + " ; rien n'a changé.", "Preview of " + version + "; nothing changed.")
                    : new Text("Aperçu de " + version + " ; elle serait refusée sans --force.",
                            "Preview of " + version + "; it would be refused without --force.");
            default -> Text.same(Json.sentence(change.path("problem").path("sentence"), terminal));
        };
    }

    private static void findings(JsonNode findings, Terminal terminal) {
        for (JsonNode finding : findings) {
            String severity = Json.text(finding, "severity");
            terminal.line(Json.text(finding, "file") + ":" + finding.path("line").asInt() + ":" + finding.path("column").asInt() + ": "
                    + (severity.equals("error") ? "" : severity + ": ") + Json.sentence(finding.path("message"), terminal) + " "
                    + Json.sentence(finding.path("remedy"), terminal));
        }
    }

    private static void breaks(JsonNode breaks, Terminal terminal) {
        if (breaks.isEmpty()) {
            return;
        }
        terminal.say(new Text("Ce que des exécutions en cours perdraient :", "What living runs would miss:"));
        int shown = 0;
        for (JsonNode one : breaks) {
            if (shown++ == BREAKS_SHOWN) {
                terminal.line("  …");
                return;
            }
            terminal.line("  " + Json.sentence(one.path("sentence"), terminal));
        }
    }

    private static void coming(JsonNode coming, Terminal terminal) {
        names(coming, "plans_added", new Text("Plans nouveaux : ", "New plans: "), terminal);
        names(coming, "plans_removed", new Text("Plans supprimés : ", "Plans removed: "), terminal);
        names(coming, "plans_changed", new Text("Plans modifiés : ", "Plans changed: "), terminal);
        names(coming, "files_changed", new Text("Fichiers modifiés : ", "Files changed: "), terminal);
        terminal.say(new Text("Les " + coming.path("days").asInt() + " jours qui viennent, dès le " + Json.text(coming, "from") + " :",
                "The coming " + coming.path("days").asInt() + " days, from " + Json.text(coming, "from") + ":"));
        runs(coming.path("runs"), terminal);
        if (coming.path("left_out").asInt() > 0) {
            terminal.say(new Text("  … et " + coming.path("left_out").asInt() + " autres.", "  … and "
                    + coming.path("left_out").asInt() + " more."));
        }
        for (JsonNode clock : coming.path("clock_changes")) {
            String clocks = Json.text(clock, "date") + ": " + Json.text(clock, "before") + " → " + Json.text(clock, "after");
            terminal.say(new Text("Changement d'heure, nuit du " + clocks, "Clocks change in the night of " + clocks));
        }
        late(coming.path("deadlines_unreachable"), terminal);
        for (JsonNode calendar : coming.path("calendars_run_out")) {
            String name = Json.text(calendar, "calendar");
            String from = Json.text(calendar, "from");
            terminal.say(new Text("Le calendrier " + name + " ne sait plus rien à partir du " + from + " : prolongez-le.",
                    "The calendar " + name + " knows nothing from " + from + " on: extend it."));
        }
        int added = coming.path("added").asInt();
        int removed = coming.path("removed").asInt();
        int moved = coming.path("moved").asInt();
        terminal.say(added + removed + moved == 0 ? new Text("  Aucune exécution ne change.", "  No run changes.")
                : new Text("  " + added + " exécution(s) ajoutée(s), " + removed + " supprimée(s), " + moved + " déplacée(s).",
                        "  " + added + " run(s) added, " + removed + " removed, " + moved + " moved."));
    }

    private static void names(JsonNode coming, String field, Text title, Terminal terminal) {
        List<String> names = new ArrayList<>();
        coming.path(field).forEach(name -> names.add(name.asString()));
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
            terminal.line(terminal.words(title) + shown + (names.size() > NAMES_SHOWN ? ", … (" + names.size() + ")" : ""));
        }
    }

    /** What happens alike on several dates is one line. */
    private static void runs(JsonNode runs, Terminal terminal) {
        Map<List<String>, List<LocalDate>> alike = new LinkedHashMap<>();
        for (JsonNode run : runs) {
            LocalDate date = LocalDate.parse(Json.text(run, "date"));
            String kind = Json.text(run, "kind");
            String applied = Json.text(run, "applied");
            alike.computeIfAbsent(List.of(kind.equals("added") ? "+" : kind.equals("removed") ? "-" : "~", Json.text(run, "plan"),
                    time(Json.maybe(run, "before"), date), time(Json.maybe(run, "after"), date),
                    Json.text(run, "schedule") + (applied.equals("as-written") ? "" : " " + applied)), none -> new ArrayList<>()).add(date);
        }
        if (alike.isEmpty()) {
            return;
        }
        Table table = new Table(terminal).column(new Text("", "")).column(Text.same("Plan")).column(new Text("Avant", "Before"))
                .column(new Text("Après", "After")).column(new Text("Dates", "Dates")).elastic(new Text("", ""));
        alike.forEach((line, dates) -> table.row(line.get(0), line.get(1), line.get(2), line.get(3), dates(dates), line.get(4)));
        table.print();
    }

    private static String time(Optional<String> text, LocalDate date) {
        return text.map(OffsetDateTime::parse).map(at -> {
            long later = ChronoUnit.DAYS.between(date, at.toLocalDate());
            return at.format(TIME) + (later == 0 ? "" : (later > 0 ? " +" : " ") + later);
        }).orElse("–");
    }

    private static String dates(List<LocalDate> dates) {
        LocalDate first = dates.getFirst();
        LocalDate last = dates.getLast();
        return dates.size() == 1 ? first.toString() : first + ".." + last + " (" + dates.size() + ")";
    }

    private static void late(JsonNode all, Terminal terminal) {
        Map<String, List<JsonNode>> alike = new LinkedHashMap<>();
        all.forEach(each -> alike.computeIfAbsent(Json.text(each, "plan") + Json.maybe(each, "task").map(task -> "/" + task).orElse(""),
                none -> new ArrayList<>()).add(each));
        alike.forEach((what, each) -> {
            JsonNode first = each.getFirst();
            String end = OffsetDateTime.parse(Json.text(first, "end")).format(MOMENT);
            String deadline = OffsetDateTime.parse(Json.text(first, "deadline")).format(MOMENT);
            terminal.say(new Text("Heure limite hors d'atteinte : " + what + ", " + each.size() + " date(s) ; au mieux finie à " + end
                            + ", limite " + deadline,
                    "Deadline out of reach: " + what + ", " + each.size() + " date(s); done at best at " + end + ", deadline " + deadline));
        });
    }
}
