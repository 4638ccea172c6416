package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.merging;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.ArrayList;
import java.util.List;

/** The keys of a task; templates and defaults hold the same. */
final class TaskKeys {

    static final List<Key> KEYS = keys();
    static final Type.Structure TASK = new Type.Structure("task", KEYS, true);

    private TaskKeys() {}

    private static List<Key> keys() {
        List<Key> keys = new ArrayList<>(List.of(Types.code(), Types.title(), Types.owner(),
                Key.of("like", reference("template"), "unload-table", "Le modèle repris.", "The template taken up."),
                Key.of("with", new Type.MapOf(Rule.VARIABLE, Types.TEMPLATE, 100), "{table: CLI}",
                        "Les paramètres du modèle.", "The template's parameters.")));
        keys.addAll(ActionKeys.all());
        keys.addAll(conditions());
        keys.addAll(outcomes());
        keys.addAll(means());
        keys.add(DayKinds.advances());
        return keys;
    }

    private static List<Key> conditions() {
        return List.of(
                Key.of("needs", new Type.Named("need"), "[extract, {task: load, when: ended}]",
                        "Ce qui doit s'être passé ; une liste veut dire tous.", "What must have happened; a list means all."),
                Key.of("when", Types.CONDITION, "\"tasks.reconcile.exit_code == 4\"",
                        "Évalué une fois, quand les besoins sont satisfaits ; faux : ignoré.",
                        "Evaluated once, when the needs are met; false: skipped."),
                Key.of("days", Types.DAYS, "never",
                        "Les jours où il existe ; never : seulement avant une reprise.",
                        "The days on which it exists; never: only before a restart."),
                AcrossKeys.waits(),
                AcrossKeys.raises(),
                Key.of("window", ScheduleKeys.WINDOW, "{from: \"01:00\", to: \"04:00\", then: hold}",
                        "Quand il peut commencer.", "When it may start."),
                Key.of("deadline", ScheduleKeys.DEADLINE, "{at: \"05:30\", kind: cutoff}", "Son heure limite.", "Its deadline."),
                CycleKeys.late(false),
                Key.of("confirm", either(Types.FLAG, structure("confirm",
                        Key.of("role", reference("role"), "shift-lead", "Qui valide.", "Who confirms."))),
                        "{role: shift-lead}", "Une personne valide avant le départ.", "A person confirms before the start."),
                Key.of("foreach", either(Types.TEMPLATE, new Type.ListOf(Types.TEMPLATE, 1, 10_000), structure("foreach",
                        Key.of("lines", Types.TEMPLATE, "/data/lots.txt", "Les lignes d'un fichier.", "The lines of a file.").needed())),
                        "[CLI, CMD, FAC]",
                        "Autant de traitements que d'éléments : une liste, « hosts(app) », une expression, ou {lines: fichier}.",
                        "As many tasks as items: a list, \"hosts(app)\", an expression, or {lines: file}."));
    }

    private static List<Key> outcomes() {
        return List.of(
                Key.of("ok_when", Types.CONDITION, "\"exit_code in [0, 3]\"", "Ce qui est un succès.", "What is a success.")
                        .orElse("exit_code == 0"),
                Key.of("warn_when", Types.CONDITION, "\"exit_code == 4\"", "Fini, mais à regarder.", "Ended well, to be looked at."),
                Key.of("fail_on_output", new Type.ListOf(new Type.Scalar(Rule.REGEX), 0, 100), "[\"ORA-[0-9]+\"]",
                        "Une ligne de sortie qui fait échouer.", "A line of output that makes it fail."),
                Key.of("restart", merging("restart",
                        Key.of("allowed", choice("always", "once", "after-check", "never"), "after-check",
                                "Ce qui peut être refait.", "What may be done again.").orElse("always"),
                        Key.of("from", choice("start", "checkpoint"), "checkpoint", "D'où.", "From where.").orElse("start"),
                        Key.of("before", Types.NAME, "purge-lot", "Le traitement à passer avant.", "The task to run first."),
                        Key.of("until", Types.TIME, "\"04:30\"", "Plus de reprise après.", "No restart after.")),
                        "{allowed: after-check, before: purge-lot}", "Les règles de reprise.", "The rules of restart."),
                Key.of("retry", merging("retry",
                        Key.of("times", new Type.Whole(0, 100), "2", "Essais de plus.", "Further tries.").needed(),
                        Key.of("delay", Types.DURATION, "1m", "Avant le premier.", "Before the first.").orElse("0"),
                        Key.of("backoff", new Type.Decimal(1, 100), "2", "Chaque attente est tant de fois la précédente.",
                                "Each wait is so many times the one before.").orElse("1"),
                        Key.of("on", new Type.ListOf(new Type.Whole(-1, 255), 1, 256), "[75]", "Sur ces codes seulement.",
                                "On these codes only.")),
                        "{times: 2, delay: 1m, backoff: 2}", "Les nouveaux essais.", "Retries."),
                Key.of("if_fails", structure("if-fails",
                        Key.of("then", either(choice("stop", "continue", "hold"), structure("then-run",
                                Key.of("run", Types.NAME, "repair", "Le traitement à passer.", "The task to run.").needed())),
                                "hold", "stop, continue, hold, ou {run: traitement}.", "stop, continue, hold, or {run: task}."),
                        Key.of("run", Types.NAME, "repair", "Passer ce traitement.", "Run this task.")),
                        "{then: hold}", "Ce qu'un échec fait au reste.", "What a failure does to the rest."),
                Key.of("if_unknown", choice("wait", "ask", "elsewhere"), "ask", "Quand l'agent n'est plus vu.",
                        "When the agent is out of sight.").orElse("wait"),
                Types.instruction());
    }

    private static List<Key> means() {
        return List.of(
                Key.of("host", either(Types.TEMPLATE, structure("host-choice",
                        Key.of("labels", new Type.MapOf(Rule.LABEL, Types.TEXT, 20), "{tier: app}",
                                "Une machine qui les porte toutes.", "A machine that carries them all.").needed())),
                        "app", "Où : un nom logique, une machine, ou des étiquettes.", "Where: a logical name, a machine, or labels."),
                Key.of("uses", new Type.MapOf(Rule.NAME, new Type.Whole(1, 1_000_000), 100), "{ledger-db: 2}",
                        "Unités de ressources.", "Units of resources."),
                Key.of("locks", list(either(reference("resource"), structure("lock",
                        Key.of("name", reference("resource"), "ledger-exclusive", "Le verrou.", "The lock.").needed(),
                        Key.of("mode", choice("exclusive", "shared"), "shared", "Entier ou partagé.", "Whole or shared.")
                                .orElse("exclusive")))),
                        "[ledger-exclusive]", "Les verrous tenus.", "The locks held."),
                Key.of("timeout", Types.DURATION, "40m", "Interrompu au-delà.", "Killed beyond."),
                Key.of("grace", Types.DURATION, "30s", "Entre TERM et KILL.", "Between TERM and KILL.").orElse("10s"),
                Key.of("expect", Types.DURATION, "12m", "La durée attendue.", "How long it should take."),
                Key.of("priority", Types.PRIORITY, "70", "Celle du plan, sinon.", "Else that of the plan."),
                Key.of("not_before", Types.DURATION, "25m", "Pas avant ce temps après le départ de son exécution.",
                        "Not before this long after its run's start."),
                Types.variables(),
                Key.of("env", new Type.MapOf(Rule.ENVIRONMENT_VARIABLE, Types.TEMPLATE, 1_000),
                        "{PGPASSWORD: \"{{ secret('ledger') }}\"}", "L'environnement du processus ; la place des secrets.",
                        "The process's environment; the place for secrets."),
                Key.of("user", Types.TEXT, "batch", "Sous quel utilisateur.", "As which user."),
                Key.of("folder", Types.TEMPLATE, "/data/ledger", "Dans quel dossier.", "In which folder."),
                Key.of("output_limit", new Type.Scalar(Rule.SIZE), "50MB", "La sortie gardée d'une tentative.",
                        "The output kept of one attempt.").orElse("50MB"));
    }
}
