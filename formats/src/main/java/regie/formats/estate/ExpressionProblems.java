package regie.formats.estate;

import java.util.Collection;
import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.formats.schema.Words;
import regie.kernel.Text;

/** What can be wrong with expressions. */
final class ExpressionProblems {

    private ExpressionProblems() {}

    static EstateProblem broken(Text why) {
        return new EstateProblem("expression",
                new Text("cette expression n'est pas valable : " + why.fr() + ".", "this expression is not valid: " + why.en() + "."),
                new Text("Corrigez-la ; les opérateurs sont ceux de CEL (== != < && || ! in).",
                        "Correct it; the operators are those of CEL (== != < && || ! in)."));
    }

    static EstateProblem notBoolean(String key, boolean unknown) {
        Text remedy = unknown
                ? new Text("Comparez la valeur, par exemple « … == \"oui\" » ou « … == true ».",
                        "Compare the value, such as \"… == 'yes'\" or \"… == true\".")
                : new Text("Écrivez une comparaison.", "Write a comparison.");
        return new EstateProblem("not-boolean",
                new Text("« " + key + " » doit valoir vrai ou faux, et cette expression "
                        + (unknown ? "peut valoir autre chose." : "vaut autre chose."),
                        "\"" + key + "\" must be true or false, and this expression "
                                + (unknown ? "may be something else." : "is something else.")),
                remedy);
    }

    static EstateProblem unknownWord(String word, Collection<String> known) {
        return elsewhere(word).map(remedy -> new EstateProblem("not-here",
                        new Text("« " + word + " » n'a pas de valeur ici.", "\"" + word + "\" has no value here."), remedy))
                .orElseGet(() -> unknownVariable(word, known));
    }

    /** Where a name that expressions do know can be read. */
    private static Optional<Text> elsewhere(String word) {
        return switch (word) {
            case "exit_code", "outputs" -> Optional.of(new Text(
                    "Elle se lit dans ok_when, warn_when et les cas d'une consigne ; ailleurs, lisez tasks.NOM." + word + " d'un besoin.",
                    "It is read in ok_when, warn_when and the cases of an instruction; elsewhere read tasks.NAME." + word + " of a need."));
            case "host" -> Optional.of(new Text("La machine est choisie au départ : lisez-la dans l'action, env, folder ou une variable.",
                    "The machine is chosen at the start: read it in the action, env, folder or a variable."));
            case "item" -> Optional.of(new Text("Ajoutez foreach au traitement.", "Add foreach to the task."));
            case "task", "tasks" -> Optional.of(new Text("Lisez-la dans un traitement.", "Read it in a task."));
            default -> Optional.empty();
        };
    }

    private static EstateProblem unknownVariable(String word, Collection<String> known) {
        Optional<String> near = Words.nearest(word, known);
        return new EstateProblem("unknown-variable",
                new Text("aucune valeur ne s'appelle « " + word + " » ici.", "no value is named \"" + word + "\" here."),
                near.map(name -> new Text("Écrivez « " + name + " », ou déclarez la variable.", "Write \"" + name
                        + "\", or declare the variable."))
                        .orElse(new Text("Déclarez-la sous variables: (traitement, plan, application, environnement ou référentiel).",
                                "Declare it under variables: (task, plan, application, environment or estate).")));
    }

    static EstateProblem unknownTask(String task, Collection<String> tasks) {
        Optional<String> near = Words.nearest(task, tasks);
        return new EstateProblem("unknown-task",
                new Text("« tasks." + task + " » : ce plan n'a pas ce traitement.", "\"tasks." + task + "\": this plan has no such task."),
                near.map(name -> new Text("Écrivez « tasks." + name + " ».", "Write \"tasks." + name + "\"."))
                        .orElse(new Text("Nommez un traitement de ce plan, avec _ au lieu de -.",
                                "Name a task of this plan, with _ for -.")));
    }

    static EstateProblem unknownFact(String task, String fact, Collection<String> known) {
        Text sentence = new Text("« tasks." + task + "." + fact + " » : un traitement ne donne rien de ce nom.",
                "\"tasks." + task + "." + fact + "\": a task gives nothing of that name.");
        return new EstateProblem("unknown-fact", sentence, Words.nearest(fact, known)
                .map(near -> new Text("Écrivez « tasks." + task + "." + near + " ».", "Write \"tasks." + task + "." + near + "\"."))
                .orElse(new Text("Écrivez « tasks." + task + ".outputs." + fact + " » pour une sortie.",
                        "Write \"tasks." + task + ".outputs." + fact + "\" for an output.")));
    }

    static EstateProblem notNeeded(String task) {
        String name = task.replace('_', '-');
        return new EstateProblem("not-needed",
                new Text("« tasks." + task
                        + " » : ce traitement n'est pas dans les besoins, il peut ne pas être fini quand l'expression est "
                        + "évaluée.",
                        "\"tasks." + task + "\": this task is not among the needs, it may not have ended when the expression is "
                                + "evaluated."),
                new Text("Ajoutez « " + name + " » à needs.", "Add \"" + name + "\" to needs."));
    }

    static EstateProblem secretInCommand(String key) {
        return new EstateProblem("secret-in-command",
                new Text("un secret dans « " + key + " » se lirait dans la liste des processus.", "a secret in \"" + key
                        + "\" could be read in the list of processes."),
                new Text("Mettez-le dans env — env: {MOT_DE_PASSE: \"{{ secret('nom') }}\"} — et lisez $MOT_DE_PASSE.",
                        "Put it into env — env: {PASSWORD: \"{{ secret('name') }}\"} — and read $PASSWORD."));
    }

    static EstateProblem secretElsewhere(String key) {
        return new EstateProblem("secret-misplaced",
                new Text("un secret n'a pas sa place dans « " + key + " » : cette valeur est journalisée.",
                        "a secret has no place in \"" + key + "\": this value is journalled."),
                new Text("Un secret se met dans env, dans les en-têtes http et dans une connexion.",
                        "A secret goes into env, into http headers and into a connection."));
    }

    static EstateProblem reserved(String name) {
        return new EstateProblem("reserved-variable",
                new Text("« " + name + " » a déjà un sens dans les expressions, une variable ne peut pas s'appeler ainsi.",
                        "\"" + name + "\" means something in expressions already, a variable cannot be called so."),
                new Text("Choisissez un autre nom.", "Choose another name."));
    }

    static EstateProblem circle(String path) {
        return new EstateProblem("cycle",
                new Text("ces variables tournent en rond : " + path + ".", "these variables go round in a circle: " + path + "."),
                new Text("Donnez à l'une d'elles une valeur qui n'en lit pas d'autre.", "Give one of them a value that reads no other."));
    }
}
