package regie.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import regie.kernel.HostName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;

/**
 * Why a task does not start, or does not end by itself: a value that the console, {@code regie why} and the documents
 * print alike. Each says since when, who or what holds it, until when, who may lift it and with which command.
 */
public sealed interface WaitReason {

    TaskId task();

    Instant since();

    /** The order and the rules of the plan, and what people did to it. */
    sealed interface OfGates extends WaitReason {}

    /** Other plans, other dates, declared events, freezes. */
    sealed interface OfBetween extends WaitReason permits BetweenReason {}

    /** Something that it needs is taken or away. */
    sealed interface OfScarcity extends WaitReason {}

    /** It has started; something keeps it from ending by itself. */
    sealed interface OfLive extends WaitReason {}

    record RunQueued(TaskId task, Instant since, List<RunId> behind) implements OfGates {}

    record RunHeld(TaskId task, Instant since, By by) implements OfGates {}

    /** Its start has not come. {@code schedule} is empty for one ordered by hand. */
    record StartTime(TaskId task, Instant since, Instant start, Optional<String> schedule) implements OfGates {}

    /** Its start went by while nobody was there. {@code asked}: a person decides whether it is caught up. */
    record StartWasMissed(TaskId task, Instant since, Instant start, boolean asked) implements OfGates {}

    record TaskHeld(TaskId task, Instant since, By by, EngineEvent.HoldCause cause) implements OfGates {}

    /** One needed task that has not ended as asked. {@code need} is as {@code waive} names it. */
    record NeedUnmet(TaskId task, Instant since, String need, String ending, TaskState state, boolean stuck) implements OfGates {}

    /** None of several alternatives is met yet. */
    record NoneOf(TaskId task, Instant since, List<String> needs) implements OfGates {}

    /** The step that its restart rule puts before it. */
    record BeforeRestart(TaskId task, Instant since, String step, TaskState state) implements OfGates {}

    record WindowNotOpen(TaskId task, Instant since, Instant opens) implements OfGates {}

    record Delayed(TaskId task, Instant since, Instant until, By by) implements OfGates {}

    /** Tried again by its own rule. {@code attempt} is the one to come. */
    record RetryDue(TaskId task, Instant since, Instant at, int attempt, Cause cause) implements OfGates {}

    record ToConfirm(TaskId task, Instant since, Optional<String> role) implements OfGates {}

    record Paused(TaskId task, Instant since, PauseScope scope, By by) implements OfGates {}

    /** As many tasks of its run are live as may be at once. */
    record RunFull(TaskId task, Instant since, int limit, List<TaskId> holders) implements OfScarcity {}

    record ResourceTaken(
            TaskId task, Instant since, ResourceName resource, int asked, int capacity, int free, List<TaskId> holders, List<TaskId> ahead,
            Optional<Instant> changes)
            implements OfScarcity {}

    record LockTaken(TaskId task, Instant since, ResourceName resource, boolean shared, List<TaskId> holders, List<TaskId> ahead)
            implements OfScarcity {}

    /** The resource is not in the estate, or never has enough: only a change of the estate or of its capacity helps. */
    record ResourceImpossible(TaskId task, Instant since, ResourceName resource, int asked, Optional<Integer> capacity)
            implements OfScarcity {}

    /** No machine of the estate answers to the host that the task names. */
    record NoSuchHost(TaskId task, Instant since, String asked) implements OfScarcity {}

    record HostAway(TaskId task, Instant since, List<HostName> hosts) implements OfScarcity {}

    record SlotsTaken(TaskId task, Instant since, List<HostName> hosts, int slots, List<TaskId> holders) implements OfScarcity {}

    // --- of tasks that have started ------------------------------------------------------------------------------

    record Person(TaskId task, Instant since, Optional<String> role, Text question, boolean approval) implements OfLive {}

    record SubRun(TaskId task, Instant since, RunId run) implements OfLive {}

    record Items(TaskId task, Instant since, int open, int of) implements OfLive {}

    record AgentOutOfSight(TaskId task, Instant since, HostName host, boolean asks) implements OfLive {}

    record KillUnconfirmed(TaskId task, Instant since, HostName host) implements OfLive {}

    /** What holds it, in a sentence; times in {@code zone}. */
    default Text sentence(ZoneId zone) {
        return WaitWords.sentence(this, new Times(zone));
    }

    /** The same sentence without since when, for a place that shows the time beside it. */
    default Text what(ZoneId zone) {
        return WaitWords.what(this, new Times(zone));
    }

    /** Who or what holds it. */
    default Optional<String> holder() {
        return WaitWords.holder(this);
    }

    /** When it lifts by itself, where that is known. */
    default Optional<Instant> lifts() {
        return switch (this) {
            case StartTime it -> Optional.of(it.start);
            case StartWasMissed it -> Optional.empty();
            case WindowNotOpen it -> Optional.of(it.opens);
            case Delayed it -> Optional.of(it.until);
            case RetryDue it -> Optional.of(it.at);
            case TaskHeld it -> it.by.until();
            case RunHeld it -> it.by.until();
            case Paused it -> it.by.until();
            case RunQueued it -> Optional.empty();
            case NeedUnmet it -> Optional.empty();
            case BetweenReason it -> it.lifts();
            case NoneOf it -> Optional.empty();
            case BeforeRestart it -> Optional.empty();
            case ToConfirm it -> Optional.empty();
            case RunFull it -> Optional.empty();
            case ResourceTaken it -> it.changes;
            case LockTaken it -> Optional.empty();
            case ResourceImpossible it -> Optional.empty();
            case NoSuchHost it -> Optional.empty();
            case HostAway it -> Optional.empty();
            case SlotsTaken it -> Optional.empty();
            case Person it -> Optional.empty();
            case SubRun it -> Optional.empty();
            case Items it -> Optional.empty();
            case AgentOutOfSight it -> Optional.empty();
            case KillUnconfirmed it -> Optional.empty();
        };
    }

    /** Who may lift it: a role, or whoever operates. */
    default Text lifter() {
        return WaitWords.lifter(this);
    }

    /** The command that lifts it, as typed after {@code regie}. */
    default String command() {
        return WaitWords.command(this);
    }

    /** Whether only a person makes it go on. */
    default boolean needsPerson() {
        return switch (this) {
            case RunHeld it -> true;
            case StartTime it -> false;
            case StartWasMissed it -> it.asked;
            case TaskHeld it -> true;
            case NeedUnmet it -> it.stuck;
            case ToConfirm it -> true;
            case Paused it -> true;
            case ResourceImpossible it -> true;
            case NoSuchHost it -> true;
            case Person it -> true;
            case AgentOutOfSight it -> it.asks;
            case BetweenReason it -> it.needsPerson();
            case RunQueued it -> false;
            case NoneOf it -> false;
            case BeforeRestart it -> false;
            case WindowNotOpen it -> false;
            case Delayed it -> false;
            case RetryDue it -> false;
            case RunFull it -> false;
            case ResourceTaken it -> false;
            case LockTaken it -> false;
            case HostAway it -> false;
            case SlotsTaken it -> false;
            case SubRun it -> false;
            case Items it -> false;
            case KillUnconfirmed it -> false;
        };
    }
}
