package regie.simulator.audit;

import java.util.List;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;

/** Whether the needs of a task are met, read off the declaration: a reading of its own. */
final class Needs {

    private Needs() {}

    static boolean met(RunModel run, TaskModel task) {
        return task.waived.contains("all") || met(run, task, task.definition.needs());
    }

    private static boolean met(RunModel run, TaskModel task, Need need) {
        return switch (need) {
            case Need.All all -> all.members().stream().allMatch(member -> met(run, task, member));
            case Need.Any any -> anyMet(run, task, any.members());
            case Need.OnTask on -> task.waived.contains(on.task()) || onTask(run, on);
            case Need.OnPlan on -> task.waived.contains(on.name()) || task.met.contains(on.key()) || task.passed.contains(on.key());
        };
    }

    /** Absent members drop out of an {@code any}; one that is emptied so passes. */
    private static boolean anyMet(RunModel run, TaskModel task, List<Need> members) {
        boolean asked = false;
        for (Need member : members) {
            boolean absent = member instanceof Need.OnTask on && absent(run, on)
                    || member instanceof Need.OnPlan other && task.passed.contains(other.key());
            asked |= !absent;
            if (!absent && met(run, task, member)) {
                return true;
            }
        }
        return !asked;
    }

    private static boolean absent(RunModel run, Need.OnTask on) {
        TaskModel needed = run.tasks.get(on.task());
        return needed == null || needed.phase == TaskModel.Phase.ABSENT;
    }

    private static boolean onTask(RunModel run, Need.OnTask on) {
        if (absent(run, on)) {
            return true;
        }
        TaskModel needed = run.tasks.get(on.task());
        return switch (on.when()) {
            case SUCCEEDED -> succeeded(needed, on.strict());
            case FAILED -> needed.phase == TaskModel.Phase.FAILED;
            case SKIPPED -> needed.phase == TaskModel.Phase.SKIPPED;
            case ENDED -> needed.phase.ended();
        };
    }

    private static boolean succeeded(TaskModel needed, boolean strict) {
        return switch (needed.phase) {
            case SUCCEEDED -> true;
            case SKIPPED -> !strict;
            case FAILED -> needed.definition.ifFails() instanceof IfFails.Continue;
            case PENDING, LIVE, SPREAD, CANCELLED, ABSENT -> false;
        };
    }
}
