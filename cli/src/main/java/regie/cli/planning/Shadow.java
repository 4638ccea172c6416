package regie.cli.planning;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
import regie.cli.shell.ShellProblem;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.estate.EstateModel;
import regie.estate.shadow.Observed;
import regie.estate.shadow.ShadowReport;
import regie.estate.shadow.ShadowRun;
import regie.formats.observed.ObservedFile;
import regie.kernel.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an estate plans for a period, beside what another scheduler really did. Nothing is executed. */
public final class Shadow implements Command {

    private static final int MINUTES = 5;
    private static final int MINUTES_MAX = 1_440;
    private static final int DAYS_MAX = 400;
    private static final int LINES_SHOWN = 60;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** One file and what could not be read of it. */
    private record Unread(Path file, ObservedFile.Unread line) {}

    @Override
    public Text summary() {
        return new Text("le prévu à côté de ce qu'un autre ordonnanceur a fait", "what is planned beside what another scheduler did");
    }

    @Override
    public void declare(Form form) {
        form.argument("DIR", new Text("le répertoire du référentiel", "the estate's folder"))
                .repeated("--observed", "FILE", new Text("ce qui s'est passé : code,event,at,rc,date par ligne",
                        "what happened: code,event,at,rc,date a line"))
                .option("--from", "DATE", new Text("première date d'exploitation", "first production date"))
                .option("--to", "DATE", new Text("dernière date (sinon la première)", "last date (otherwise the first)"))
                .option("--tolerance", "MIN", new Text("minutes d'écart qui comptent comme pareil (sinon 5)",
                        "minutes apart that count as the same (otherwise 5)"))
                .option("--environment", "NAME", new Text("l'environnement (sinon production)", "the environment (otherwise production)"));
    }

    @Override
    public Exit run(Call call) throws IOException {
        LocalDate from = call.date("--from").orElseThrow(() -> missing("--from"));
        LocalDate to = call.date("--to").orElse(from);
        if (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX))) {
            throw new ShellProblem.WrongValue("--to", to.toString(), new Text("une date du " + from + " au " + from.plusDays(DAYS_MAX),
                    "a date from " + from + " to " + from.plusDays(DAYS_MAX))).stop();
        }
        if (call.options("--observed").isEmpty()) {
            throw missing("--observed");
        }
        Duration tolerance = Duration.ofMinutes(call.number("--tolerance", MINUTES, 0, MINUTES_MAX));
        List<Path> files = call.options("--observed").stream().map(call::existingFile).toList();
        EstateModel model = Estates.model(call, call.required("DIR"));
        List<Observed> observed = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (Path file : files) {
            ObservedFile.Content content = ObservedFile.read(file, model.zone());
            observed.addAll(content.observed());
            content.unread().forEach(line -> unread.add(new Unread(file, line)));
        }
        ShadowReport report = ShadowReport.of(model, from, to, observed, tolerance);
        if (call.terminal().json()) {
            call.terminal().answer(json(report, unread, from, to, tolerance, call.terminal()));
        } else {
            print(report, unread, model.zone(), call.terminal());
        }
        return report.agrees() && unread.isEmpty() ? Exit.DONE : Exit.NO;
    }

    private static RuntimeException missing(String option) {
        return new ShellProblem.WrongValue(option, "", option.equals("--observed") ? new Text("un fichier", "a file")
                : new Text("une date comme 2026-12-31", "a date such as 2026-12-31")).stop();
    }

    private static void print(ShadowReport report, List<Unread> unread, ZoneId zone, Terminal terminal) {
        unread.forEach(one -> terminal.line(one.file() + ":" + one.line().line() + ": " + terminal.words(one.line().why())));
        Table table = new Table(terminal).column(Text.same("Plan")).column(new Text("Date", "Date"))
                .column(new Text("Prévu", "Planned")).column(new Text("Réel", "Real")).column(new Text("Écart", "Apart"))
                .elastic(new Text("", ""));
        List<ShadowRun> told = report.runs().stream().filter(run -> isTold(run)).toList();
        told.stream().limit(LINES_SHOWN).forEach(run -> table.row(run.planned().plan().value(), run.planned().date().toString(),
                at(run.planned().start().instant(), zone), run.started().map(start -> at(start, zone)).orElse("–"),
                run.shift().map(Shadow::words).orElse(""), remark(run, terminal)));
        if (!table.isEmpty()) {
            table.print();
        }
        details(told.stream().limit(LINES_SHOWN).toList(), zone, terminal);
        if (told.size() > LINES_SHOWN) {
            terminal.say(new Text("… et " + (told.size() - LINES_SHOWN) + " autres (--json les donne tous).",
                    "… and " + (told.size() - LINES_SHOWN) + " more (--json gives all)."));
        }
        report.unplanned().stream().limit(LINES_SHOWN).forEach(one -> terminal.say(new Text(
                "Observé et pas prévu : " + one.name() + " à " + at(one.at(), zone), "Observed and not planned: " + one.name() + " at "
                        + at(one.at(), zone))));
        report.unknown().forEach((name, count) -> terminal.say(new Text("Inconnu du référentiel : " + name + " (" + count + " fois)",
                "Not in the estate: " + name + " (" + count + " times)")));
        terminal.say(totals(report, unread));
    }

    private static boolean isTold(ShadowRun run) {
        return run.verdict() != ShadowRun.Verdict.SAME || !run.disorders().isEmpty() || run.met().filter(met -> !met).isPresent()
                || run.returned().isPresent();
    }

    private static String remark(ShadowRun run, Terminal terminal) {
        List<String> words = new ArrayList<>();
        if (run.verdict() == ShadowRun.Verdict.NOT_SEEN) {
            words.add(terminal.words(new Text("pas observé", "not seen")));
        }
        run.returned().ifPresent(code -> words.add("rc " + code));
        if (run.met().filter(met -> !met).isPresent()) {
            words.add(terminal.words(new Text("hors délai", "late")));
        }
        if (!run.disorders().isEmpty()) {
            words.add(terminal.words(new Text("ordre", "order")));
        }
        return String.join(" · ", words);
    }

    /** What a word in the table cannot say: which deadline, which order. */
    private static void details(List<ShadowRun> runs, ZoneId zone, Terminal terminal) {
        for (ShadowRun run : runs) {
            String name = run.planned().plan() + "@" + run.planned().date();
            if (run.met().filter(met -> !met).isPresent()) {
                String end = at(run.ended().orElseThrow(), zone);
                String limit = at(run.deadline().orElseThrow(), zone);
                terminal.say(new Text(name + " : finie à " + end + ", limite " + limit, name + ": ended at " + end + ", deadline "
                        + limit));
            }
            run.disorders().forEach(each -> terminal.say(new Text(
                    name + " : " + each.task() + " est parti avant la fin de " + each.needs(),
                    name + ": " + each.task() + " started before " + each.needs() + " ended")));
        }
    }

    private static String at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).format(MOMENT);
    }

    private static String words(Duration apart) {
        long seconds = Math.abs(apart.toSeconds());
        return (apart.isNegative() ? "-" : "+") + (seconds / 3_600 > 0 ? seconds / 3_600 + "h" : "") + seconds % 3_600 / 60 + "m"
                + seconds % 60 + "s";
    }

    private static Map<ShadowRun.Verdict, Long> counts(ShadowReport report) {
        Map<ShadowRun.Verdict, Long> counts = new LinkedHashMap<>();
        for (ShadowRun.Verdict verdict : ShadowRun.Verdict.values()) {
            counts.put(verdict, report.runs().stream().filter(run -> run.verdict() == verdict).count());
        }
        return counts;
    }

    private static long deadlines(ShadowReport report, boolean met) {
        return report.runs().stream().flatMap(run -> run.met().stream()).filter(each -> each == met).count();
    }

    private static long disorders(ShadowReport report) {
        return report.runs().stream().mapToLong(run -> run.disorders().size()).sum();
    }

    private static Text totals(ShadowReport report, List<Unread> unread) {
        Map<ShadowRun.Verdict, Long> counts = counts(report);
        long same = counts.get(ShadowRun.Verdict.SAME);
        long earlier = counts.get(ShadowRun.Verdict.EARLIER);
        long later = counts.get(ShadowRun.Verdict.LATER);
        long unseen = counts.get(ShadowRun.Verdict.NOT_SEEN);
        int all = report.runs().size();
        return new Text(all + " prévue(s) : " + same + " à l'heure, " + earlier + " plus tôt, " + later + " plus tard, " + unseen
                + " pas observée(s) ; " + report.unplanned().size() + " pas prévue(s) ; " + disorders(report)
                        + " inversion(s) d'ordre ; heures "
                + "limites : " + deadlines(report, true) + " tenue(s), " + deadlines(report, false) + " manquée(s) ; " + unread.size()
                + " ligne(s) illisible(s).",
                all + " planned: " + same + " on time, " + earlier + " earlier, " + later + " later, " + unseen + " not seen; "
                + report.unplanned().size() + " not planned; " + disorders(report) + " out of order; deadlines: " + deadlines(report, true)
                + " met, " + deadlines(report, false) + " missed; " + unread.size() + " line(s) unread.");
    }

    private static ObjectNode json(ShadowReport report, List<Unread> unread, LocalDate from, LocalDate to, Duration tolerance,
            Terminal terminal) {
        ObjectNode document = Json.object().put("from", from.toString()).put("to", to.toString()).put("tolerance_s", tolerance.toSeconds())
                .put("agrees", report.agrees() && unread.isEmpty());
        ObjectNode totals = document.putObject("totals").put("planned", report.runs().size());
        counts(report).forEach((verdict, count) -> totals.put(word(verdict), count));
        totals.put("not_planned", report.unplanned().size()).put("out_of_order", disorders(report))
                .put("deadlines_met", deadlines(report, true)).put("deadlines_missed", deadlines(report, false));
        ArrayNode runs = document.putArray("runs");
        report.runs().forEach(run -> json(runs.addObject(), run));
        ArrayNode others = document.putArray("not_planned");
        report.unplanned().forEach(one -> others.addObject().put("name", one.name()).put("at", one.at().toString()));
        ObjectNode unknown = document.putObject("unknown");
        report.unknown().forEach(unknown::put);
        ArrayNode lines = document.putArray("unread");
        unread.forEach(one -> lines.addObject().put("file", one.file().toString()).put("line", one.line().line())
                .put("message", terminal.words(one.line().why())));
        return document;
    }

    private static void json(ObjectNode node, ShadowRun run) {
        node.put("plan", run.planned().plan().value()).put("schedule", run.planned().schedule()).put("date",
                run.planned().date().toString())
                .put("planned", run.planned().start().at().toString()).put("verdict", word(run.verdict()));
        run.started().ifPresent(at -> node.put("started", at.toString()));
        run.ended().ifPresent(at -> node.put("ended", at.toString()));
        run.shift().ifPresent(shift -> node.put("apart_s", shift.toSeconds()));
        run.returned().ifPresent(code -> node.put("rc", code));
        run.deadline().ifPresent(at -> node.put("deadline", at.toString()));
        Optional<Boolean> met = run.met();
        met.ifPresent(it -> node.put("deadline_met", it));
        ArrayNode disorders = node.putArray("out_of_order");
        run.disorders().forEach(each -> disorders.addObject().put("task", each.task()).put("needs", each.needs())
                .put("started", each.started().toString()).put("needed_ended", each.ended().toString()));
    }

    private static String word(ShadowRun.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
