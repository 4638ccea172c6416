package regie.formats.schema;

import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.name;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.List;
import regie.kernel.Text;

/** The kind that says which days are worked. */
final class CalendarKeys {

    static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Type SPAN = new Type.Scalar(Rule.SPAN);

    private static final Type DATES = list(either(SPAN, structure("dates",
            Key.of("date", SPAN, "2026-05-15", "Une date, ou deux séparées par deux points.",
                    "A date, or two with two dots between.").needed(),
            Key.of("reason", Types.SENTENCE, "{fr: Pont de l'Ascension, en: Bridge day}", "Pourquoi, tel qu'on le lit.",
                    "Why, as people read it."))));

    private CalendarKeys() {}

    static Declaration declaration() {
        return new Declaration("calendar", structure("calendar",
                name("calendar", "working", "Le nom du calendrier.", "The calendar's name."),
                Types.code(), Types.title(),
                Key.of("holidays", new Type.Scalar(Rule.HOLIDAYS), "FR",
                        "Les jours fériés d'un pays (FR), d'une région (FR-57, GB-ENG) ou d'une place (TARGET2, NYSE) ; "
                                + "avec -BANK, ceux des banques aussi.",
                        "The public holidays of a country (FR), a region (FR-57, GB-ENG) or a market (TARGET2, NYSE); "
                                + "with -BANK, those of banks as well."),
                Key.of("weekend", new Type.ListOf(new Type.Choice(WEEKDAYS), 0, 7), "[sat, sun]",
                        "Les jours chômés de la semaine ; aucun pour un calendrier fait de dates ou d'autres calendriers.",
                        "The days of the week off; none for a calendar made of dates or of other calendars.").orElse("[sat, sun]"),
                Key.of("closed", DATES, "[2026-05-15, 2026-08-10..2026-08-14]", "Fermé ces jours-là ; l'emporte sur tout.",
                        "Closed on these days; wins over everything."),
                Key.of("open", DATES, "[{date: 2026-05-25, reason: Inventaire}]",
                        "Ouvert ces jours-là ; l'emporte sur fériés et fins de semaine.",
                        "Open on these days; wins over holidays and weekends."),
                Key.of("dates", DATES, "[2026-01-30, 2026-02-27]",
                        "Ouvert ces jours-là et aucun autre : un calendrier comptable ou d'échéances. Il s'arrête à la dernière date, "
                                + "ou à until.",
                        "Open on these days and no other: a fiscal calendar, or one of due dates. "
                                + "It ends with the last date, or with until."),
                Key.of("and", list(reference("calendar")), "[working, target2]", "Ouvert quand tous ceux-ci le sont.",
                        "Open when all of these are."),
                Key.of("or", list(reference("calendar")), "[paris, london]", "Ouvert quand l'un d'eux l'est.",
                        "Open when one of these is."),
                Key.of("minus", list(reference("calendar")), "[month-ends]", "Fermé quand l'un d'eux est ouvert.",
                        "Closed when one of these is open."),
                Key.of("from", Types.DATE, "2026-01-01", "Ne dit rien d'avant.", "Says nothing of before."),
                Key.of("until", Types.DATE, "2027-12-31",
                        "Ne dit rien d'après ; « regie check » prévient des semaines avant.",
                        "Says nothing of after; \"regie check\" tells weeks before.")),
                new Text("Quels jours sont ouvrés.", "Which days are worked."),
                """
                calendar: working
                holidays: FR
                weekend: [sat, sun]
                closed: [2026-05-15]
                open: [2026-05-25]
                """);
    }
}
