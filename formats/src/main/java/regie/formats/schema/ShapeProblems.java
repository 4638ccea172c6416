package regie.formats.schema;

import java.util.List;
import java.util.Optional;
import regie.estate.finding.EstateProblem;
import regie.kernel.Text;

/** What can be wrong with the shape of a document. */
final class ShapeProblems {

    private ShapeProblems() {}

    static EstateProblem unknownKey(String key, Text where, Optional<String> nearest, List<String> known) {
        Text remedy = nearest
                .map(near -> new Text("Écrivez « " + near + " », ou supprimez-la.", "Write \"" + near + "\", or delete it."))
                .orElseGet(() -> new Text("Clés connues : " + String.join(", ", known) + ".", "Known keys: "
                        + String.join(", ", known) + "."));
        return new EstateProblem("unknown-key",
                new Text("la clé « " + key + " » n'existe pas dans " + where.fr() + ".", "there is no key \"" + key + "\" in "
                        + where.en() + "."),
                remedy);
    }

    static EstateProblem unknownKind(String kind, Optional<String> nearest, List<String> kinds) {
        Text remedy = nearest.map(near -> new Text("Écrivez « " + near + " ».", "Write \"" + near + "\"."))
                .orElseGet(() -> new Text("La première clé dit ce qui est déclaré : " + String.join(", ", kinds) + ".",
                        "The first key says what is declared: " + String.join(", ", kinds) + "."));
        return new EstateProblem("unknown-kind",
                new Text("« " + kind + " » ne déclare rien de connu.", "\"" + kind + "\" declares nothing known."), remedy);
    }

    static EstateProblem notDocument() {
        return new EstateProblem("not-a-document",
                new Text("ce document n'est pas une table.", "this document is not a map."),
                new Text("Commencez-le par ce qu'il déclare, par exemple « plan: nom ».",
                        "Begin it with what it declares, such as \"plan: name\"."));
    }

    static EstateProblem missingKey(Key key, Text where) {
        return new EstateProblem("missing-key",
                new Text("la clé « " + key.name() + " » manque dans " + where.fr() + ".", "the key \"" + key.name()
                        + "\" is missing in " + where.en() + "."),
                new Text("Ajoutez par exemple « " + key.name() + ": " + key.example() + " ».",
                        "Add for example \"" + key.name() + ": " + key.example() + "\"."));
    }

    static EstateProblem wrongType(String path, String written, Text expected) {
        return new EstateProblem("wrong-type",
                new Text("« " + path + " » ne peut pas valoir " + written(written, true) + ".",
                        "\"" + path + "\" cannot be " + written(written, false) + "."),
                new Text("Écrivez " + expected.fr() + ".", "Write " + expected.en() + "."));
    }

    static EstateProblem wrongShape(String path, Text found, Text expected) {
        return new EstateProblem("wrong-type",
                new Text("« " + path + " » ne peut pas être " + found.fr() + ".", "\"" + path + "\" cannot be " + found.en() + "."),
                new Text("Écrivez " + expected.fr() + ".", "Write " + expected.en() + "."));
    }

    static EstateProblem tooMany(String path, int found, int max) {
        return new EstateProblem("too-many",
                new Text("« " + path + " » a " + found + " éléments et la limite est de " + max + ".",
                        "\"" + path + "\" has " + found + " items and the limit is " + max + "."),
                new Text("Partagez-la.", "Split it."));
    }

    static EstateProblem tooFew(String path, int min) {
        return new EstateProblem("too-few",
                new Text("« " + path + " » est vide.", "\"" + path + "\" is empty."),
                new Text("Donnez au moins " + min + " élément, ou supprimez la clé.", "Give at least " + min
                        + " item, or delete the key."));
    }

    static EstateProblem badMapKey(String key, String path, Text expected) {
        return new EstateProblem("bad-name",
                new Text("« " + key + " » ne convient pas comme nom dans « " + path + " ».", "\"" + key
                        + "\" cannot be a name in \"" + path + "\"."),
                new Text("Écrivez " + expected.fr() + ".", "Write " + expected.en() + "."));
    }

    static EstateProblem actsLater(String path) {
        return new EstateProblem("acts-later",
                new Text("« " + path + " » est accepté et vérifié.", "\"" + path + "\" is accepted and checked."),
                new Text("Cela n'agit pas encore : rien n'en dépend.",
                        "It does not act yet: nothing depends on it."));
    }

    private static String written(String text, boolean french) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        if (shown.isEmpty()) {
            return french ? "vide" : "empty";
        }
        return french ? "« " + shown + " »" : "\"" + shown + "\"";
    }
}
