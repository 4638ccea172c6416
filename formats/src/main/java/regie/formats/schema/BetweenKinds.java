package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.name;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.List;
import regie.kernel.Text;

/** The kinds that stand between plans: events and freezes; and what else of the inventory varies with time. */
final class BetweenKinds {

    private BetweenKinds() {}

    static List<Declaration> all() {
        return List.of(event(), freeze());
    }

    private static Declaration event() {
        return new Declaration("event", structure("event",
                name("event", "rates-received", "Le nom de l'évènement.", "The event's name."),
                Types.code(), Types.title(), Types.owner(),
                Key.of("from", Types.TEXT, "banque-centrale", "Qui l'apporte.", "Who brings it."),
                Key.of("external", Types.FLAG, "true",
                        "Levé du dehors, par une personne ou un autre programme : aucun traitement n'a à le lever.",
                        "Raised from outside, by a person or another program: no task has to raise it.").orElse("false"),
                Key.of("keep", Types.DURATION, "40d", "Oublié si longtemps après avoir été levé.",
                        "Forgotten so long after it was raised.").orElse("40d")),
                new Text("Un fait nommé et daté qu'un plan lève et qu'un autre attend. Il n'est utile de le déclarer que s'il vient du "
                        + "dehors, ou pour en dire plus.",
                        "A named and dated fact that one plan raises and another waits for. It need be declared only when it comes from "
                                + "outside, or to say more of it."),
                """
                event: rates-received
                title: {fr: Cours de change reçus, en: Exchange rates received}
                from: banque-centrale
                external: true
                """);
    }

    private static Declaration freeze() {
        return new Declaration("freeze", structure("freeze",
                name("freeze", "year-end", "Le nom du gel.", "The freeze's name."),
                Types.title(), Types.owner(),
                Key.of("from", new Type.Scalar(Rule.MOMENT), "2026-12-28",
                        "Depuis une date d'exploitation, ou un instant dans le fuseau du référentiel.",
                        "From a production date, or an instant in the estate's zone.").needed(),
                Key.of("to", new Type.Scalar(Rule.MOMENT), "\"2027-01-03T18:00\"",
                        "Jusqu'à une date d'exploitation comprise, ou un instant.",
                        "To a production date, which is part of it, or an instant.").needed(),
                Key.of("plans", list(reference("plan")), "[nightly-close]", "Les plans gelés.", "The plans that are frozen."),
                Key.of("applications", list(reference("application")), "[accounting]", "Ceux de ces applications.",
                        "Those of these applications."),
                Key.of("kinds", list(choice("batch", "release", "backup", "recovery", "procedure", "qualification", "migration")),
                        "[release]", "Ceux de ces genres.", "Those of these kinds."),
                Key.of("reason", Types.SENTENCE, "{fr: Clôture annuelle, en: Year-end closing}",
                        "Pourquoi, tel qu'on le lit.", "Why, as people read it.").needed()),
                new Text("Une période où les plans nommés ne démarrent pas ; tous, si aucun ne l'est. Ce qui a démarré continue.",
                        "A period in which the plans named do not start; all of them, if none is. What has started goes on."),
                """
                freeze: year-end
                from: 2026-12-28
                to: "2027-01-03T18:00"
                kinds: [release]
                reason: {fr: Clôture annuelle, en: Year-end closing}
                """);
    }

    static Key lookBack() {
        return Key.of("look_back", Types.DURATION, "100d",
                "Si loin en arrière, l'issue d'une exécution sortie du jour répond encore aux besoins d'autres dates ; la dernière de "
                        + "chaque plan, toujours.",
                "So far back the outcome of a run that has left the day still answers needs of other dates; the newest of each plan "
                        + "always does.").orElse("100d");
    }

    static Key capacities() {
        return Key.of("capacities", list(structure("capacity-window",
                Key.of("from", Types.TIME, "\"22:00\"", "Depuis cette heure, dans le fuseau du référentiel.",
                        "From this time, in the estate's zone.").needed(),
                Key.of("to", Types.TIME, "\"06:00\"", "Jusqu'à la première telle heure après.",
                        "Until the first such time after.").needed(),
                Key.of("capacity", new Type.Whole(0, 1_000_000), "8", "Unités alors.", "Units then.").needed(),
                Key.of("days", new Type.ListOf(new Type.Choice(CalendarKeys.WEEKDAYS), 1, 7), "[sat, sun]",
                        "Les jours de la semaine où cela commence ; tous, sinon.",
                        "The days of the week on which it begins; every day otherwise."))),
                "[{from: \"22:00\", to: \"06:00\", capacity: 8}]", "Quand elle a plus, ou moins ; la dernière écrite l'emporte.",
                "When it has more, or fewer; the one written last wins.");
    }
}
