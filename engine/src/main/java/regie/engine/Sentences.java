package regie.engine;

import regie.engine.EngineProblem.*;
import regie.kernel.Text;

/** The sentences of the engine's problems: what happened, what it means, what to do. */
final class Sentences {

    private Sentences() {}

    static Text of(EngineProblem problem) {
        return switch (problem) {
            case OfNames names -> ofNames(names);
            case OfStates states -> ofStates(states);
            case OfRestarts restarts -> ofRestarts(restarts);
            case OfInputs inputs -> ofInputs(inputs);
            case OfDays days -> DaySentences.of(days);
            case BetweenProblem between -> between.words();
        };
    }

    private static Text ofNames(OfNames problem) {
        return switch (problem) {
            case NoEstate it -> text("Aucun référentiel n’est en vigueur : rien ne peut être chargé. Appliquez d’abord un référentiel.",
                    "No estate is in force, so nothing can be ordered. Apply an estate first.");
            case NoSuchPlan it -> text("Aucun plan " + it.plan() + " dans la version en vigueur. Vérifiez le nom ou le code.",
                    "There is no plan " + it.plan() + " in the version in force. Check its name or code.");
            case NoSuchRun it -> text("Aucune exécution " + it.run() + ". « regie runs » les liste.",
                    "There is no run " + it.run() + ". 'regie runs' lists them.");
            case NoSuchTask it -> text("Aucun traitement " + it.task() + ". « regie show " + it.task().run() + " » les liste.",
                    "There is no task " + it.task() + ". 'regie show " + it.task().run() + "' lists them.");
            case NoSuchHost it -> text("Aucune machine " + it.host() + " au référentiel. Vérifiez le nom.",
                    "There is no host " + it.host() + " in the estate. Check its name.");
            case NoSuchResource it -> text("Aucune ressource " + it.resource() + " au référentiel. Vérifiez le nom.",
                    "There is no resource " + it.resource() + " in the estate. Check its name.");
            case NoSuchException it -> text("Aucune exception " + it.id() + " à régulariser. « regie exceptions » les liste.",
                    "There is no exception " + it.id() + " to put right. 'regie exceptions' lists them.");
            case NoSuchInstruction it -> text("Aucune consigne temporaire " + it.id() + " : elle a pris fin ou n’a jamais été donnée.",
                    "There is no temporary instruction " + it.id() + ": it has ended or was never given.");
            case NoSuchBulk it -> text("Aucun geste multiple " + it.id() + " en cours : il est terminé ou n’a jamais existé.",
                    "No gesture on many is under way as " + it.id() + ": it has ended or never was.");
            case NoSuchNeed it -> text(it.task() + " n’attend pas " + it.need() + ". « regie why " + it.task() + " » dit ce qu’il attend.",
                    it.task() + " does not wait for " + it.need() + ". 'regie why " + it.task() + "' says what it waits for.");
            case OnlyForTasks it -> text("« " + it.gesture() + " » se fait sur un traitement. Nommez-le : EXÉCUTION/TRAITEMENT.",
                    "'" + it.gesture() + "' is made on a task. Name it: RUN/TASK.");
            case OnlyForRuns it -> text("« " + it.gesture() + " » se fait sur une exécution entière. Nommez l’exécution seule.",
                    "'" + it.gesture() + "' is made on a whole run. Name the run alone.");
        };
    }

    private static Text ofStates(OfStates problem) {
        return switch (problem) {
            case RunHasEnded it -> text("L’exécution " + it.run() + " est " + it.state().word().fr() + " : « " + it.gesture()
                            + " » ne peut plus rien y changer. Relancez-la d’abord, ou chargez-en une autre.",
                    "Run " + it.run() + " has " + it.state().word().en() + ": '" + it.gesture()
                            + "' can change nothing in it. Rerun it first, or order another one.");
            case RunNotEnded it -> text(
                    "L’exécution " + it.run() + " vit encore : elle ne peut pas être oubliée. Attendez sa fin ou annulez-la.",
                    "Run " + it.run() + " still lives, so it cannot be forgotten. Wait for its end or cancel it.");
            case RunBeingCancelled it -> text("L’exécution " + it.run()
                            + " est en cours d’annulation : plus rien n’y démarre. Attendez sa fin, puis relancez.",
                    "Run " + it.run() + " is being cancelled, so nothing starts in it. Wait for its end, then rerun.");
            case RunInUse it -> text(
                    "L’exécution " + it.run() + " sert encore à " + it.by() + " : elle ne peut pas être oubliée avant elle.",
                    "Run " + it.run() + " is still used by " + it.by() + ", so it cannot be forgotten before that one.");
            case PlanStillLives it -> text("Le plan " + it.plan() + " vit déjà (" + it.run()
                            + ") et ne se recouvre pas : rien n’a été chargé. Attendez sa fin, ou forcez.",
                    "Plan " + it.plan() + " already lives (" + it.run()
                            + ") and does not overlap: nothing was ordered. Wait for its end, or use --force.");
            case TaskHasStarted it -> text(it.task() + " est " + it.state().word().fr() + " : « " + it.gesture()
                            + " » ne vaut qu’avant le départ. Interrompez-le d’abord s’il le faut.",
                    it.task() + " is " + it.state().word().en() + ": '" + it.gesture()
                            + "' only counts before it starts. Kill it first if it must be.");
            case TaskHasEnded it -> text(it.task() + " est " + it.state().word().fr() + " : « " + it.gesture()
                            + " » ne change plus rien. Relancez-le s’il doit être refait.",
                    it.task() + " is " + it.state().word().en() + ": '" + it.gesture()
                            + "' changes nothing any more. Rerun it if it must be done again.");
            case TaskNotEnded it -> text(it.task() + " est " + it.state().word().fr() + " : « " + it.gesture()
                            + " » demande qu’il soit terminé. Attendez sa fin, ou interrompez-le.",
                    it.task() + " is " + it.state().word().en() + ": '" + it.gesture()
                            + "' needs it to have ended. Wait for its end, or kill it.");
            case TaskNotLive it -> text(it.task() + " est " + it.state().word().fr() + " : « " + it.gesture()
                            + " » n’a pas de tentative à toucher. Rien n’est à faire.",
                    it.task() + " is " + it.state().word().en() + ": '" + it.gesture()
                            + "' finds no live attempt. There is nothing to do.");
            case TaskAbsent it -> text(
                    it.task() + " ne fait pas partie de cette exécution : ses jours l’excluent. Il ne sert que comme étape "
                            + "appelée par un autre.",
                    it.task()
                            + " is not part of this run: its days leave it out. It only serves as a step that another one calls.");
            case NothingLive it -> text(
                    "Rien ne tourne dans " + it.run() + " : il n’y a rien à interrompre. « cancel » annule aussi ce qui attend.",
                    "Nothing of " + it.run() + " is live, so there is nothing to kill. 'cancel' also cancels what waits.");
            case NotAskingToConfirm it -> text(it.task() + " ne demande pas de validation, ou pas encore. « regie why " + it.task()
                            + " » dit ce qu’il attend.",
                    it.task() + " does not ask to be confirmed, or not yet. 'regie why " + it.task()
                            + "' says what it waits for.");
            case NotAnApproval it -> text(
                    it.task() + " n’est pas une approbation : ni oui ni non n’y a de sens. Utilisez « confirm » ou « "
                            + "answer » selon ce qu’il demande.",
                    it.task() + " is not an approval, so yes or no means nothing to it. Use confirm or answer, as it asks.");
            case NotByHand it -> text(it.task() + " n’est pas une tâche manuelle : il n’attend pas de réponse.",
                    it.task() + " is not a manual task: it waits for no answer.");
            case NotOnAHost it -> text(it.task() + " ne s’exécute sur aucune machine : il ne peut pas être déplacé.",
                    it.task() + " runs on no host, so it cannot be moved.");
            case NotUnknown it -> text(it.task() + " est " + it.state().word().fr() + " : son sort est connu, il n’y a rien à décider.",
                    it.task() + " is " + it.state().word().en()
                            + ": what became of it is known, so there is nothing to decide.");
            case NotCyclic it -> text(it.run()
                    + " n’a qu’un passage : il n’y a pas de cycle à arrêter. Pour l’interrompre : « regie cancel "
                    + it.run() + " ».", it.run() + " has one occurrence only, so there is no cycle to stop. To end it: 'regie cancel "
                    + it.run() + "'.");
            case NothingIsQueued it -> text(
                    it.target() + " n’attend ni son tour, ni une heure : il partira dès que le reste le permet.",
                    it.target() + " waits neither for its turn nor for a time: it starts as soon as the rest allows.");
            case NoDeadline it -> text(it.target() + " n’a pas d’heure limite : il n’y en a pas à repousser.",
                    it.target() + " has no deadline, so there is none to extend.");
        };
    }

    private static Text ofRestarts(OfRestarts problem) {
        return switch (problem) {
            case NothingToRerun it -> text(
                    "Rien n’a échoué dans " + it.run()
                            + " : il n’y a rien à relancer. Nommez un traitement pour en refaire un réussi.",
                    "Nothing has failed in " + it.run()
                            + ", so there is nothing to rerun. Name a task to do a succeeded one again.");
            case RestartForbidden it -> text(
                    it.task() + " ne se relance jamais (restart: never) : le refaire fausserait son résultat. Suivez sa "
                            + "consigne, ou forcez OK après contrôle.",
                    it.task() + " is never restarted (restart: never): doing it again would spoil its result. Follow its "
                            + "instruction, or force OK after a check.");
            case RestartOnlyOnce it -> text(
                    it.task()
                            + " ne se relance qu’une fois, et l’a déjà été. Suivez sa consigne, ou forcez OK après contrôle.",
                    it.task() + " is restarted once only, and that has been done. Follow its instruction, or force OK "
                            + "after a check.");
            case RestartNeedsCheck it -> text(
                    it.task() + " ne se relance qu’après contrôle. Faites le contrôle, puis relancez avec --checked.",
                    it.task() + " is restarted only after a check. Make the check, then rerun with --checked.");
            case RestartTooLate it -> text(
                    it.task() + " ne se relance plus après " + it.until()
                            + " : il est trop tard pour ce passage. Suivez sa consigne.",
                    it.task() + " is not restarted after " + it.until()
                            + ": it is too late this time. Follow its instruction.");
            case NoCheckpoint it -> text(
                    it.task() + " n’a publié aucun point de reprise. Relancez-le depuis le début, si sa règle le permet.",
                    it.task() + " published no checkpoint. Rerun it from its start, if its rule allows that.");
            case NotElsewhere it -> text(
                    it.task() + " ne peut pas partir ailleurs : sa règle de reprise n’est pas « always ». Attendez sa "
                            + "machine, ou déclarez-le perdu.",
                    it.task() + " may not start elsewhere: its restart rule is not always. Wait for its host, or say that "
                            + "it is lost.");
            case EditsWhatStarted it -> text(
                    it.task()
                            + " a déjà démarré : la copie du jour ne peut plus le changer ni le retirer. Laissez-le tel quel.",
                    it.task()
                            + " has already started, so the run’s copy can neither change nor remove it. Leave it as it is.");
            case NotTheSamePlan it -> text(
                    "L’édition porte sur " + it.edited() + " et l’exécution sur " + it.plan() + ". Éditez le même plan.",
                    "The edit is of " + it.edited() + " and the run is of " + it.plan() + ". Edit the same plan.");
            case NotAnInsertion it -> text(
                    "La copie éditée n’ajoute pas exactement le traitement " + it.task() + ". Ajoutez-le, et rien d’autre.",
                    "The edited copy does not add exactly the task " + it.task() + ". Add it, and nothing else.");
        };
    }

    private static Text ofInputs(OfInputs problem) {
        return switch (problem) {
            case AnswerMissing it -> text(
                    it.task() + " demande « " + it.question() + " » et la réponse manque. Donnez-la.",
                    it.task() + " asks for '" + it.question() + "' and the answer is missing. Give it.");
            case AnswerUnknown it -> text(
                    it.task() + " ne demande pas « " + it.question() + " ». Retirez cette réponse.",
                    it.task() + " does not ask for '" + it.question() + "'. Leave that answer out.");
            case AnswerOfWrongType it -> text(
                    it.task() + " attend pour « " + it.question() + " » : " + it.expected() + ". Corrigez la réponse.",
                    it.task() + " expects for '" + it.question() + "': " + it.expected() + ". Correct the answer.");
            case InThePast it -> text(
                    it.until() + " est déjà passé. Donnez un instant à venir.",
                    it.until() + " has already passed. Give a time to come.");
            case DeadlineNotLater it -> text(
                    "L’heure limite est déjà " + it.now() + ", et " + it.asked()
                            + " n’est pas plus tard. Donnez une heure plus tardive.",
                    "The deadline is already " + it.now() + ", and " + it.asked() + " is not later. Give a later time.");
            case BadVariableName it -> text(
                    "« " + it.name()
                            + " » n’est pas un nom de variable : minuscules, chiffres et _ , une lettre d’abord, 64 au plus.",
                    "'" + it.name() + "' is no name of a variable: lower case, digits and _, a letter first, 64 at most.");
            case BadVariable it -> text(
                    "La variable " + it.name() + " ne peut pas être calculée : " + it.detail()
                            + ". Corrigez-la ou donnez-la au chargement.",
                    "Variable " + it.name() + " cannot be worked out: " + it.detail()
                            + ". Correct it or give it with the order.");
            case OutOfBounds it -> text(
                    it.what() + " : " + it.value() + " est hors de " + it.min() + " à " + it.max() + ".",
                    it.what() + ": " + it.value() + " is outside " + it.min() + " to " + it.max() + ".");
            case BulkExists it -> text(
                    "Un geste multiple " + it.id() + " existe déjà. Choisissez un autre identifiant.",
                    "A gesture on many called " + it.id() + " exists already. Choose another id.");
            case NoTargets it -> text(
                    "Rien ne correspond : aucun geste n’a été fait. Élargissez le filtre.",
                    "Nothing matches, so no gesture was made. Widen the match.");
            case BadMatch it -> text(
                    "« " + it.term() + " » n’est pas un critère connu" + it.nearest().map(n -> " ; vouliez-vous " + n
                            + " ?").orElse("."),
                    "'" + it.term() + "' is no known criterion" + it.nearest().map(n -> "; did you mean " + n
                            + "?").orElse("."));
        };
    }

    private static Text text(String fr, String en) {
        return new Text(fr, en);
    }
}
