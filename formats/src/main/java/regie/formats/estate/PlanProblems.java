package regie.formats.estate;

import java.util.Collection;
import regie.estate.finding.EstateProblem;
import regie.estate.finding.Place;
import regie.kernel.Text;

/** What can be wrong with plans and tasks beyond their shape. */
final class PlanProblems {

    private PlanProblems() {}

    static EstateProblem noAction(String task) {
        return problem("no-action",
                "le traitement « " + task + " » ne fait rien.", "the task \"" + task + "\" does nothing.",
                "Donnez-lui une action (run, exec, sql, plan, manual, approve …), ou « nothing: {} » pour un jalon.",
                "Give it an action (run, exec, sql, plan, manual, approve …), or \"nothing: {}\" for a milestone.");
    }

    static EstateProblem twoActions(String first, String second) {
        return problem("two-actions",
                "ce traitement a deux actions, « " + first + " » et « " + second + " ».", "this task has two actions, \""
                        + first + "\" and \"" + second + "\".",
                "Faites-en deux traitements.", "Make two tasks of it.");
    }

    static EstateProblem noHost(String task) {
        return problem("no-host",
                "rien ne dit sur quelle machine s'exécute « " + task + " ».", "nothing says on which host \"" + task + "\" runs.",
                "Ajoutez « host: nom » au traitement, ou aux defaults de l'application.",
                "Add \"host: name\" to the task, or to the application's defaults.");
    }

    static EstateProblem noTasks() {
        return problem("no-tasks",
                "un plan sans traitement n'a rien à faire.", "a plan without tasks has nothing to do.",
                "Ajoutez un traitement sous tasks.", "Add a task under tasks.");
    }

    static EstateProblem defaultsTwice(String key, String defaults, Place other) {
        return problem("defaults-twice",
                "« " + key + " » est déjà posé pour les mêmes plans par des valeurs par défaut en " + other + ".",
                "\"" + key + "\" is already set for the same plans by defaults at " + other + ".",
                "Gardez-la dans un seul des deux.", "Keep it in one of them.");
    }

    static EstateProblem missingParameter(String template, String parameter) {
        return problem("missing-parameter",
                "le modèle « " + template + " » demande « " + parameter + " ».", "the template \"" + template
                        + "\" asks for \"" + parameter + "\".",
                "Ajoutez « with: {" + parameter + ": … } ».", "Add \"with: {" + parameter + ": … }\".");
    }

    static EstateProblem unknownParameter(String template, String parameter, Collection<String> known) {
        String list = known.isEmpty() ? "–" : String.join(", ", known);
        return problem("unknown-parameter",
                "le modèle « " + template + " » n'a pas de paramètre « " + parameter + " ».",
                "the template \"" + template + "\" has no parameter \"" + parameter + "\".",
                "Ses paramètres : " + list + ".", "Its parameters: " + list + ".");
    }

    static EstateProblem withoutLike() {
        return problem("with-without-like",
                "« with » ne sert qu'avec « like ».", "\"with\" serves only with \"like\".",
                "Nommez le modèle par like, ou supprimez with.", "Name the template by like, or delete with.");
    }

    static EstateProblem parameterType(String parameter, String type, Text expected) {
        return problem("wrong-type",
                "le paramètre « " + parameter + " » est de type " + type + ".", "the parameter \"" + parameter
                        + "\" is of type " + type + ".",
                "Écrivez " + expected.fr() + ".", "Write " + expected.en() + ".");
    }

    static EstateProblem neverTrue(String why, String whyEn) {
        return problem("unreachable", why, whyEn,
                "Corrigez le besoin ou ôtez-le : ce traitement ne partirait jamais.",
                "Correct the need or remove it: this task would never start.");
    }

    static EstateProblem selfNeed(String task) {
        return problem("cycle",
                "ceci tourne en rond : " + task + " → " + task + " ; rien ne pourrait finir.",
                "this goes round in a circle: " + task + " → " + task + "; nothing could ever end.",
                "Un traitement ne peut pas avoir besoin de lui-même.", "A task cannot need itself.");
    }

    static EstateProblem overCapacity(String resource, int units, int capacity) {
        return problem("over-capacity",
                "« " + resource + " » n'a que " + capacity + " unités et ce traitement en veut " + units + " : il attendrait toujours.",
                "\"" + resource + "\" has only " + capacity + " units and this task wants " + units + ": it would wait for ever.",
                "Demandez-en moins, ou augmentez capacity.", "Ask for fewer, or raise capacity.");
    }

    static EstateProblem usesLock(String resource) {
        return problem("uses-a-lock",
                "« " + resource + " » est un verrou (exclusive: true), pas des unités.", "\"" + resource
                        + "\" is a lock (exclusive: true), not units.",
                "Écrivez « locks: [" + resource + "] ».", "Write \"locks: [" + resource + "]\".");
    }

    static EstateProblem notLock(String resource) {
        return problem("not-a-lock",
                "« " + resource + " » n'est pas exclusive : on ne peut pas le verrouiller.", "\"" + resource
                        + "\" is not exclusive: it cannot be locked.",
                "Écrivez « uses: {" + resource + ": 1} », ou déclarez-le avec « exclusive: true ».",
                "Write \"uses: {" + resource + ": 1}\", or declare it with \"exclusive: true\".");
    }

    static EstateProblem lockTwice(String resource) {
        return problem("lock-twice",
                "le verrou « " + resource + " » est demandé deux fois.", "the lock \"" + resource + "\" is asked for twice.",
                "Gardez-en une demande.", "Keep one of them.");
    }

    static EstateProblem elsewhereNeedsAlways() {
        return problem("elsewhere-unsafe",
                "« if_unknown: elsewhere » refait le traitement ailleurs sans savoir s'il a fini, ce que restart.allowed ne permet pas.",
                "\"if_unknown: elsewhere\" runs the task again elsewhere without knowing whether it ended, which restart.allowed forbids.",
                "Écrivez « restart: {allowed: always} », ou « if_unknown: ask ».",
                        "Write \"restart: {allowed: always}\", or \"if_unknown: ask\".");
    }

    static EstateProblem emptyWindow() {
        return problem("empty-window",
                "cette fenêtre se ferme à l'heure où elle s'ouvre.", "this window closes at the time it opens.",
                "Donnez-lui une durée, ou supprimez-la.", "Give it a length, or delete it.");
    }

    static EstateProblem expectBeyondTimeout() {
        return problem("expect-beyond-timeout",
                "expect dépasse timeout : le traitement serait interrompu avant sa fin attendue.",
                "expect is longer than timeout: the task would be killed before its expected end.",
                "Augmentez timeout, ou diminuez expect.", "Raise timeout, or lower expect.");
    }

    static EstateProblem duplicateItem(String item) {
        return problem("item-twice",
                "l'élément « " + item + " » est deux fois dans foreach.", "the item \"" + item + "\" stands twice in foreach.",
                "Chaque élément est la clé de son traitement : gardez-le une fois.", "Each item is the key of its task: keep it once.");
    }

    static EstateProblem itemTooLong(String item) {
        return problem("item-long",
                "l'élément « " + item.substring(0, 24) + "… » dépasse 64 caractères.", "the item \"" + item.substring(0, 24)
                        + "…\" is longer than 64 characters.",
                "Donnez des éléments courts : chacun est la clé de son traitement.", "Give short items: each is the key of its task.");
    }

    static EstateProblem choicesMissing(String question) {
        return problem("no-choices",
                "la question « " + question + " » est de type choice et n'a pas de choix.", "the question \"" + question
                        + "\" is of type choice and has no choices.",
                "Ajoutez « choices: [oui, non] ».", "Add \"choices: [yes, no]\".");
    }

    static EstateProblem handlerSelf() {
        return problem("cycle",
                "un traitement ne peut pas se réparer par lui-même.", "a task cannot be its own repair.",
                "Nommez un autre traitement, ou utilisez retry.", "Name another task, or use retry.");
    }

    static EstateProblem handlerBefore(String handler) {
        return problem("unreachable",
                "« " + handler + " » passe déjà avant ce traitement : il ne peut pas aussi le réparer.",
                "\"" + handler + "\" already runs before this task: it cannot be its repair as well.",
                "Nommez un autre traitement dans if_fails, ou ôtez le besoin.",
                "Name another task in if_fails, or remove the need.");
    }

    static EstateProblem noSuchAction(String action) {
        return problem("action-missing",
                "l'action « " + action + " » est acceptée et vérifiée, mais aucune action installée ne la réalise.",
                "the action \"" + action + "\" is accepted and checked, but no installed action carries it out.",
                "Le traitement échouerait : ajoutez son greffon dans plugins/, ou faites-le par run.",
                "The task would fail: add its plug-in to plugins/, or do it by run.");
    }

    static EstateProblem arguments(String code, Text sentence) {
        return new EstateProblem("arguments", sentence, new Text("Corrigez les arguments de l'action.", "Correct the action's arguments."));
    }

    static EstateProblem alwaysSkipped(String task) {
        return problem("always-skipped",
                "« " + task + " » est toujours ignoré (when: false).", "\"" + task + "\" is always skipped (when: false).",
                "Supprimez le traitement, ou sa condition.", "Delete the task, or its condition.");
    }

    static EstateProblem passwordInClear() {
        return problem("password-in-clear",
                "ce mot de passe est écrit en clair dans le référentiel, donc dans chaque version et sur chaque agent.",
                "this password stands in clear in the estate, hence in every version and on every agent.",
                "Écrivez password: \"{{ secret('nom') }}\".", "Write password: \"{{ secret('name') }}\".");
    }

    static EstateProblem emptyNeed() {
        return problem("empty-need",
                "ce besoin ne nomme aucun traitement.", "this need names no task.",
                "Ajoutez task, all ou any, ou ôtez-le.", "Add task, all or any, or remove it.");
    }

    static EstateProblem missingFile(String file) {
        return problem("missing-file",
                "le référentiel ne contient pas le fichier « " + file + " ».", "the estate holds no file \"" + file + "\".",
                "Ajoutez-le, ou corrigez le chemin (depuis la racine du référentiel).",
                        "Add it, or correct the path (from the root of the estate).");
    }

    static EstateProblem notExecutable(String file) {
        return problem("not-executable",
                "« " + file + " » n'est pas exécutable.", "\"" + file + "\" is not executable.",
                "Faites « chmod +x " + file + " », ou lancez-le par son interpréteur.", "Do \"chmod +x " + file
                        + "\", or start it by its interpreter.");
    }

    private static EstateProblem problem(String code, String fr, String en, String frRemedy, String enRemedy) {
        return new EstateProblem(code, new Text(fr, en), new Text(frRemedy, enRemedy));
    }
}
