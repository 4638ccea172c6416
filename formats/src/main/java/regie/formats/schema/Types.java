package regie.formats.schema;

import java.util.List;

/** The types that several kinds share. */
final class Types {

    static final Type TEXT = new Type.Scalar(Rule.TEXT);
    static final Type SENTENCE = new Type.Sentence();
    static final Type TEMPLATE = new Type.Scalar(Rule.TEMPLATE);
    static final Type CONDITION = new Type.Scalar(Rule.EXPRESSION);
    static final Type DURATION = new Type.Scalar(Rule.DURATION);
    static final Type TIME = new Type.Scalar(Rule.TIME);
    static final Type DATE = new Type.Scalar(Rule.DATE);
    static final Type FLAG = new Type.Scalar(Rule.FLAG);
    static final Type CODE = new Type.Scalar(Rule.CODE);
    static final Type NAME = new Type.Scalar(Rule.NAME);
    static final Type ZONE = new Type.Scalar(Rule.ZONE);
    static final Type VARIABLES = new Type.MapOf(Rule.VARIABLE, TEMPLATE, 1_000);
    static final Type DAYS = new Type.Either(List.of(
            new Type.Scalar(Rule.DAYS), new Type.ListOf(new Type.Scalar(Rule.DAYS), 1, 1_000)));
    static final Type PRIORITY = new Type.Whole(0, 100);

    private Types() {}

    static Type.Structure structure(String name, Key... keys) {
        return new Type.Structure(name, List.of(keys), false);
    }

    static Type.Structure merging(String name, Key... keys) {
        return new Type.Structure(name, List.of(keys), true);
    }

    static Type choice(String... values) {
        return new Type.Choice(List.of(values));
    }

    static Type list(Type item) {
        return new Type.ListOf(item, 0, 10_000);
    }

    static Type either(Type... options) {
        return new Type.Either(List.of(options));
    }

    static Type reference(String kind) {
        return new Type.Reference(kind);
    }

    static Key title() {
        return Key.of("title", SENTENCE, "{fr: Clôture de nuit, en: Nightly close}",
                "Ce que l'on lit à l'écran, dans une langue ou dans les deux.", "What people read, in one language or both.");
    }

    static Key code() {
        return Key.of("code", CODE, "CPTQ01",
                "Le code du site, unique, affiché, accepté par les commandes et la recherche, jamais dans une référence du référentiel.",
                "The site's own code: unique, shown, accepted by commands and search, never in a reference inside the estate.");
    }

    static Key owner() {
        return Key.of("owner", TEXT, "finance-it", "Qui en répond.", "Who answers for it.");
    }

    static Key variables() {
        return Key.of("variables", VARIABLES, "{region: ouest}",
                "Des valeurs, gardées telles qu'écrites ; la plus proche gagne (traitement, plan, application, environnement, "
                        + "référentiel).",
                "Values, kept as written; the nearest wins (task, plan, application, environment, estate).");
    }

    static Key instruction() {
        return Key.of("instruction", reference("instruction"), "reconcile-differences",
                "La consigne de l'opérateur en cas d'échec ; la plus précise gagne (traitement, plan, application, machine).",
                "What the operator does after a failure; the most precise wins (task, plan, application, host).");
    }

    static Key name(String kind, String example, String fr, String en) {
        return Key.of(kind, NAME, example, fr, en).needed();
    }
}
