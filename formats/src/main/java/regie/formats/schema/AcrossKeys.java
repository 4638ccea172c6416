package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.structure;

/** Keys that reach beyond the run: needs, waits for events, events raised. */
final class AcrossKeys {

    private static final Type ENDING = choice("succeeded", "failed", "ended", "skipped");
    private static final Type NEED_NAME = new Type.Scalar(Rule.NEED);

    static final Type NEED = either(
            NEED_NAME,
            new Type.ListOf(new Type.Named("need"), 0, 10_000),
            structure("need",
                    Key.of("task", NEED_NAME, "billing/export",
                            "Le traitement attendu : d'ici, d'un autre plan (plan/traitement), ou tout un plan ; @previous, @next, @any "
                                    + "ou @-2 pour une autre date, self pour ce plan.",
                            "The task that is needed: one here, one of another plan (plan/task), or a whole plan; @previous, @next, @any "
                                    + "or @-2 for another date, self for this plan."),
                    Key.of("when", ENDING, "ended", "La fin attendue.", "The ending that is needed.").orElse("succeeded"),
                    Key.of("strict", Types.FLAG, "true", "Un traitement ignoré ne suffit pas.", "A skipped one does not do.")
                            .orElse("false"),
                    Key.of("if_absent", choice("pass", "wait", "fail"), "pass",
                            "Quand l'autre plan n'est pas du jour.", "When the other plan is not of the day."),
                    CycleKeys.occurrence(),
                    Key.of("within", Types.DURATION, "12h",
                            "Au plus tant de temps avant le chargement de celui qui attend.",
                            "At most so long before the run that waits was ordered."),
                    Key.of("all", new Type.ListOf(new Type.Named("need"), 1, 10_000), "[load, check]", "Tous ceux-ci.", "All of these."),
                    Key.of("any", new Type.ListOf(new Type.Named("need"), 1, 10_000), "[a, b]", "L'un de ceux-ci.", "One of these.")));

    private static final Type DATE_REF = new Type.Scalar(Rule.DATE_REF);

    private AcrossKeys() {}

    static Key waits() {
        Type wait = structure("wait",
                Key.of("event", Types.NAME, "rates-received", "L'évènement attendu.", "The event waited for.").needed(),
                Key.of("date", DATE_REF, "previous",
                        "De quelle date, selon les dates de ce plan : same, previous, next, any, none ou un décalage.",
                        "Of which date, by the dates of this plan: same, previous, next, any, none or an offset.").orElse("same"),
                Key.of("until", Types.TIME, "\"04:00\"", "Jusqu'à quand.", "Until when."),
                Key.of("day", new Type.Whole(0, 31), "1", "Tant de jours plus tard.", "So many days later.").orElse("0"),
                Key.of("then", choice("hold", "skip", "start", "fail"), "hold", "Et ensuite.", "And then.").orElse("hold"),
                Key.of("within", Types.DURATION, "12h", "Levé au plus tant de temps avant le chargement.",
                        "Raised at most so long before the order."),
                Key.of("consume", Types.FLAG, "true", "Le traitement qui démarre emporte l'évènement.",
                        "The task takes the event with it when it starts.").orElse("false"));
        return Key.of("waits", list(wait), "[{event: rates-received, until: \"04:00\", then: hold}]",
                "Des évènements qu'il attend.", "Events that it waits for.");
    }

    static Key raises() {
        Type raise = either(Types.NAME, structure("raise",
                Key.of("event", Types.NAME, "ledger-closed", "L'évènement levé.", "The event raised.").needed(),
                Key.of("date", DATE_REF, "next", "Pour quelle date, selon les dates de ce plan ; none : sans date.",
                        "For which date, by the dates of this plan; none: without a date.").orElse("same"),
                Key.of("when", choice("succeeded", "failed", "ended"), "failed", "À quelle fin.", "On which ending.").orElse("succeeded")));
        return Key.of("raises", list(raise), "[ledger-closed]", "Les évènements qu'il lève à sa fin.",
                "The events that it raises at its end.");
    }
}
