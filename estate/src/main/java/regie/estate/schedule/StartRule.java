package regie.estate.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import regie.estate.recurrence.RRule;
import regie.estate.time.CronExpression;

/** At what time of a production date a plan starts, or at which moments it does whatever the date. */
public sealed interface StartRule {

    /**
     * Once at each of these times, each the first such local time at or after the date's new day.
     *
     * @param times at least one, in the order written
     * @param day how many days later than that
     */
    record At(List<LocalTime> times, int day) implements StartRule {
        public At {
            times = List.copyOf(times);
        }
    }

    /** A run a start. It follows the calendar by itself: the production date is that of each instant. */
    record Cron(CronExpression expression) implements StartRule {}

    /**
     * One run with occurrences, counted in elapsed time.
     *
     * @param every more than zero
     * @param from the first occurrence, as {@link At}; empty for the new day itself
     * @param to the last moment at which an occurrence may start, the first such time after {@code from}; empty for
     *        until the next new day, which is then no longer in it
     * @param day how many days later than the production date
     */
    record Every(Duration every, Optional<LocalTime> from, Optional<LocalTime> to, int day, Anchor anchor, CycleRules rules)
            implements StartRule {}

    /** A run for each moment of a recurrence rule of iCalendar; as with cron, the date is that of the instant. */
    record Recurring(RRule rule) implements StartRule {}

    /** What an interval is counted from. */
    enum Anchor {
        /** From the start of the occurrence before, so never sooner than its end. */
        START,
        /** From the end of the occurrence before: a pause between two. */
        END,
        /** From {@code from}: fixed slots; one that is still taken when it comes is passed over. */
        SCHEDULE
    }
}
