package regie.formats.estate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.estate.finding.Place;
import regie.formats.schema.Words;
import regie.kernel.Text;

/** What can be wrong with names: twice, unknown, going round in circles. */
final class NameProblems {

    private NameProblems() {}

    static EstateProblem declaredTwice(String kind, String name, Place earlier) {
        Text called = Words.the(kind);
        return new EstateProblem("declared-twice",
                new Text(called.fr() + " « " + name + " » est déjà déclaré en " + earlier + ".",
                        called.en() + " \"" + name + "\" is already declared at " + earlier + "."),
                new Text("Renommez l'un des deux, ou supprimez-le.", "Rename one of them, or delete it."));
    }

    static EstateProblem codeTwice(String code, String kind, String name, String file) {
        Text called = Words.the(kind);
        return new EstateProblem("code-twice",
                new Text("le code « " + code + " » sert déjà dans " + called.fr() + " « " + name + " » (" + file + ").",
                        "the code \"" + code + "\" is already used in " + called.en() + " \"" + name + "\" (" + file + ")."),
                new Text("Donnez à chacun le sien : les commandes trouvent par code.", "Give each its own: commands find things by code."));
    }

    static EstateProblem unknown(String kind, String name, Collection<String> known) {
        Text called = Words.kind(kind);
        Optional<String> near = Words.nearest(name, known);
        Text remedy = near.map(word -> new Text("Écrivez « " + word + " ».", "Write \"" + word + "\"."))
                .orElseGet(() -> known.isEmpty()
                        ? new Text("Déclarez-le : « " + kind + ": " + name + " ».", "Declare it: \"" + kind + ": " + name + "\".")
                        : new Text("Déclarez-le, ou choisissez parmi : " + some(known) + ".",
                                "Declare it, or choose among: " + some(known) + "."));
        return new EstateProblem("unknown-" + kind,
                new Text("« " + name + " » ne désigne pas " + called.fr() + ".", "\"" + name + "\" is not " + called.en() + "."), remedy);
    }

    static EstateProblem cycle(String kind, List<String> path) {
        String drawn = String.join(" → ", path);
        boolean waits = kind.equals("task") || kind.equals("plan");
        return new EstateProblem("cycle",
                new Text("ceci tourne en rond : " + drawn + (waits ? " ; rien ne pourrait finir." : "."),
                        "this goes round in a circle: " + drawn + (waits ? "; nothing could ever end." : ".")),
                new Text("Ôtez l'un de ces liens.", "Remove one of these links."));
    }

    static EstateProblem noLabelledHost() {
        return new EstateProblem("unknown-host",
                new Text("aucune machine ne porte toutes ces étiquettes.", "no host carries all of these labels."),
                new Text("Corrigez-les, ou étiquetez une machine.", "Correct them, or label a host."));
    }

    static EstateProblem noEstate() {
        return new EstateProblem("no-estate",
                new Text("aucun document « estate: nom » ne déclare le référentiel.", "no document \"estate: name\" declares the estate."),
                new Text("Écrivez estate.yaml, avec estate: nom, zone: Europe/Paris et new_day: \"06:00\".",
                        "Write estate.yaml, with estate: name, zone: Europe/Paris and new_day: \"06:00\"."));
    }

    static EstateProblem twoEstates(Place other) {
        return new EstateProblem("two-estates",
                new Text("un seul document « estate: » est permis ; l'autre est en " + other + ".",
                        "only one document \"estate:\" is allowed; the other stands at " + other + "."),
                new Text("Gardez-en un.", "Keep one."));
    }

    private static String some(Collection<String> known) {
        List<String> first = known.stream().sorted().limit(12).toList();
        return String.join(", ", first) + (known.size() > first.size() ? ", …" : "");
    }
}
