package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.merging;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

/** Keys that speak of time. */
final class ScheduleKeys {

    static final Type.Structure WINDOW = merging("window",
            Key.of("from", Types.TIME, "\"01:00\"", "Ouverture.", "Opening.").needed(),
            Key.of("to", Types.TIME, "\"04:00\"", "Fermeture : la première après l'ouverture.",
                    "Closing: the first after opening.").needed(),
            Key.of("day", new Type.Whole(0, 31), "1", "Jours après la date d'exploitation.", "Days after the production date.").orElse("0"),
            Key.of("then", choice("hold", "skip", "start", "fail", "tomorrow"), "hold",
                    "Ce que devient un traitement qui n'a pas commencé.", "What becomes of a task that has not started.").orElse("hold"));

    static final Type.Structure DEADLINE = merging("deadline",
            Key.of("at", Types.TIME, "\"05:30\"", "La première telle heure depuis le changement de date.",
                    "The first such time since the new day.").needed(),
            Key.of("day", new Type.Whole(0, 31), "1", "Jours de plus.", "Days later.").orElse("0"),
            Key.of("kind", choice("target", "sla", "cutoff"), "sla", "Objectif, engagement, ou mur.",
                    "A target, a promise, or a wall.").orElse("target"));

    static final Type.Structure SCHEDULE = merging("schedule",
            Key.of("days", Types.DAYS, "\"last working day of month\"",
                    "daily, working, des jours (mon,thu), des dates, ou « 3rd working day of month » ; ou une liste de règles.",
                    "daily, working, weekdays (mon,thu), dates, or \"3rd working day of month\"; or a list of rules.").orElse("daily"),
            Key.of("except", Types.DAYS, "[2026-12-31, \"first working day of year\"]",
                    "Des jours où l'on ne part jamais, quoi que dise le reste.",
                    "Days on which it never starts, whatever the rest says."),
            Key.of("at", either(Types.TIME, new Type.ListOf(Types.TIME, 1, 1_440)), "\"22:00\"",
                    "L'heure, ou plusieurs : la première telle heure depuis le changement de date.",
                    "The time, or several: the first such time since the new day."),
            Key.of("day", new Type.Whole(0, 31), "1", "Jours de plus.", "Days later.").orElse("0"),
            Key.of("cron", new Type.Scalar(Rule.CRON), "\"0 22 * * 1-5\"",
                    "Ou une expression cron, qui dit ses jours elle-même.", "Or a cron expression, which says its days itself."),
            Key.of("dialect", choice("vixie", "quartz"), "quartz", "De quel cron.", "Of which cron.").orElse("vixie"),
            Key.of("every", Types.DURATION, "15m",
                    "Ou un intervalle en temps écoulé : une exécution, plusieurs passages.",
                    "Or an interval in elapsed time: one run, several occurrences."),
            Key.of("from", Types.TIME, "\"06:00\"", "Le premier passage ; sinon au changement de date.",
                    "The first occurrence; otherwise at the new day."),
            Key.of("to", Types.TIME, "\"20:00\"", "Le dernier moment d'un passage ; sinon jusqu'au changement de date.",
                    "The last moment for one; otherwise until the new day."),
            Key.of("anchor", choice("start", "end", "schedule"), "end",
                    "Compté depuis le début du passage d'avant, depuis sa fin, ou à créneaux fixes.",
                    "Counted from the start of the occurrence before, from its end, or in fixed slots.").orElse("schedule"),
            CycleKeys.tolerance(), CycleKeys.stopAfter(), CycleKeys.atLeastOneBy(),
            Key.of("rrule", Types.TEXT, "\"FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22\"",
                    "Ou une règle de récurrence iCalendar (RFC 5545), au besoin avec DTSTART, EXDATE et RDATE par ligne.",
                    "Or a recurrence rule of iCalendar (RFC 5545), where needed with DTSTART, EXDATE and RDATE on lines of their own."),
            Key.of("if_closed", choice("skip", "previous", "next", "run"), "next",
                    "Quand le jour n'est pas ouvré : skip, sauf pour daily et closed, qui valent run.",
                    "When the day is not a working day: skip, except for daily and closed, which mean run."),
            Key.of("shift", new Type.Whole(-366, 366), "-1", "Puis tant de jours ouvrés de plus ou de moins.",
                    "Then so many working days more or less.").orElse("0"),
            Key.of("stay_in_month", Types.FLAG, "true",
                    "Un jour que if_closed ou shift ferait changer de mois est pris de l'autre côté.",
                    "A day that if_closed or shift would move to another month is taken from the other side.").orElse("false"),
            Key.of("valid", structure("valid",
                    Key.of("from", Types.DATE, "2026-01-01", "La première date d'exploitation.", "The first production date."),
                    Key.of("until", Types.DATE, "2026-12-31", "La dernière.", "The last one.")),
                    "{from: 2026-01-01, until: 2026-12-31}", "De quand à quand elle vaut.", "From when until when it holds."),
            Key.of("dst", structure("dst",
                    Key.of("gap", choice("at-end", "shift", "skip", "hold"), "at-end", "L'heure qui n'existe pas.",
                            "The hour that does not exist.")
                            .orElse("at-end"),
                    Key.of("overlap", choice("first", "second", "both"), "first", "L'heure qui revient.", "The hour that comes twice.")
                            .orElse("first")),
                    "{gap: at-end, overlap: first}", "Aux changements d'heure.", "When clocks change."),
            Key.of("catch_up", structure("catch-up",
                    Key.of("missed", choice("ask", "last", "all", "none"), "ask", "Ce que deviennent les départs manqués.",
                            "What becomes of missed starts.").needed(),
                    Key.of("within", Types.DURATION, "4h", "Jusqu'à ce retard.", "Up to this late.")),
                    "{missed: ask, within: 4h}", "Après un arrêt.", "After an outage."),
            Key.of("overlap", PlanKinds.OVERLAP, "queue", "Comme overlap du plan.", "As overlap of the plan."),
            Key.of("calendar", reference("calendar"), "working", "Son calendrier.", "Its calendar."),
            Key.of("zone", Types.ZONE, "Europe/London", "Son fuseau.", "Its zone."));

    private ScheduleKeys() {}
}
