package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.name;
import static regie.formats.schema.Types.structure;

import java.util.List;
import regie.kernel.Text;

/** The kinds that say what people do and keep to: instructions and standards. */
final class RuleKinds {

    /** What an instruction may propose or warn against. */
    static final String[] GESTURES = {
        "order", "hold", "free", "rerun", "restart", "skip", "force-ok", "ice", "no-exec", "kill", "confirm", "reject", "waive",
        "start", "delay", "move", "set", "edit", "extend-deadline", "take", "note", "instruct", "call", "wait"
    };

    private RuleKinds() {}

    static List<Declaration> all() {
        return List.of(instruction(), standard());
    }

    private static Declaration instruction() {
        Type cases = list(structure("case",
                Key.of("when", Types.CONDITION, "\"exit_code == 12\"",
                        "Sur exit_code, outputs, attempts, task, run, plan, date ; sans elle, toujours.",
                        "Over exit_code, outputs, attempts, task, run, plan, date; without it, always."),
                Key.of("do", choice(GESTURES), "force-ok", "Le geste proposé.", "The gesture proposed.").needed(),
                Key.of("max", new Type.Whole(1, 100), "1", "Combien de fois au plus.", "How many times at most."),
                Key.of("who", Types.TEXT, "finance-it", "Qui appeler.", "Whom to call."),
                Key.of("after", Types.DURATION, "10m", "Après combien de temps.", "After how long.")));
        return new Declaration("instruction", structure("instruction",
                name("instruction", "reconcile-differences", "Le nom de la consigne.", "The instruction's name."),
                Types.code(), Types.title(), Types.owner(),
                Key.of("cases", cases, "[{do: call, who: finance-it}]", "Les cas, le premier qui vaut l'emporte.",
                        "The cases, the first that holds wins."),
                Key.of("never", list(choice(GESTURES)), "[rerun]", "Les gestes à ne pas faire.", "Gestures not to make."),
                Key.of("reviewed", Types.DATE, "2026-10-01", "Date de la dernière relecture.", "Date of the last review."),
                Key.of("text", Types.TEXT, "\"Relancer une fois.\"", "Le texte, hors fichier Markdown.",
                        "The text, outside a Markdown file.")),
                new Text("Ce que fait l'opérateur. S'écrit dans un fichier Markdown dont l'en-tête porte ces clés.",
                        "What the operator does. Written as a Markdown file whose header holds these keys."),
                """
                instruction: reconcile-differences
                cases:
                  - {when: "exit_code == 12 && outputs.differences <= 3", do: force-ok, max: 1}
                  - {do: call, who: finance-it, after: 10m}
                never: [rerun]
                reviewed: 2026-10-01
                """);
    }

    private static Declaration standard() {
        Type severity = choice("error", "warning", "note");
        return new Declaration("standard", structure("standard",
                name("standard", "naming", "Le nom de la norme.", "The standard's name."),
                Types.title(),
                Key.of("applies_to", choice("plan", "task", "host", "resource", "application", "service", "connection", "role",
                        "instruction"),
                        "plan", "À quoi elle s'applique.", "What it applies to.").needed(),
                Key.of("name", new Type.Scalar(Rule.REGEX), "\"^[a-z]+-.*$\"", "Ce à quoi le nom doit ressembler.",
                        "What the name must look like."),
                Key.of("code", new Type.Scalar(Rule.REGEX), "\"^[A-Z]{3}[QHMA][0-9]{2}$\"",
                        "Ce à quoi le code doit ressembler.", "What the code must look like."),
                Key.of("require", list(Types.TEXT), "[title.fr, owner, restart]", "Les clés obligatoires.", "Mandatory keys."),
                Key.of("severity", either(severity, new Type.MapOf(Rule.NAME, severity, 100)), "{production: error, integration: note}",
                        "La gravité d'un écart, au besoin par environnement.",
                                "How grave a breach is, by environment where needed.").orElse("error")),
                new Text("Ce que le site impose à ses propres déclarations.", "What the site asks of its own declarations."),
                """
                standard: naming
                applies_to: plan
                code: "^[A-Z]{3}[QHMA][0-9]{2}$"
                require: [title.fr]
                severity: warning
                """);
    }
}
