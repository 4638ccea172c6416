package regie.formats.yaml;

import regie.estate.finding.EstateProblem;
import regie.kernel.Text;

/** What can be wrong with a file before its content means anything. */
final class YamlProblems {

    private YamlProblems() {}

    static EstateProblem tooLarge(long bytes, long max) {
        return problem("file-too-large",
                "le fichier fait " + bytes + " octets et la limite est de " + max + ".",
                "the file has " + bytes + " bytes and the limit is " + max + ".",
                "Partagez-le en plusieurs fichiers.", "Split it into several files.");
    }

    static EstateProblem notUtf8() {
        return problem("not-utf8",
                "le fichier n'est pas du texte UTF-8 valide à partir d'ici.",
                "the file is not valid UTF-8 text from here on.",
                "Enregistrez-le en UTF-8, ou ôtez-lui l'extension .yaml s'il est binaire.",
                "Save it as UTF-8, or do not call it .yaml if it is binary.");
    }

    static EstateProblem controlCharacter(int codePoint) {
        String hex = "U+%04X".formatted(codePoint);
        return problem("control-character",
                "le caractère de contrôle " + hex + " n'est pas permis dans un fichier YAML.",
                "the control character " + hex + " is not allowed in a YAML file.",
                "Supprimez-le.", "Delete it.");
    }

    static EstateProblem tab() {
        return problem("tab",
                "une tabulation sert de retrait ou de séparateur, ce que YAML ne permet pas.",
                "a tab stands where YAML wants spaces.",
                "Remplacez-la par des espaces.", "Replace it with spaces.");
    }

    static EstateProblem syntax(String detail) {
        return problem("yaml",
                "ce n'est pas du YAML valide ici (" + detail + ").",
                "this is not valid YAML here (" + detail + ").",
                "Vérifiez le retrait, les deux-points et les guillemets de cette ligne et de la précédente.",
                "Check indentation, colons and quotes of this line and the one before.");
    }

    static EstateProblem quoteBraces() {
        return problem("quote-braces",
                "« {{ » sans guillemets ouvre une table YAML au lieu d'insérer une valeur.",
                "an unquoted \"{{\" opens a YAML map instead of inserting a value.",
                "Mettez toute la valeur entre guillemets : \"{{ … }}\".",
                "Quote the whole value: \"{{ … }}\".");
    }

    static EstateProblem keyNotText() {
        return problem("key-not-text",
                "une clé doit être un texte simple, pas une liste ni une table.",
                "a key must be plain text, not a list or a map.",
                "Écrivez une clé simple suivie de deux-points.", "Write a plain key followed by a colon.");
    }

    static EstateProblem duplicateKey(String key, int line) {
        return problem("duplicate-key",
                "la clé « " + key + " » est déjà écrite à la ligne " + line + " ; on ne saurait laquelle croire.",
                "the key \"" + key + "\" already stands on line " + line + "; nobody could tell which one counts.",
                "Gardez-en une seule.", "Keep one of them.");
    }

    static EstateProblem tag(String tag) {
        return problem("tag",
                "l'étiquette YAML « " + tag + " » n'est pas permise : le référentiel ne contient que textes, listes et tables.",
                "the YAML tag \"" + tag + "\" is not allowed: an estate holds only texts, lists and maps.",
                "Supprimez l'étiquette.", "Delete the tag.");
    }

    static EstateProblem tooDeep(int max) {
        return problem("too-deep",
                "l'imbrication dépasse " + max + " niveaux.", "the nesting is deeper than " + max + " levels.",
                "Aplatissez le document.", "Flatten the document.");
    }

    static EstateProblem tooManyNodes(int max) {
        return problem("too-many-values",
                "le fichier vaut plus de " + max + " valeurs une fois ses alias suivis.",
                "the file stands for more than " + max + " values once its aliases are followed.",
                "Partagez-le, et remplacez les alias par un modèle (template).",
                "Split it, and use a template instead of aliases.");
    }

    static EstateProblem tooManyAnchors(int max) {
        return problem("too-many-anchors",
                "le fichier pose plus de " + max + " ancres.", "the file sets more than " + max + " anchors.",
                "Remplacez-les par des modèles (template).", "Use templates instead.");
    }

    static EstateProblem scalarTooLong(int max) {
        return problem("text-too-long",
                "ce texte dépasse " + max + " caractères.", "this text is longer than " + max + " characters.",
                "Mettez-le dans un fichier à côté.", "Put it into a file beside.");
    }

    static EstateProblem tooManyDocuments(int max) {
        return problem("too-many-documents",
                "le fichier contient plus de " + max + " documents.", "the file holds more than " + max + " documents.",
                "Partagez-le en plusieurs fichiers.", "Split it into several files.");
    }

    static EstateProblem unknownAlias(String name) {
        return problem("unknown-alias",
                "l'alias « *" + name + " » ne renvoie à aucune ancre posée avant lui.",
                "the alias \"*" + name + "\" refers to no anchor set before it.",
                "Corrigez le nom, ou mettez des guillemets si l'étoile fait partie du texte.",
                "Correct the name, or quote the text if the star belongs to it.");
    }

    private static EstateProblem problem(String code, String fr, String en, String frRemedy, String enRemedy) {
        return new EstateProblem(code, new Text(fr, en), new Text(frRemedy, enRemedy));
    }
}
