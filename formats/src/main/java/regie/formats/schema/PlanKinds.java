package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.merging;
import static regie.formats.schema.Types.name;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.ArrayList;
import java.util.List;
import regie.kernel.Text;

/** The kinds that say what is done: plans, and what plans are made from. */
final class PlanKinds {

    static final Type OVERLAP = choice("skip", "queue", "allow", "replace");

    private PlanKinds() {}

    static List<Declaration> all() {
        return List.of(defaults(), template(), plan());
    }

    private static Declaration plan() {
        List<Key> keys = new ArrayList<>();
        keys.add(name("plan", "nightly-close", "Le nom du plan.", "The plan's name."));
        keys.addAll(planKeys());
        keys.addAll(DayKinds.planKeys());
        keys.add(Key.of("tasks", new Type.MapOf(Rule.NAME, new Type.Named("task"), 10_000), "{extract: {run: ./extract.sh}}",
                "Les traitements, par nom.", "The tasks, by name.").needed());
        return new Declaration("plan", new Type.Structure("plan", keys, false),
                new Text("Un graphe de traitements.", "A graph of tasks."),
                """
                plan: nightly-close
                code: CPTQ01
                kind: batch
                application: accounting
                title: {fr: Clôture de nuit, en: Nightly close}
                variables: {region: ouest}
                tasks:
                  extract: {run: "./extract.sh --date {{ date }} --region {{ region }}", expect: 12m}
                  load: {needs: [extract], run: ./load.sh}
                """);
    }

    static List<Key> planKeys() {
        return List.of(
                Types.code(),
                Key.of("formerly", reference("plan"), "night-close",
                        "Son ancien nom, pour garder l'historique.", "Its name before, to keep the history."),
                Key.of("kind", choice("batch", "release", "backup", "recovery", "procedure", "qualification", "migration"), "batch",
                        "À quoi il sert.", "What it is for.").orElse("batch"),
                Key.of("application", reference("application"), "accounting", "Son application.", "Its application.").needed(),
                Types.title(), Types.owner(),
                Key.of("service", reference("service"), "invoices", "Le service qui l'attend.", "The service that waits for it."),
                Key.of("schedule", ScheduleKeys.SCHEDULE, "{days: working, at: \"22:00\"}", "Quand le charger.",
                        "When to order it."),
                Key.of("schedules", new Type.MapOf(Rule.NAME, ScheduleKeys.SCHEDULE, 100),
                        "{nights: {days: working, at: \"22:00\"}, month-end: {days: last day of month, at: \"23:00\"}}",
                        "Ou plusieurs, chacune par son nom.", "Or several, each by its name."),
                Key.of("calendar", reference("calendar"), "working", "Son calendrier.", "Its calendar."),
                Key.of("zone", Types.ZONE, "Europe/London", "Son fuseau, s'il diffère.", "Its own zone, if another."),
                Key.of("deadline", ScheduleKeys.DEADLINE, "{at: \"05:30\", kind: sla}",
                        "L'heure limite du plan.", "The time by which it must be done."),
                CycleKeys.late(true),
                Key.of("priority", Types.PRIORITY, "70", "De 0 à 100 ; le plus haut passe devant.",
                        "From 0 to 100; higher goes first.").orElse("50"),
                Types.variables(),
                Key.of("overlap", OVERLAP, "queue", "Ce que devient un chargement quand une exécution vit encore.",
                        "What becomes of an order while a run still lives.").orElse("queue"),
                Key.of("concurrency", new Type.Whole(1, 1_000), "1",
                        "Exécutions vivantes à la fois.", "Runs alive at once."),
                Key.of("tasks_at_once", new Type.Whole(1, 10_000), "4",
                        "Traitements d'une exécution vivants à la fois.", "Tasks of one run alive at once."),
                Key.of("window", ScheduleKeys.WINDOW, "{from: \"01:00\", to: \"04:00\", then: hold}",
                        "Quand ses traitements peuvent commencer.", "When its tasks may start."),
                Types.instruction());
    }

    private static Declaration defaults() {
        return new Declaration("defaults", structure("defaults",
                name("defaults", "accounting", "Le nom de ces valeurs.", "The name of these defaults."),
                Key.of("for", structure("defaults-for",
                        Key.of("application", reference("application"), "accounting",
                                "L'application dont les plans les reçoivent.", "The application whose plans get them.").needed()),
                        "{application: accounting}", "À qui elles s'appliquent.", "Whom they are for.").needed(),
                Key.of("plan", new Type.Named("plan-defaults"), "{priority: 60}", "Clés de plan.", "Keys of a plan."),
                Key.of("task", new Type.Named("task"), "{host: app, timeout: 1h}", "Clés de traitement.", "Keys of a task.")),
                new Text("Ce qui vaut pour tous les plans d'une application. Deux qui posent la même clé pour un plan sont une erreur.",
                        "What holds for every plan of an application. Two that set one key for one plan are an error."),
                """
                defaults: accounting
                for: {application: accounting}
                task: {host: app, timeout: 1h, restart: {allowed: always}}
                """);
    }

    private static Declaration template() {
        List<Key> keys = new ArrayList<>();
        keys.add(name("template", "unload-table", "Le nom du modèle.", "The template's name."));
        Type kind = choice("text", "number", "flag", "name", "date", "time", "duration");
        keys.add(Key.of("parameters", new Type.MapOf(Rule.VARIABLE, either(kind, structure("parameter",
                Key.of("type", kind, "text", "Son type.", "Its type.").orElse("text"),
                Key.of("default", Types.TEMPLATE, "CLI", "Sa valeur si with ne la dit pas.", "Its value where with says none."))), 100),
                "{table: text}", "Ce que with doit donner ; chacun devient une variable du traitement.",
                "What with must give; each becomes a variable of the task."));
        keys.addAll(TaskKeys.KEYS);
        return new Declaration("template", new Type.Structure("template", keys, false),
                new Text("Un traitement à trous, repris par like.", "A task with gaps, taken up by like."),
                """
                template: unload-table
                parameters: {table: text}
                run: "./unload.sh {{ table }} --date {{ date }}"
                expect: 4m
                """);
    }
}
