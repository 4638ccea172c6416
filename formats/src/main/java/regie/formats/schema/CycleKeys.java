package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.merging;
import static regie.formats.schema.Types.structure;

import java.util.ArrayList;
import java.util.List;

/** Keys of what starts again and again, and of what is out of its usual course. */
final class CycleKeys {

    private CycleKeys() {}

    static Key tolerance() {
        return Key.of("tolerance", Types.DURATION, "5m",
                "Retard permis à un créneau que le passage d'avant a débordé ; au-delà il est sauté.",
                "How late a slot may start that the occurrence before has overrun; beyond, it is skipped.").orElse("0");
    }

    static Key stopAfter() {
        return Key.of("stop_after", structure("stop-after",
                Key.of("failures", new Type.Whole(1, 100_000), "3", "Échecs de suite.", "Failures in a row.").needed()),
                "{failures: 3}", "Quand plus aucun passage ne suit.", "When no occurrence follows any more.");
    }

    static Key atLeastOneBy() {
        return Key.of("at_least_one_by", Types.TIME, "\"08:00\"", "L'heure avant laquelle un passage doit avoir réussi.",
                "The time by which one occurrence must have succeeded.");
    }

    static Key occurrence() {
        return Key.of("occurrence", choice("first", "last", "every"), "first",
                "Quel passage d'un plan cyclique : le premier, le dernier, ou un nouveau à chaque fois.",
                "Which occurrence of a plan with several: the first, the last, or a new one each time.").orElse("last");
    }

    /** @param ofPlan a plan has occurrences, a task has none of its own */
    static Key late(boolean ofPlan) {
        List<Key> keys = new ArrayList<>(List.of(
                Key.of("start_after", Types.TIME, "\"23:00\"", "En retard s'il n'a pas commencé à cette heure.",
                        "Late if it has not started by then."),
                Key.of("end_after", Types.TIME, "\"05:30\"", "En retard s'il n'a pas fini à cette heure.",
                        "Late if it has not ended by then."),
                Key.of("day", new Type.Whole(0, 31), "1", "Jours de plus.", "Days later.").orElse("0"),
                Key.of("overrun", new Type.Scalar(Rule.LATE_BOUND), "150%",
                        "Trop long au-delà : une durée, une part de la durée habituelle, ou unusual.",
                        "Too long beyond: a duration, a part of the usual one, or unusual."),
                Key.of("too_short", new Type.Scalar(Rule.LATE_BOUND), "10s", "Trop court en deçà, de même.",
                        "Too short below, in the same way.")));
        if (ofPlan) {
            keys.add(Key.of("cycle", Types.DURATION, "5m", "Retard d'un passage sur son heure calculée, dès le deuxième.",
                    "How late an occurrence may begin, from the second on."));
        }
        return Key.of("late", merging(ofPlan ? "plan-late" : "late", keys.toArray(Key[]::new)),
                "{start_after: \"23:00\", overrun: 150%}", "Quand il sort de son cours habituel.", "When it is out of its usual course.");
    }
}
