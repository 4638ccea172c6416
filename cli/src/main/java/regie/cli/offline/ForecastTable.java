package regie.cli.offline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.cli.shell.Table;
import regie.cli.shell.Terminal;
import regie.engine.forecast.Outlook;
import regie.kernel.Text;

/** A forecast for people: deadlines first, then services, then the path that decides, then what it all takes for granted. */
final class ForecastTable {

    private static final int PATH_MAX = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/MM HH:mm");

    private final Terminal terminal;
    private final ZoneId zone;
    private final Map<String, Outlook.Standing> services;
    private final Outlook outlook;

    ForecastTable(Terminal terminal, ZoneId zone, Map<String, Outlook.Standing> services, Outlook outlook) {
        this.terminal = terminal;
        this.zone = zone;
        this.services = services;
        this.outlook = outlook;
    }

    void print(LocalDate date) {
        long runs = outlook.tasks().stream().map(Outlook.OfTask::run).distinct().count();
        String from = outlook.firstStart().map(at -> time(at, date)).orElse("–");
        String to = outlook.end().map(at -> time(at, date)).orElse("–");
        String lasts = duration(outlook.makespan());
        terminal.say(new Text(date + " : " + runs + " exécution(s), " + outlook.tasks().size() + " traitement(s), de " + from + " à " + to
                + ", soit " + lasts + ".",
                date + ": " + runs + " run(s), " + outlook.tasks().size() + " task(s), from " + from + " to " + to
                        + ", which is " + lasts + "."));
        deadlines(date);
        services();
        path(date);
        stuck();
        for (Text assumption : outlook.assumptions()) {
            terminal.say(new Text("Hypothèse : " + assumption.fr() + ".", "Assumption: " + assumption.en() + "."));
        }
        if (!outlook.exact()) {
            terminal.say(new Text("Des règles de ce jour ne sont jouées que par la machine : marges et probabilités sont approchées.",
                    "Rules of this day are played by the machine alone: slack and probabilities are approximate."));
        }
    }

    private void deadlines(LocalDate date) {
        if (outlook.deadlines().isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table(terminal).elastic(new Text("HEURE LIMITE", "DEADLINE")).column(new Text("À", "AT"))
                .column(new Text("PRÉVU", "FORECAST")).column(new Text("9 FOIS SUR 10", "9 TIMES IN 10"))
                .column(new Text("TENUE", "MET")).elastic(new Text("ÉTAT", "STATE"));
        for (Outlook.OfDeadline it : outlook.deadlines()) {
            String between = it.early().isPresent()
                    ? time(it.early().get(), date) + "–" + it.latest().map(at -> time(at, date)).orElse("∞") : "";
            table.row(it.name(), time(it.at(), date), it.predicted().map(at -> time(at, date)).orElse("–"), between,
                    it.probability().map(p -> Math.round(p * 100) + " %").orElse(""), terminal.words(it.standing().words()));
        }
        table.print();
        outlook.deadlines().forEach(it -> action(it, date));
    }

    /** "05:12 if rerun by 02:36; without action: will not end". */
    private void action(Outlook.OfDeadline it, LocalDate date) {
        it.action().ifPresent(action -> {
            String then = it.name() + " : " + action.then().map(at -> time(at, date) + " ").orElse("");
            terminal.say(new Text(
                    then + action.what().fr() + " avant " + time(action.by(), date) + " ; sans intervention : ne finira pas.",
                    then.replace(" : ", ": ") + action.what().en() + " by " + time(action.by(), date) + "; without action: will not end."));
        });
    }

    private void services() {
        if (!services.isEmpty()) {
            terminal.line("");
            Table table = new Table(terminal).elastic(new Text("SERVICE", "SERVICE")).column(new Text("ÉTAT", "STATE"));
            services.forEach((name, standing) -> table.row(name, terminal.words(standing.words())));
            table.print();
        }
    }

    private void path(LocalDate date) {
        List<Outlook.OfTask> path = outlook.tasks().stream().filter(Outlook.OfTask::critical)
                .sorted(java.util.Comparator.comparing(task -> Optional.ofNullable(task.start()).orElse(Instant.MAX))).toList();
        if (path.isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table(terminal).elastic(new Text("CHEMIN QUI DÉCIDE", "PATH THAT DECIDES"))
                .column(new Text("DÉBUT", "START")).column(new Text("FIN", "END")).column(new Text("MARGE", "SLACK"));
        for (Outlook.OfTask task : path.subList(0, Math.min(PATH_MAX, path.size()))) {
            Duration slack = task.slack();
            table.row(task.run() + "/" + task.task(), precise(task.start()), precise(task.end()), slack == null ? "–" : duration(slack));
        }
        table.print();
        if (path.size() > PATH_MAX) {
            int more = path.size() - PATH_MAX;
            terminal.say(new Text("… et " + more + " autre(s) ; tout est dans --json.", "… and " + more + " more; all is in --json."));
        }
    }

    private void stuck() {
        List<Outlook.OfTask> stuck = outlook.tasks().stream().filter(task -> task.end() == null).toList();
        if (!stuck.isEmpty()) {
            String some = String.join(", ", stuck.stream().limit(5).map(task -> task.run() + "/" + task.task()).toList());
            terminal.line("");
            terminal.say(new Text(stuck.size() + " traitement(s) ne finiront pas : " + some + (stuck.size() > 5 ? "…" : "."),
                    stuck.size() + " task(s) will not end: " + some + (stuck.size() > 5 ? "…" : ".")));
        }
    }

    private String time(Instant instant, LocalDate date) {
        ZonedDateTime at = instant.atZone(zone);
        boolean near = !at.toLocalDate().isBefore(date) && !at.toLocalDate().isAfter(date.plusDays(1));
        return at.format(near ? TIME : DAY);
    }

    private String precise(@org.jspecify.annotations.Nullable Instant instant) {
        return instant == null ? "–" : instant.atZone(zone).format(SECONDS);
    }

    static String duration(Duration duration) {
        Duration size = duration.abs();
        String sign = duration.isNegative() && size.toSeconds() > 0 ? "-" : "";
        if (size.toHours() > 0) {
            return sign + size.toHours() + "h" + String.format("%02d", size.toMinutesPart());
        }
        return size.toMinutes() > 0 ? sign + size.toMinutes() + "m"
                + String.format("%02d", size.toSecondsPart()) : sign + size.toSeconds() + "s";
    }
}
