package regie.formats.imports.crontab;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.formats.imports.CommandName;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.FileDefaults;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Names;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.formats.imports.parity.SourceSchedule;
import regie.kernel.Language;
import regie.kernel.Text;

/** Makes an application of each file and a plan of each of its lines. */
final class CronPlans {

    /** When Debian's cron first wakes anacron on a day. */
    private static final LocalTime ANACRON = LocalTime.of(7, 30);

    private final ImportRequest request;
    private final EstateDraft draft;
    private final CronSettings settings;
    private final List<SourceSchedule> schedules = new ArrayList<>();

    CronPlans(ImportRequest request, EstateDraft draft) {
        this.request = request;
        this.draft = draft;
        this.settings = new CronSettings(draft, request.language());
    }

    List<SourceSchedule> schedules() {
        return schedules;
    }

    void file(CronFile file, String host) {
        if (file.entries().isEmpty()) {
            return;
        }
        Fields application = draft.declare("application", file.words());
        String name = application.text("application").orElseThrow();
        if (!name.equals(CronFile.base(file.path()))) {
            draft.code(CronFile.place(file.path())).ifPresent(code -> application.put("code", code));
        }
        CronTitle.of(file.header()).ifPresent(title -> title.write(application));
        application.add("hosts", Tree.word(host));
        List<PlanDraft> plans = new ArrayList<>();
        Map<CronEntry, String> names = names(file);
        for (CronEntry entry : file.entries()) {
            plans.add(plan(file, entry, name, names.get(entry), host));
        }
        if (file.kind() == CronFile.Kind.ACCOUNT && file.owner().isEmpty()) {
            file.source().self().approximated("application " + name, "le fichier ne dit pas de quel compte il est : ajouter « user »",
                    "the file does not say whose crontab it is: add \"user\"");
        } else {
            file.source().self().carried("application " + name);
        }
        FileDefaults.hoist(draft, name, plans);
    }

    /** What the lines do; two that do the same are told apart by how often they do. */
    private static Map<CronEntry, String> names(CronFile file) {
        Map<CronEntry, String> names = new LinkedHashMap<>();
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (CronEntry entry : file.entries()) {
            String name = Names.of(entry.when() instanceof CronEntry.When.Period period ? period.id()
                    : CommandName.of(CronCommand.of(entry.command().value()).line()));
            names.put(entry, name);
            taken.merge(name, 1, Integer::sum);
        }
        names.replaceAll((entry, name) -> taken.get(name) > 1 ? name + rhythm(entry.when()) : name);
        return names;
    }

    private static String rhythm(CronEntry.When when) {
        return switch (when) {
            case CronEntry.When.Reboot reboot -> "-at-boot";
            case CronEntry.When.Period period -> "";
            case CronEntry.When.Clock clock -> new CronSchedule(clock.fields()).rhythm();
        };
    }

    private PlanDraft plan(CronFile file, CronEntry entry, String application, String name, String host) {
        String first = application.split("-")[0];
        boolean says = name.equals(application) || name.startsWith(application + "-") || List.of(name.split("-")).contains(first);
        PlanDraft plan = draft.plan(says ? name : application + "-" + name, application);
        draft.code(CronFile.place(file.path()) + ":" + entry.line()).ifPresent(code -> plan.head().put("code", code));
        CronTitle.of(entry.comments()).ifPresent(title -> title.write(plan.head()));
        String task = plan.task(name.equals(application) || !name.startsWith(application + "-") ? name
                : name.substring(application.length() + 1));
        Fields fields = plan.fields(task);
        fields.word("host", host);
        entry.source().self().carried(plan.at(""));
        entry.source().attributes().stream().filter(attribute -> attribute.name().equals("job-identifier"))
                .forEach(attribute -> attribute.carried(plan.at("")));
        account(file, entry, plan, task);
        command(entry, plan, task);
        settings.settle(entry, plan, task);
        schedule(entry, plan);
        return plan;
    }

    private void account(CronFile file, CronEntry entry, PlanDraft plan, String task) {
        entry.user().ifPresent(user -> {
            String account = user.value().replaceFirst("[:/].*$", "");
            plan.fields(task).put("user", account);
            if (account.equals(user.value())) {
                user.carried(plan.at(task, "user"));
            } else {
                user.approximated(plan.at(task, "user"), "sans le groupe ni la classe de connexion", "without group or login class");
            }
        });
        if (entry.user().isEmpty()) {
            String account = file.kind() == CronFile.Kind.ANACRON ? "root" : file.owner().orElse("");
            if (!account.isEmpty()) {
                plan.fields(task).put("user", account);
            }
        }
    }

    private void command(CronEntry entry, PlanDraft plan, String task) {
        CronCommand command = CronCommand.of(entry.command().value());
        if (command.line().isBlank()) {
            plan.fields(task).put("nothing", new Fields()).remove("user");
            entry.command().approximated(plan.at(task, "nothing"), "aucune commande avant « % »", "no command before \"%\"");
            return;
        }
        String shell = entry.variable("SHELL").orElse("/bin/sh");
        Fields fields = plan.fields(task);
        boolean plain = shell.isBlank() || shell.equals("/bin/sh") || shell.equals("sh");
        String run = command.run(draft, plan.name(), plain ? "/bin/sh" : shell);
        if (plain || run.startsWith("./scripts/")) {
            fields.put("run", Tree.text(run));
        } else {
            fields.put("exec", new Tree.Items(List.of(Tree.text(shell), Tree.word("-c"), Tree.text(run))));
        }
        String at = plan.at(task, fields.has("run") ? "run" : "exec");
        boolean partsOfFolder = command.line().matches("(?s).*\\brun-parts\\b.*");
        boolean relative = command.line().matches("\\.{1,2}/.*|[A-Za-z0-9_-]+/.*");
        if (run.startsWith("./scripts/")) {
            entry.command().approximated(at, "la commande contient « {{ » : elle est dans un script du référentiel",
                    "the command holds \"{{\": it stands in a script of the estate");
        } else if (relative && entry.variable("HOME").isEmpty()) {
            entry.command().approximated(at, "chemin relatif au répertoire du compte, où cron se place : ajouter « folder »",
                    "a path from the account's home, where cron goes first: add \"folder\"");
        } else if (command.isLeftRunning()) {
            entry.command().approximated(at, "la commande part en arrière-plan (&) : Régie en voit la fin aussitôt, sans le résultat",
                    "the command goes to the background (&): Régie sees its end at once, without the result");
        } else if (command.isGuarded()) {
            entry.command().carried(at, "le test en tête devient « if » : cron ne regarde pas les codes retour, Régie si",
                    "the test in front becomes an \"if\": cron does not look at exit codes, Régie does");
        } else if (partsOfFolder) {
            entry.command().carried(at, "run-parts lance tous les scripts d'un répertoire en un seul traitement : en faire un traitement "
                    + "par script donnerait à chacun son heure et sa reprise",
                    "run-parts runs all scripts of a folder as one task: a task for each script would give each its time and restart");
        } else if (!command.input().isEmpty()) {
            entry.command().carried(at, "ce qui suit « % » est donné en entrée", "what follows \"%\" is given as input");
        } else {
            entry.command().carried(at);
        }
    }

    private void schedule(CronEntry entry, PlanDraft plan) {
        switch (entry.when()) {
            case CronEntry.When.Clock clock -> clock(entry, clock.fields(), plan);
            case CronEntry.When.Period period -> period(entry, period, plan);
            case CronEntry.When.Reboot reboot -> {
                entry.schedule().approximated(plan.at(""),
                        "au démarrage de la machine, que Régie ne voit pas : plan sans horaire, à charger par « regie order "
                        + plan.name() + " »",
                        "when the machine starts, which Régie does not see: a plan without a schedule, to be ordered by 'regie order "
                                + plan.name() + "'");
                plan.head().comment("", words(new Text("Au démarrage de la machine (@reboot) : à charger par « regie order "
                        + plan.name() + " ».",
                        "When the machine starts (@reboot): to be ordered by 'regie order " + plan.name() + "'.")));
            }
        }
    }

    private void clock(CronEntry entry, CronFields fields, PlanDraft plan) {
        if (!fields.everComes()) {
            entry.schedule().notCarried("cette date n'existe pas : cron ne lance jamais cette ligne ; plan sans horaire",
                    "there is no such date: cron never runs this line; a plan without a schedule");
            return;
        }
        Fields schedule = new CronSchedule(fields).write(entry.zone().orElse(request.zone()));
        schedule.put("catch_up", new Fields().word("missed", "none"));
        entry.zone().ifPresent(zone -> schedule.put("zone", zone.getId()));
        plan.head().put("schedule", schedule).word("overlap", "allow");
        if (fields.isDrawn()) {
            String drawn = fields.text();
            entry.schedule().approximated(plan.at("schedule"),
                    "cronie tire ces nombres au hasard à chaque chargement ; fixés ici : " + drawn,
                    "cronie draws these numbers each time it loads the file; fixed here: " + drawn);
            plan.head().comment("schedule", words(new Text("Tiré au hasard à l'origine : " + entry.schedule().value(),
                    "Drawn at random in the source: " + entry.schedule().value())));
        } else if (fields.isOdd()) {
            entry.schedule().approximated(plan.at("schedule"),
                    "le cron de Debian refuserait cette écriture ; lue « " + fields.text() + " »",
                    "Debian's cron would refuse it so; read as \"" + fields.text() + "\"");
        } else {
            entry.schedule().carried(plan.at("schedule"));
        }
        schedules.add(new SourceSchedule(entry.source().file(), entry.line(), shown(entry), plan.name(),
                new CronRule(fields, entry.zone().orElse(request.zone()), entry.zone().isPresent())));
    }

    private static String shown(CronEntry entry) {
        return entry.source().kind() + " " + entry.source().name();
    }

    /** Anacron runs a job once a period, some minutes after it is woken; the last one that was missed is made good. */
    private void period(CronEntry entry, CronEntry.When.Period period, PlanDraft plan) {
        AnacronRule rule = AnacronRule.of(period, entry.variable("START_HOURS_RANGE"), ANACRON, request.zone());
        Fields schedule = new Fields().put("days", Tree.word(rule.days())).put("at", Tree.quoted(Starts.shown(rule.time())));
        schedule.put("catch_up", new Fields().word("missed", "last"));
        plan.head().put("schedule", schedule).word("overlap", "skip");
        String time = Starts.shown(rule.time());
        entry.schedule().approximated(plan.at("schedule"),
                "anacron compte depuis le dernier passage ; ici à heure fixe : " + rule.days() + ", " + time,
                "anacron counts from the last run; here at a fixed time: " + rule.days() + ", " + time);
        schedules.add(new SourceSchedule(entry.source().file(), entry.line(), shown(entry), plan.name(), rule));
    }

    private String words(Text text) {
        return request.language() == Language.FRENCH ? text.fr() : text.en();
    }
}
