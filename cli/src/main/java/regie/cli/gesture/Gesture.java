package regie.cli.gesture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.kernel.Text;

/**
 * One gesture as the command line knows it.
 *
 * @param words what stands after the target, such as the text of a note
 * @param options its own options, beside those that all gestures share
 */
public record Gesture(String name, Text summary, Words words, List<Option> options) {

    private static final Option UNTIL = required("--until", "TIME", "jusqu'à", "until");
    private static final String FILE = "FILE";
    private static final Option PLAN = required("--plan", FILE, "la chaîne modifiée, en YAML", "the edited plan, as YAML");
    private static final Map<String, Gesture> ALL = all();

    /** What follows the target on the command line. */
    enum Words {
        /** Nothing: every word is a target. */
        TARGETS,
        /** One word, such as a need. */
        NEED,
        /** A sentence. */
        TEXT,
        /** {@code name=value}, once or more. */
        SETTINGS,
        /** {@code name=value}, or nothing. */
        ANSWERS,
        /** One word of three. */
        DECISION
    }

    /**
     * @param label empty for a flag
     * @param opposite the gesture that is meant instead when the flag stands; empty for none
     */
    record Option(String name, String label, Text what, boolean required, String opposite) {

        /** Whether its value is the path of a file whose content is meant. */
        boolean isFile() {
            return label.equals(FILE);
        }

        /** The name of the argument that the server knows. */
        String argument() {
            return name.substring(2);
        }
    }

    public static Optional<Gesture> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static List<String> names() {
        return new ArrayList<>(ALL.keySet());
    }

    private static Map<String, Gesture> all() {
        Map<String, Gesture> all = new LinkedHashMap<>();
        List<Gesture> gestures = new ArrayList<>(onCourse());
        gestures.addAll(onChange());
        gestures.forEach(gesture -> all.put(gesture.name, gesture));
        return all;
    }

    /** Those that act on the course of a task: stop it, let it go, take its end as given. */
    private static List<Gesture> onCourse() {
        return List.of(
                plain("hold", "suspendre", "hold"),
                plain("free", "libérer", "free"),
                new Gesture("rerun", new Text("relancer", "rerun"), Words.TARGETS, List.of(
                        option("--from", "TASK", "à partir de ce traitement", "from this task on"),
                        flag("--checkpoint", "reprendre au point de reprise", "restart at its checkpoint"),
                        flag("--checked", "la vérification que sa règle demande est faite",
                                "the check that its rule asks for was made"))),
                plain("skip", "ignorer pour ce passage", "skip, this time"),
                plain("force-ok", "forcer OK", "force success"),
                new Gesture("ice", new Text("neutraliser", "put on ice: successors go on as if it had succeeded"),
                        Words.TARGETS, List.of(opposite("--off", "thaw"))),
                new Gesture("no-exec", new Text("exécuter à blanc", "go through the motions without the work"),
                        Words.TARGETS, List.of(opposite("--off", "exec"))),
                plain("kill", "interrompre", "kill"),
                plain("thaw", "ne plus neutraliser", "take off the ice"),
                plain("exec", "exécuter de nouveau vraiment", "execute for real again"),
                plain("cancel", "annuler le reste d'une exécution", "cancel what remains of a run"),
                plain("confirm", "valider", "confirm"),
                plain("reject", "refuser", "reject"),
                new Gesture("waive", new Text("lever une attente", "waive a need"), Words.NEED, List.of()),
                new Gesture("start", new Text("lancer sans attendre l'heure", "start without waiting for the hour"),
                        Words.TARGETS, List.of(flag("--now", "tout de suite", "at once"))),
                new Gesture("delay", new Text("retarder", "delay"), Words.TARGETS, List.of(UNTIL)),
                new Gesture("move", new Text("changer d'hôte", "move to another host"), Words.TARGETS,
                        List.of(required("--host", "HOST", "l'hôte", "the host"))));
    }

    /** Those that answer, change what a run is, or leave word about it. */
    private static List<Gesture> onChange() {
        return List.of(
                new Gesture("approve", new Text("répondre à une demande d'accord", "answer an approval"), Words.TARGETS,
                        List.of(opposite("--no", "decline"))),
                plain("decline", "dire non à une demande d'accord", "say no to an approval"),
                new Gesture("answer", new Text("rendre une tâche manuelle", "answer a manual task"), Words.ANSWERS,
                        List.of(flag("--not-done", "elle n'a pas pu être faite", "it could not be done"))),
                new Gesture("decide", new Text("trancher quand l'agent est hors de vue : wait, lost, elsewhere",
                        "decide for an agent out of sight: wait, lost, elsewhere"), Words.DECISION, List.of()),
                new Gesture("set", new Text("donner une valeur à une variable", "give a variable a value"),
                        Words.SETTINGS, List.of()),
                new Gesture("edit", new Text("remplacer la copie de la chaîne pour ce passage", "replace the run's own copy of its plan"),
                        Words.TARGETS, List.of(PLAN)),
                new Gesture("insert", new Text("ajouter un traitement pour ce passage", "add a task to this run"),
                        Words.TARGETS, List.of(PLAN, required("--task", "TASK", "le traitement ajouté", "the task that is added"))),
                new Gesture("extend-deadline", new Text("repousser l'heure limite", "extend the deadline"), Words.TARGETS,
                        List.of(UNTIL)),
                plain("stop-cycle", "pas d'autre passage après celui-ci", "no occurrence after the current one"),
                plain("take", "prendre en charge", "take in charge"),
                new Gesture("note", new Text("écrire dans la main courante", "write into the log-book"), Words.TEXT, List.of()),
                new Gesture("instruct", new Text("donner une consigne temporaire", "give a temporary instruction"),
                        Words.TEXT, List.of(UNTIL)));
    }

    private static Gesture plain(String name, String fr, String en) {
        return new Gesture(name, new Text(fr, en), Words.TARGETS, List.of());
    }

    private static Option flag(String name, String fr, String en) {
        return new Option(name, "", new Text(fr, en), false, "");
    }

    private static Option opposite(String name, String gesture) {
        return new Option(name, "", new Text("le contraire : " + gesture, "the opposite: " + gesture), false, gesture);
    }

    private static Option option(String name, String label, String fr, String en) {
        return new Option(name, label, new Text(fr, en), false, "");
    }

    private static Option required(String name, String label, String fr, String en) {
        return new Option(name, label, new Text(fr, en), true, "");
    }
}
