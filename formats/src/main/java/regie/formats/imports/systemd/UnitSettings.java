package regie.formats.imports.systemd;

import java.util.List;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;

/** What units of every type may say of themselves. */
final class UnitSettings {

    private static final List<String> ORDER = List.of("After", "Before", "Wants", "Requires", "Requisite", "BindsTo", "PartOf", "Conflicts",
            "RequiresMountsFor", "WantsMountsFor", "Upholds", "PropagatesReloadTo", "JoinsNamespaceOf");

    private UnitSettings() {}

    /** @param test where a condition on a path is checked; empty where it is not */
    static void settle(UnitFile.Setting setting, PlanDraft plan, String test) {
        SourceAttribute attribute = setting.attribute();
        String key = setting.key();
        if (key.equals("Description")) {
            title(plan, attribute);
        } else if (key.equals("Documentation")) {
            plan.head().comment("", "Documentation: " + attribute.value());
            attribute.carried(plan.at(""), "en commentaire", "as a comment");
        } else if (ORDER.contains(key)) {
            order(attribute);
        } else if (!test.isEmpty()) {
            attribute.approximated(test, "vérifié par le shell avant la commande", "checked by the shell before the command");
        } else if (key.equals("ConditionACPower") || key.equals("ConditionVirtualization")) {
            attribute.notCarried("condition sur la machine (secteur, conteneur) : à voir dans le choix de « host »",
                    "a condition on the machine (mains power, container): a matter of which \"host\" is chosen");
        } else if (key.startsWith("Condition") || key.startsWith("Assert")) {
            attribute.notCarried("condition que systemd vérifie sur la machine : à écrire dans la commande, ou dans le choix de « host »",
                    "a condition that systemd checks on the machine: write it into the command, or choose the \"host\" by it");
        } else if (key.equals("OnFailure") || key.equals("OnSuccess")) {
            attribute.notCarried("unité lancée à la fin : une consigne, ou un traitement qui a besoin de celui-ci (when: failed)",
                    "a unit started at the end: an instruction, or a task that needs this one (when: failed)");
        } else if (key.equals("DefaultDependencies") || key.equals("RefuseManualStart") || key.equals("RefuseManualStop")
                || key.startsWith("StartLimit") || key.equals("CollectMode") || key.equals("IgnoreOnIsolate")
                || key.equals("StopWhenUnneeded") || key.startsWith("X-")) {
            attribute.notCarried("propre à systemd", "of systemd itself");
        } else {
            attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
        }
    }

    private static void title(PlanDraft plan, SourceAttribute attribute) {
        if (!plan.head().has("title") && !attribute.value().isBlank()) {
            plan.head().put("title", attribute.value());
            attribute.carried(plan.at("title"));
        } else if (plan.head().text("title").orElse("").equals(attribute.value())) {
            attribute.carried(plan.at("title"));
        } else if (plan.tasks().size() == 1) {
            String task = plan.tasks().keySet().iterator().next();
            plan.fields(task).put("title", attribute.value());
            attribute.carried(plan.at(task, "title"));
        } else {
            plan.head().comment("title", attribute.value());
            attribute.carried(plan.at("title"), "en commentaire", "as a comment");
        }
    }

    private static void order(SourceAttribute attribute) {
        boolean otherWork = attribute.value().matches(".*\\.(service|timer)\\b.*");
        if (otherWork) {
            attribute.notCarried("n'ordonne que des unités lancées ensemble ; "
                    + "si un traitement doit en attendre un autre, le dire par « needs »",
                    "orders only units that start together; where one task must wait for another, say so by \"needs\"");
        } else {
            attribute.carried("", "état de la machine, acquis quand son agent répond",
                    "a state of the machine, given once its agent answers");
        }
    }

    static void others(UnitFile.Setting setting) {
        if (setting.section().equals("Install")) {
            setting.attribute().carried("", "un plan vaut dès que le référentiel est en vigueur",
                    "a plan holds as soon as the estate is in force");
        } else {
            setting.attribute().notCarried("section que systemd ne connaît pas ici : " + setting.section(),
                    "a section that systemd does not know here: " + setting.section());
        }
    }
}
