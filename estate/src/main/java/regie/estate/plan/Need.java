package regie.estate.plan;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
     * A task, or the whole, of another plan, or of the same plan at another date. It means the latest run ordered for that date;
     * once met it stays met.
     *
     * @param task empty for the plan as a whole
     * @param date in dates of the plan that is needed
     * @param within how long before the run was ordered the end may lie; empty for any time
     * @param occurrence which occurrence of a run that has several
     */
    record OnPlan(
            String plan, String task, DateRef date, Ending when, boolean strict, IfAbsent ifAbsent, Optional<Duration> within,
            Occurrence occurrence)
            implements Need {

        /** On a run that is done once, or on the last of its occurrences. */
        public OnPlan(
                String plan, String task, DateRef date, Ending when, boolean strict, IfAbsent ifAbsent, Optional<Duration> within) {
            this(plan, task, date, when, strict, ifAbsent, within, Occurrence.LAST);
        }

        /** As wait reasons and {@code waive} name it: {@code billing/export@previous}. */
        public String name() {
            return (task.isEmpty() ? plan : plan + "/" + task) + (task.isEmpty() && date.isSame() ? "@same" : date.suffix());
        }

        /** Tells it from another need on the same thing that asks for another end. */
        public String key() {
            return name() + (when == Ending.SUCCEEDED ? "" : ":" + when.name().toLowerCase(Locale.ROOT)) + (strict ? ":strict" : "")
                    + (occurrence == Occurrence.LAST ? "" : ":" + occurrence.name().toLowerCase(Locale.ROOT));
        }
    }

    /** {@code ENDED} is succeeded, failed, skipped or cancelled. */
    enum Ending {
        SUCCEEDED,
        FAILED,
        ENDED,
        SKIPPED
    }

    /** Which occurrence of a run that starts again and again meets a need. */
    enum Occurrence {
        /** The first that ends so. */
        FIRST,
        /** How it stands when no occurrence follows any more. */
        LAST,
        /** One that ended so since the occurrence before of the run that needs it: each is taken once. */
        EVERY
    }

    /** What follows when the other plan has no run for that date, or the task is not in it. */
    enum IfAbsent {
        PASS,
        WAIT,
        FAIL,
        /** For a plan, {@code check} asks; it then waits. For a task that its days leave out of the run, it passes. */
        UNSAID
    }
}
