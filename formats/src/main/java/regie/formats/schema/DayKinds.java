package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.name;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.List;
import regie.kernel.Text;

/** The kinds and keys of the day: what leaves it when, what takes whose place, what holds for one date, periods. */
final class DayKinds {

    private DayKinds() {}

    static List<Declaration> all() {
        return List.of(period(), set());
    }

    /** Keys of a plan. */
    static List<Key> planKeys() {
        return List.of(
                Key.of("keep", new Type.Scalar(Rule.DAY_COUNT), "3d",
                        "Combien de jours une exécution bien terminée reste au plan du jour.",
                        "For how many days a run that ended well stays in the day.").orElse("0d"),
                Key.of("leftover", new Type.Scalar(Rule.LEFTOVER), "keep 3d",
                        "Ce qui est en échec, suspendu ou inconnu au changement de date : gardé, gardé tant de jours, ou annulé.",
                        "What failed, is held or unknown at the new day: kept, kept for so many days, or cancelled.").orElse("keep"),
                Key.of("replaces", either(reference("plan"), new Type.ListOf(reference("plan"), 1, 100)), "nightly-close",
                        "Aux dates de ce plan, celui-là n'est pas chargé.", "On the dates of this plan that one is not ordered."));
    }

    /** The key of a task whose success lets a period go on. */
    static Key advances() {
        return Key.of("advances", reference("period"), "accounting",
                "Sa réussite clôt la période et ouvre la suivante.", "Its success closes the period and opens the next.");
    }

    private static Declaration period() {
        return new Declaration("period", structure("period",
                name("period", "accounting", "Le nom de la période.", "The period's name."),
                Types.code(), Types.title(), Types.owner(),
                Key.of("unit", choice("month", "quarter", "year"), "month", "Sa longueur.", "How long it is.").orElse("month"),
                Key.of("first", Types.DATE, "2026-10-01", "Un jour de la période ouverte au début.",
                        "A day of the period that is open at the beginning.").needed(),
                Key.of("closes", new Type.Scalar(Rule.DAYS), "\"3rd working day of month\"",
                        "Le premier de ces jours après sa fin : elle devrait être close.",
                        "The first of these days after its end: it should be over."),
                Key.of("calendar", reference("calendar"), "working", "Le calendrier de closes.", "The calendar of closes.")),
                new Text("Un mois comptable, par exemple : il reste ouvert jusqu'à ce qu'un traitement ou une commande l'avance. "
                        + "Les expressions lisent son premier jour : period.accounting.",
                        "An accounting month, for example: it stays open until a task or a command moves it on. "
                                + "Expressions read its first day: period.accounting."),
                """
                period: accounting
                unit: month
                first: 2026-10-01
                closes: "3rd working day of month"
                """);
    }

    private static Declaration set() {
        return new Declaration("set", structure("set",
                name("set", "year-end", "Le nom de ce réglage.", "The name of this setting."),
                Types.title(), Types.owner(),
                Key.of("for", reference("plan"), "nightly-close", "Le plan qui les reçoit.", "The plan that gets them.").needed(),
                Key.of("date", Types.DATE, "2026-12-31", "À cette date d'exploitation seulement.",
                        "On this production date only.").needed(),
                Key.of("variables", Types.VARIABLES, "{region: all}", "Les valeurs de ce jour.", "The values of that day.").needed()),
                new Text("Des variables d'un plan pour une seule date d'exploitation.", "Variables of a plan for one production date."),
                """
                set: year-end
                for: nightly-close
                date: 2026-12-31
                variables: {region: all}
                """);
    }
}
