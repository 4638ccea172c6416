package regie.engine.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EstateFacts;
import regie.engine.Gesture;
import regie.engine.DayScope;
import regie.engine.LateBounds;
import regie.engine.LateKind;
import regie.engine.PauseScope;
import regie.engine.Planned;
import regie.engine.PlannedRun;
import regie.engine.RunState;
import regie.engine.Span;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.Ties;
import regie.engine.Variable;
import regie.estate.dates.Cycle;
import regie.estate.plan.PlanDefinition;
import regie.kernel.AttemptId;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;

/**
 * The state as rows: everything essential, nothing derived. A task that was never touched has no row: it follows from
 * its run. Rows of one key replace each other; {@link Changes} carries those that changed.
 */
public sealed interface StateRow {

    /** Which table it belongs to, in the order in which rows must be read back. */
    enum Kind {
        MISC,
        ESTATE,
        PIN,
        NUMBER,
        HOST,
        RESOURCE,
        PAUSE,
        RUN,
        TASK,
        EXCEPTION,
        INSTRUCTION,
        BULK,
        DAY,
        MISSED,
        SETTING,
        PERIOD,
        CATCHUP,
        OUTCOME,
        EVENT,
        LATE
    }

    record Key(Kind kind, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : id.compareTo(other.id);
        }
    }

    Key key();

    /** The counters from which new numbers are given. */
    record Misc(long lastToken, long lastOrder, long lastException, long lastInstruction) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.MISC, "misc");
        }
    }

    record Estate(EstateFacts facts) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.ESTATE, "estate");
        }
    }

    /** @param definition written by its canonical form, from which the very same definition is read */
    record Pin(String pin, PlanDefinition definition) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.PIN, pin);
        }
    }

    /** Runs of one plan and date that are no longer remembered: their ids are not given again. */
    record Number(String first, int last) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.NUMBER, first);
        }
    }

    /**
     * @param slots what a person set instead of the estate's figure
     * @param abandoned attempts that must be killed when the host is seen again
     */
    record Host(
            HostName name, boolean connected, String incarnation, Instant since, Optional<Integer> slots, List<Abandoned> abandoned)
            implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.HOST, name.value());
        }
    }

    record Abandoned(AttemptId attempt, long token, String incarnation) {}

    /**
     * @param capacity what a person set instead of the estate's figure
     * @param timed what the hours declared for it give now
     * @param next when that changes
     */
    record Resource(ResourceName name, Optional<Integer> capacity, Optional<Integer> timed, Optional<Instant> next) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.RESOURCE, name.value());
        }
    }

    record Pause(PauseScope scope, Instant since, By by) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.PAUSE, scope.key());
        }
    }

    /**
     * @param order its place among all runs; rows of runs are read back in this order
     * @param waits for its start
     */
    record Run(
            RunId id,
            String pin,
            long order,
            Instant orderedAt,
            LocalDate date,
            EstateVersion version,
            List<Variable> variables,
            Map<String, Span> windows,
            Map<String, Instant> deadlines,
            Ties ties,
            Optional<TaskId> parent,
            Optional<Instant> start,
            Optional<Planned> planned,
            boolean waits,
            List<String> absent,
            Map<String, LocalDate> periods,
            Map<String, LateBounds> bounds,
            Optional<Cycle> cycle,
            Optional<Occurrences> occurrences,
            boolean queued,
            Optional<Side.Held> held,
            boolean cancelling,
            Optional<RunState> outcome,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<By> takenBy,
            By orderedBy)
            implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.RUN, id.value());
        }
    }

    /**
     * @param state WAITING stands for every pending one; held and ready follow from flags and queues
     * @param readyAt when its needs were met; {@link Instant#EPOCH} while they are not
     * @param item set for an item of a {@code foreach}
     */
    record Task(
            TaskId id,
            TaskState state,
            List<Flag> flags,
            Instant readyAt,
            Instant changedAt,
            int attempts,
            Optional<ItemPart> item,
            Optional<Attempt> attempt,
            Optional<LastAttempt> last,
            Optional<Side> side)
            implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.TASK, id.toString());
        }
    }

    /** @param group name of the foreach task */
    record ItemPart(String group, int index, String key, Value value) {}

    /**
     * What became of a run that has left the day, as far as other plans need it; the newest of its plan and date.
     *
     * @param order its place among all runs
     * @param tasks those that other plans need
     */
    record Outcome(
            RunId run, PlanName plan, LocalDate date, long order, RunState state, Instant endedAt, Map<String, TaskEnd> tasks)
            implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.OUTCOME, plan.value() + "@" + date);
        }
    }

    /**
     * @param absent was not in the run
     * @param through failed, and counts as a success for successors
     */
    record TaskEnd(TaskState state, boolean absent, boolean through, Instant at) {}

    /** A declared event that is a fact. */
    record Event(String name, Optional<LocalDate> date, Instant since, Instant old, Optional<TaskId> task, By by) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.EVENT, id(name, date));
        }

        public static String id(String name, Optional<LocalDate> date) {
            return name + "@" + date.map(LocalDate::toString).orElse("none");
        }
    }

    /**
     * What is, or was, out of its usual course. One that was cleared stays as long as its run, so that it is not said twice.
     *
     * @param task empty for the run as a whole
     * @param bound the instant that was not kept
     */
    record Late(RunId run, Optional<String> task, LateKind kind, Instant bound, Instant since, Optional<Instant> clearedAt)
            implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.LATE, target() + " " + kind);
        }

        public String target() {
            return run + task.map(name -> "/" + name).orElse("");
        }

        /** Whether it still holds. */
        public boolean open() {
            return clearedAt.isEmpty();
        }
    }

    record Exception(
            long id, Kind what, Target target, String detail, Instant since, By by) implements StateRow {

        public enum Kind {
            FORCED,
            ICED,
            NO_EXEC,
            WAIVED,
            EDITED,
            SET
        }

        @Override
        public Key key() {
            return new Key(StateRow.Kind.EXCEPTION, Long.toString(id));
        }
    }

    record Instruction(long id, Target target, String text, Instant since, Instant until, By by) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.INSTRUCTION, Long.toString(id));
        }
    }

    /** @param next index of the target whose turn comes at {@code due} */
    record Bulk(
            String id, List<Target> targets, Gesture gesture, int perMinute, By by, int next, int refused, Instant due)
            implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.BULK, id);
        }
    }

    /**
     * How far a scope has come through its dates.
     *
     * @param first the first date that was ever planned here
     * @param planned the last date that is planned as a whole
     * @param open the date that is being planned
     * @param left the date for which ended runs of earlier ones have left
     * @param settled what of the open date was decided without leaving a run behind
     */
    record Day(
            DayScope scope,
            LocalDate first,
            Optional<LocalDate> planned,
            Optional<LocalDate> open,
            Optional<LocalDate> left,
            EstateVersion version,
            List<String> settled)
            implements StateRow {
        public Day {
            settled = List.copyOf(settled);
        }

        Day left(LocalDate date) {
            return new Day(scope, first, planned, open, Optional.of(date), version, settled);
        }

        @Override
        public Key key() {
            return new Key(Kind.DAY, scope.key());
        }
    }

    /**
     * A start that was missed.
     *
     * @param run where it had been ordered before
     * @param asked a person decides; otherwise it is still to be judged
     */
    record Missed(PlannedRun start, Optional<RunId> run, boolean asked, Instant since) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.MISSED, start.key());
        }
    }

    /** Variables of a plan for one date. */
    record Setting(PlanName plan, LocalDate date, Map<String, Value> set, Instant since, By by) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.SETTING, RunId.of(plan, date, 1).value());
        }
    }

    /** The open period of a kind, such as an accounting month. */
    record Period(String name, LocalDate first, LocalDate last, Instant since, By by) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.PERIOD, name);
        }
    }

    /** What was missed is being judged. */
    record Catchup(Instant since, int caughtUp, int missed) implements StateRow {
        @Override
        public Key key() {
            return new Key(Kind.CATCHUP, "catch-up");
        }
    }
}
