package regie.formats.schema;

import static regie.formats.schema.Types.choice;
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
                    "daily, working, des jours (mon,thu), des dates, ou « 3rd working day of month ».",
                    "daily, working, weekdays (mon,thu), dates, or \"3rd working day of month\".").orElse("daily"),
            Key.of("at", Types.TIME, "\"22:00\"", "L'heure.", "The time."),
            Key.of("day", new Type.Whole(0, 31), "1", "Jours de plus.", "Days later.").orElse("0"),
            Key.of("cron", new Type.Scalar(Rule.CRON), "\"0 22 * * 1-5\"", "Ou une expression cron.", "Or a cron expression."),
            Key.of("every", Types.DURATION, "15m", "Ou un intervalle.", "Or an interval."),
            Key.of("from", Types.TIME, "\"06:00\"", "Début des intervalles.", "Where intervals begin."),
            Key.of("to", Types.TIME, "\"20:00\"", "Fin des intervalles.", "Where intervals end."),
            Key.of("if_closed", choice("skip", "previous", "next", "run"), "skip",
                    "Quand le jour n'est pas ouvré.", "When the day is not a working day.").orElse("skip"),
            Key.of("shift", new Type.Whole(-366, 366), "-1", "Puis tant de jours ouvrés de plus ou de moins.",
                    "Then so many working days more or less.").orElse("0"),
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
