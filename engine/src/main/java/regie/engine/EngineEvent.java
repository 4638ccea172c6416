package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.dates.Cycle;
import regie.estate.plan.PlanDefinition;
import regie.kernel.AttemptId;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;

/**
 * What has happened. Each carries its production time and all that {@code evolve} needs: no expression, zone rule or
 * template is evaluated when events are folded. Ready and waiting are derived and never events.
 */
public sealed interface EngineEvent {

    /** Production time of the decision. */
    Instant at();

    /** About one attempt: the hot ones. */
    sealed interface OfAttempt extends EngineEvent {
        AttemptId attempt();
    }

    sealed interface OfTask extends EngineEvent {
        TaskId task();
    }

    sealed interface OfRun extends EngineEvent {
        RunId run();
    }

    /** About no run in particular. */
    sealed interface OfEstate extends EngineEvent {}

    /** About the day as a whole: {@link DayEvent}. */
    sealed interface OfDay extends EngineEvent permits DayEvent {}

    /** About the occurrences of one run: {@link CycleEvent}. */
    sealed interface OfCycle extends EngineEvent permits CycleEvent {}

    /** About what is out of its usual course: {@link LateEvent}. */
    sealed interface OfLate extends EngineEvent permits LateEvent {}

    // --- attempts -----------------------------------------------------------------------------------------------

    /**
     * In the journal before anything is sent.
     *
     * @param host empty, as is {@code incarnation}, for what the engine does itself
     * @param occurrence empty in a run that is done once
     */
    record AttemptIntended(
            Instant at, AttemptId attempt, long token, Optional<HostName> host, String incarnation, List<Claim> holds, Intent intent,
            Optional<Integer> occurrence)
            implements OfAttempt {}

    record AttemptStarted(Instant at, AttemptId attempt, Instant startedAt) implements OfAttempt {}

    /** A kill was decided: the token is raised, so what is killed cannot come back. */
    record AttemptStopping(Instant at, AttemptId attempt, long token, By by) implements OfAttempt {}

    record AttemptUnknown(Instant at, AttemptId attempt) implements OfAttempt {}

    /** Its agent is back and has it. */
    record AttemptFound(Instant at, AttemptId attempt, Optional<Instant> startedAt) implements OfAttempt {}

    record AttemptEnded(Instant at, AttemptId attempt, long token, AttemptResult result, Verdict verdict) implements OfAttempt {}

    /** Its task goes on elsewhere: whatever this attempt still does, it counts for nothing; it is killed when seen again. */
    record AttemptAbandoned(Instant at, AttemptId attempt, long token, By by) implements OfAttempt {}

    /** An abandoned attempt is known to be over. */
    record AbandonedSettled(Instant at, AttemptId attempt, HostName host) implements OfAttempt {}

    record PersonAnswered(Instant at, AttemptId attempt, boolean yes, Map<String, Value> answers, By by) implements OfAttempt {}

    record PersonReminded(Instant at, AttemptId attempt) implements OfAttempt {}

    record PersonEscalated(Instant at, AttemptId attempt, String to) implements OfAttempt {}

    // --- tasks --------------------------------------------------------------------------------------------------

    record TaskHeld(Instant at, TaskId task, HoldCause cause, By by) implements OfTask {}

    enum HoldCause {
        GESTURE,
        WINDOW_CLOSED,
        /** An event that it waits for has not come in time. */
        EVENT_LATE
    }

    record TaskFreed(Instant at, TaskId task, By by) implements OfTask {}

    /** Its {@code when} said yes. */
    record TaskAdmitted(Instant at, TaskId task) implements OfTask {}

    record TaskSkipped(Instant at, TaskId task, SkipCause cause, By by) implements OfTask {}

    enum SkipCause {
        GESTURE,
        WHEN_FALSE,
        /** It needs a failure or a skip that can no longer come. */
        NEED_IMPOSSIBLE,
        WINDOW_CLOSED,
        EVENT_LATE
    }

    /** Succeeded without work. */
    record TaskPassed(Instant at, TaskId task, PassCause cause) implements OfTask {}

    enum PassCause {
        NOTHING_TO_DO,
        ON_ICE,
        NO_EXEC
    }

    record TaskForced(Instant at, TaskId task, By by) implements OfTask {}

    /** Failed without an attempt. */
    record TaskFailed(Instant at, TaskId task, Cause cause) implements OfTask {}

    record TaskMarked(Instant at, TaskId task, Mark mark, boolean on, By by) implements OfTask {}

    enum Mark {
        ON_ICE,
        NO_EXEC
    }

    /** The list of a {@code foreach}, before any item exists. Known keys that succeeded are kept. */
    record ItemsFound(Instant at, TaskId task, List<Item> items) implements OfTask {
        public ItemsFound {
            items = List.copyOf(items);
        }
    }

    record Item(String key, Value value) {}

    /** All items of a {@code foreach} have ended. */
    record ItemsEnded(Instant at, TaskId task, Verdict verdict) implements OfTask {}

    record ConfirmationAsked(Instant at, TaskId task, Optional<String> role) implements OfTask {}

    record TaskConfirmed(Instant at, TaskId task, By by) implements OfTask {}

    /**
     * What it needs of another plan, or of another date, has come true, in that run; it stays so.
     *
     * @param occurrence of that run, where it was taken for this occurrence only
     */
    record NeedMet(Instant at, TaskId task, String need, RunId run, Optional<Integer> occurrence) implements OfTask {}

    /** What it needs will not be there for that date, and its rule lets it pass. */
    record NeedAbsent(Instant at, TaskId task, String need) implements OfTask {}

    /** It has waited long enough for an event, and its rule lets it start without. */
    record WaitEnded(Instant at, TaskId task, String awaited) implements OfTask {}

    record NeedWaived(Instant at, TaskId task, String need, By by) implements OfTask {}

    /** Does not wait for its window or delay any more. */
    record TaskHurried(Instant at, TaskId task, By by) implements OfTask {}

    record TaskDelayed(Instant at, TaskId task, Instant until, By by) implements OfTask {}

    record TaskMoved(Instant at, TaskId task, HostName host, By by) implements OfTask {}

    /** Its window closed with {@code tomorrow}: the next one. */
    record WindowMoved(Instant at, TaskId task, Span window) implements OfTask {}

    /** A step that is not in the course of the run is called: before a restart, or after a failure of {@code caller}. */
    record TaskSummoned(Instant at, TaskId task, String caller, SummonCause cause) implements OfTask {}

    enum SummonCause {
        BEFORE_RESTART,
        AFTER_FAILURE
    }

    /** A procedure must succeed before the task starts again. */
    record ProcedureRequired(Instant at, TaskId task, RunId procedure) implements OfTask {}

    // --- runs ---------------------------------------------------------------------------------------------------

    record PlanPinned(Instant at, String pin, PlanDefinition definition) implements OfEstate {}

    /**
     * @param queued waits until fewer runs of its plan live
     * @param windows instants of the windows, by task
     * @param deadlines instants, by task; the plan's own under the empty name
     * @param ties dates and instants that tie it to other dates and plans
     * @param parent the task that ordered it as a sub-plan, or as a procedure before its restart
     * @param start nothing of it starts before; empty for one that may start at once
     * @param planned the start of a schedule that it stands for; empty for one ordered by hand
     * @param absent tasks whose days leave them out on this date
     * @param periods the open period of each kind, by its first day
     * @param bounds when it and its tasks are out of their usual course, by task; the plan's own under the empty name
     * @param cycle its occurrences, where it has several
     */
    record RunOrdered(
            Instant at,
            RunId run,
            String pin,
            LocalDate date,
            EstateVersion version,
            List<Variable> variables,
            boolean held,
            boolean queued,
            Map<String, Span> windows,
            Map<String, Instant> deadlines,
            Ties ties,
            Optional<TaskId> parent,
            Optional<Instant> start,
            Optional<Planned> planned,
            List<String> absent,
            Map<String, LocalDate> periods,
            Map<String, LateBounds> bounds,
            Optional<Cycle> cycle,
            By by)
            implements OfRun {
        public RunOrdered {
            variables = List.copyOf(variables);
            absent = List.copyOf(absent);
            periods = Collections.unmodifiableMap(new TreeMap<>(periods));
            bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
            windows = Collections.unmodifiableMap(new TreeMap<>(windows));
            deadlines = Collections.unmodifiableMap(new TreeMap<>(deadlines));
        }
    }

    /**
     * Its start time has come, or it does not wait for it any more.
     *
     * @param queued others of its plan live: it waits its turn
     */
    record RunDue(Instant at, RunId run, boolean queued, By by) implements OfRun {}

    /** It waits for another instant than it did. */
    record RunMoved(Instant at, RunId run, Instant start, Optional<Planned> planned, Optional<Cycle> cycle, By by) implements OfRun {}

    /** Its turn among the runs of its plan has come. */
    record RunReleased(Instant at, RunId run, By by) implements OfRun {}

    record RunHeld(Instant at, RunId run, By by) implements OfRun {}

    record RunFreed(Instant at, RunId run, By by) implements OfRun {}

    /** All that is pending in it is cancelled with this one event; what is live is killed by events of its own. */
    record RunCancelled(Instant at, RunId run, By by) implements OfRun {}

    record RunEnded(Instant at, RunId run, RunState outcome) implements OfRun {}

    /** An ended run can move again: something of it was rerun, waived, forced or skipped. */
    record RunReopened(Instant at, RunId run, By by) implements OfRun {}

    record RunRemoved(Instant at, RunId run, By by) implements OfRun {}

    /** These start over; what they published is forgotten. {@code skipped} ones are only decided again. */
    record TasksReset(Instant at, RunId run, List<String> tasks, boolean checkpoint, By by) implements OfRun {
        public TasksReset {
            tasks = List.copyOf(tasks);
        }
    }

    /** The run's own copy now follows another pin. */
    record RunEdited(
            Instant at, RunId run, String pin, Map<String, Span> windows, Map<String, Instant> deadlines, Ties ties, List<String> tasks,
            Map<String, LateBounds> bounds, By by)
            implements OfRun {
        public RunEdited {
            windows = Collections.unmodifiableMap(new TreeMap<>(windows));
            deadlines = Collections.unmodifiableMap(new TreeMap<>(deadlines));
            tasks = List.copyOf(tasks);
            bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
        }
    }

    /** @param task empty for the whole run */
    record VariableSet(Instant at, RunId run, Optional<String> task, String name, Value value, By by) implements OfRun {}

    record DeadlineExtended(Instant at, RunId run, Optional<String> task, Instant to, By by) implements OfRun {}

    record Taken(Instant at, Target target, By by) implements OfEstate {}

    record NoteAdded(Instant at, Target target, String text, By by) implements OfEstate {}

    record InstructionGiven(Instant at, long id, Target target, String text, Instant until, By by) implements OfEstate {}

    record InstructionAcknowledged(Instant at, long id, By by) implements OfEstate {}

    record InstructionEnded(Instant at, long id) implements OfEstate {}

    record ExceptionPutRight(Instant at, long id, By by) implements OfEstate {}

    // --- the live estate ----------------------------------------------------------------------------------------

    record EstateApplied(Instant at, EstateFacts facts, By by) implements OfEstate {}

    record AgentConnected(Instant at, HostName host, String incarnation) implements OfEstate {}

    record AgentDisconnected(Instant at, HostName host) implements OfEstate {}

    record SlotsSet(Instant at, HostName host, Optional<Integer> slots, By by) implements OfEstate {}

    record CapacitySet(Instant at, ResourceName resource, int capacity, By by) implements OfEstate {}

    /** Its capacity is another one from here on, by the hours that the estate declares, until {@code next}. */
    record CapacityTurned(Instant at, ResourceName resource, int capacity, Optional<Instant> next) implements OfEstate {}

    /**
     * A declared event is a fact from here on.
     *
     * @param date empty for one without a date
     * @param old when it is forgotten
     * @param task the task that raised it; empty for a person or another program
     */
    record EventRaised(Instant at, String name, Optional<LocalDate> date, Instant old, Optional<TaskId> task, By by)
            implements OfEstate {}

    /** @param task the one that took it with it */
    record EventDropped(Instant at, String name, Optional<LocalDate> date, DropCause cause, Optional<TaskId> task, By by)
            implements OfEstate {}

    record DispatchPaused(Instant at, PauseScope scope, By by) implements OfEstate {}

    record DispatchResumed(Instant at, PauseScope scope, By by) implements OfEstate {}

    record BulkStarted(Instant at, String id, List<Target> targets, Gesture gesture, int perMinute, By by) implements OfEstate {
        public BulkStarted {
            targets = List.copyOf(targets);
        }
    }

    /** One step is done, or refused with this code; the next one is due at {@code next}. */
    record BulkStepped(Instant at, String id, int step, Optional<String> refusal, Instant next) implements OfEstate {}

    record BulkEnded(Instant at, String id, int done, int refused) implements OfEstate {}
}
