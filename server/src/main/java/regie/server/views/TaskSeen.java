package regie.server.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.Cause;
import regie.engine.TaskState;
import regie.engine.WaitReason;
import regie.engine.state.Attempt;
import regie.engine.state.Flag;
import regie.engine.state.LastAttempt;
import regie.engine.state.Side;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.estate.plan.TaskDefinition;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/**
 * What a look takes of one task: values that never change, so that they are put into words on another thread. Seeing is
 * a microsecond of the loop's time; rendering is twenty, and is not the loop's business.
 */
record TaskSeen(
        TaskId id, RunId run, String name, TaskDefinition definition, TaskState state, List<String> marks, int attempts,
        Optional<Attempt> attempt, Optional<LastAttempt> last, Side side, Instant changedAt, List<WaitReason> reasons,
        boolean needsPerson, List<StateRow.Late> late) {

    /** On the loop's thread. */
    static TaskSeen of(Task task, List<WaitReason> reasons) {
        return new TaskSeen(task.id(), task.run().id(), task.name(), task.definition(), task.state(), marks(task), task.attempts(),
                task.attempt(), task.last(), task.side(), task.changedAt(), reasons, needsPerson(task, reasons),
                late(task));
    }

    private static List<StateRow.Late> late(Task task) {
        return task.run().late().isEmpty() ? List.of()
                : task.run().late().stream().filter(row -> row.task().filter(task.name()::equals).isPresent()).toList();
    }

    /** Whether it is worth asking why it waits: nothing else can need a person. */
    static boolean mayNeedPerson(Task task) {
        return switch (task.state()) {
            case FAILED, UNKNOWN, HELD, STOPPING -> true;
            case DISPATCHED, RUNNING -> task.attempt().filter(attempt -> attempt.intent().waitsForPerson()).isPresent();
            case WAITING -> task.pending() && (task.has(Flag.MET) || task.has(Flag.AWAITS_OTHERS));
            // In line for what others give back: all gates are behind it.
            case READY, SUCCEEDED, SKIPPED, CANCELLED -> false;
        };
    }

    /** A failure stays a person's business until its run has ended otherwise, or its plan lets it pass. */
    static boolean needsPerson(Task task, List<WaitReason> reasons) {
        if (task.state() == TaskState.FAILED) {
            boolean passes = task.definition().ifFails() instanceof regie.estate.plan.IfFails.Continue;
            boolean saidBelow = task.side().failure().filter(cause -> cause instanceof Cause.SubRunFailed).isPresent();
            return !passes && !saidBelow && !task.run().cancelling() && !task.isItem();
        }
        for (WaitReason reason : reasons) {
            if (reason.needsPerson() && isItsOwn(reason, task)) {
                return true;
            }
        }
        return false;
    }

    /** What holds many tasks at once is listed once: a held run by its first task, a brake not at all, since it stands on every page. */
    private static boolean isItsOwn(WaitReason reason, Task task) {
        return switch (reason) {
            case WaitReason.RunHeld held -> task.run().tasks().getFirst().equals(task);
            case WaitReason.NeedUnmet need -> false;
            case WaitReason.Paused paused -> false;
            case WaitReason.OfGates other -> true;
            case WaitReason.OfBetween other -> true;
            case WaitReason.OfScarcity other -> true;
            case WaitReason.OfLive other -> true;
        };
    }

    private static List<String> marks(Task task) {
        List<String> marks = new ArrayList<>(0);
        mark(marks, task.has(Flag.ICED), "on-ice");
        mark(marks, task.has(Flag.NO_EXEC), "no-exec");
        mark(marks, task.has(Flag.FORCED), "forced");
        mark(marks, task.has(Flag.WARNED), "warning");
        mark(marks, !task.side().waived().isEmpty(), "waived");
        mark(marks, task.side().delayedBy().isPresent(), "delayed");
        mark(marks, task.side().movedTo().isPresent(), "moved");
        mark(marks, !late(task).isEmpty(), "late");
        return marks;
    }

    private static void mark(List<String> marks, boolean is, String mark) {
        if (is) {
            marks.add(mark);
        }
    }
}
