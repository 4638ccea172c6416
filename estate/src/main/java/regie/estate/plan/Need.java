package regie.estate.plan;

import java.util.List;

/** What must have happened before a task starts. */
public sealed interface Need {

    Need NOTHING = new All(List.of());

    /** A list in the estate means all. */
    record All(List<Need> members) implements Need {
        public All {
            members = List.copyOf(members);
        }
    }

    record Any(List<Need> members) implements Need {
        public Any {
            members = List.copyOf(members);
        }
    }

    /** Another task of the same plan. {@code strict}: a skipped one does not satisfy {@code SUCCEEDED}. */
    record OnTask(String task, Ending when, boolean strict) implements Need {}

    /**
     * A task, or the whole, of another plan.
     *
     * @param task empty for the plan as a whole
     * @param date {@code same}, {@code previous}, {@code next}, {@code any} or an offset in dates
     */
    record OnPlan(String plan, String task, String date, Ending when, boolean strict, IfAbsent ifAbsent)
            implements Need {}

    /** {@code ENDED} is succeeded, failed, skipped or cancelled. */
    enum Ending {
        SUCCEEDED,
        FAILED,
        ENDED,
        SKIPPED
    }

    enum IfAbsent {
        PASS,
        WAIT,
        FAIL,
        UNSAID
    }
}
