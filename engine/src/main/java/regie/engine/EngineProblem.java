package regie.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.Problem;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;

/** What the engine refuses. The simple name of the record is its code; renaming one is a change of contract. */
public sealed interface EngineProblem extends Problem {

    /** Something named is not there, or not of the kind that the gesture is for. */
    sealed interface OfNames extends EngineProblem {}

    /** Not now: the state of the run or the task does not allow it. */
    sealed interface OfStates extends EngineProblem {}

    /** About the day: what was worked out for it does not fit any more, or does not belong to it. */
    sealed interface OfDays extends EngineProblem {}

    /** The rules of restarting and of editing forbid it. */
    sealed interface OfRestarts extends EngineProblem {}

    /** What was given with the command does not hold. */
    sealed interface OfInputs extends EngineProblem {}

    /** Declared events and freezes. */
    sealed interface OfBetween extends EngineProblem permits BetweenProblem {}

    record NoEstate() implements OfNames {}

    record NoSuchPlan(PlanName plan) implements OfNames {}

    record NoSuchRun(RunId run) implements OfNames {}

    record NoSuchTask(TaskId task) implements OfNames {}

    record NoSuchHost(HostName host) implements OfNames {}

    record NoSuchResource(ResourceName resource) implements OfNames {}

    record NoSuchException(long id) implements OfNames {}

    record NoSuchInstruction(long id) implements OfNames {}

    record NoSuchBulk(String id) implements OfNames {}

    record NoSuchNeed(TaskId task, String need) implements OfNames {}

    /** The gesture has a meaning for a task only. */
    record OnlyForTasks(String gesture) implements OfNames {}

    record OnlyForRuns(String gesture) implements OfNames {}

    record RunHasEnded(RunId run, RunState state, String gesture) implements OfStates {}

    record RunNotEnded(RunId run) implements OfStates {}

    record RunBeingCancelled(RunId run) implements OfStates {}

    record RunInUse(RunId run, RunId by) implements OfStates {}

    record PlanStillLives(PlanName plan, RunId run) implements OfStates {}

    record TaskHasStarted(TaskId task, TaskState state, String gesture) implements OfStates {}

    record TaskHasEnded(TaskId task, TaskState state, String gesture) implements OfStates {}

    record TaskNotEnded(TaskId task, TaskState state, String gesture) implements OfStates {}

    record TaskNotLive(TaskId task, TaskState state, String gesture) implements OfStates {}

    record TaskAbsent(TaskId task) implements OfStates {}

    record NothingLive(RunId run) implements OfStates {}

    record NotAskingToConfirm(TaskId task) implements OfStates {}

    record NotAnApproval(TaskId task) implements OfStates {}

    record NotByHand(TaskId task) implements OfStates {}

    record NotOnAHost(TaskId task) implements OfStates {}

    record NotUnknown(TaskId task, TaskState state) implements OfStates {}

    record AnswerMissing(TaskId task, String question) implements OfInputs {}

    record AnswerUnknown(TaskId task, String question) implements OfInputs {}

    record AnswerOfWrongType(TaskId task, String question, String expected) implements OfInputs {}

    record NothingToRerun(RunId run) implements OfRestarts {}

    record RestartForbidden(TaskId task) implements OfRestarts {}

    record RestartOnlyOnce(TaskId task) implements OfRestarts {}

    record RestartNeedsCheck(TaskId task) implements OfRestarts {}

    record RestartTooLate(TaskId task, Instant until) implements OfRestarts {}

    record NoCheckpoint(TaskId task) implements OfRestarts {}

    record NotElsewhere(TaskId task) implements OfRestarts {}

    record InThePast(Instant until) implements OfInputs {}

    record NoDeadline(String target) implements OfStates {}

    record DeadlineNotLater(Instant now, Instant asked) implements OfInputs {}

    record NotCyclic(RunId run) implements OfStates {}

    record NothingIsQueued(String target) implements OfStates {}

    record EditsWhatStarted(TaskId task) implements OfRestarts {}

    record NotTheSamePlan(PlanName plan, PlanName edited) implements OfRestarts {}

    record NotAnInsertion(String task) implements OfRestarts {}

    record BadVariableName(String name) implements OfInputs {}

    record BadVariable(String name, String detail) implements OfInputs {}

    record OutOfBounds(String what, long value, long min, long max) implements OfInputs {}

    record BulkExists(String id) implements OfInputs {}

    record NoTargets() implements OfInputs {}

    record BadMatch(String term, Optional<String> nearest) implements OfInputs {}

    /** Another version of the estate is in force than the one from which this was planned. */
    record PlanningOutdated(EstateVersion planned, EstateVersion inForce) implements OfDays {}

    /** Dates are planned one after the other. */
    record DateOutOfOrder(LocalDate asked, LocalDate expected) implements OfDays {}

    /** The date is not being planned. */
    record DateNotOpen(LocalDate date) implements OfDays {}

    /** The plan is not due on that date. */
    record NotADateOfPlan(PlanName plan, LocalDate date, Optional<LocalDate> before, Optional<LocalDate> after) implements OfDays {}

    record NothingWasMissed(List<PlanName> plans) implements OfDays {}

    record NoSuchPeriod(String period) implements OfDays {}

    /** A version that takes away what runs still need. */
    record EstateBreaks(EstateVersion version, List<Breakage> some, int all) implements OfDays {
        public EstateBreaks {
            some = List.copyOf(some);
        }
    }

    record PeriodNotLater(String period, LocalDate open, LocalDate asked) implements OfDays {}

    @Override
    default Text sentence() {
        return Sentences.of(this);
    }
}
