package regie.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import regie.engine.TaskState;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;

/** Whether needs are met, by the states of the tasks that they name. */
public final class Needs {

    /** Waives every need of a task. */
    public static final String ALL = "all";

    private Needs() {}

    public enum Answer {
        MET,
        UNMET,
        /** Can no longer come true without a rerun. */
        IMPOSSIBLE
    }

    static boolean met(TaskState state, boolean absent, Task needed, Need.Ending ending, boolean strict) {
        if (absent) {
            return true;
        }
        return switch (ending) {
            case SUCCEEDED -> state == TaskState.SUCCEEDED || state == TaskState.SKIPPED && !strict
                    || state == TaskState.FAILED && needed.node.definition.ifFails() instanceof IfFails.Continue;
            case FAILED -> state == TaskState.FAILED;
            case ENDED -> state.ended();
            case SKIPPED -> state == TaskState.SKIPPED;
        };
    }

    /** A state that a task does not have, looked at as if it had. */
    private record Supposed(Task task, TaskState state) {}

    private static boolean met(@Nullable Supposed supposed, Task needed, Need.Ending ending, boolean strict) {
        return met(state(supposed, needed), needed.has(Flag.ABSENT), needed, ending, strict);
    }

    private static TaskState state(@Nullable Supposed supposed, Task needed) {
        return supposed != null && supposed.task == needed ? supposed.state : needed.state;
    }

    /** Whether a task's needs would be met if another stood there. */
    public static boolean wouldBeMet(Task task, Task other, TaskState there) {
        Supposed supposed = new Supposed(other, there);
        return task.node.flat ? count(task, supposed) == 0 : answer(task, task.node.definition.needs(), supposed) == Answer.MET;
    }

    /** The whole of a task's own needs, waived ones aside. */
    public static Answer answer(Task task) {
        if (task.item != null || task.has(Flag.SUMMONED) || task.side().waived().contains(ALL)) {
            return Answer.MET;
        }
        if (task.node.flat) {
            return task.unmet == 0 ? Answer.MET : Answer.UNMET;
        }
        return answer(task, task.node.definition.needs());
    }

    public static Answer answer(Task task, Need need) {
        return answer(task, need, null);
    }

    private static Answer answer(Task task, Need need, @Nullable Supposed supposed) {
        return switch (need) {
            case Need.OnTask on -> onTask(task, on, supposed);
            case Need.OnPlan other -> waived(task, other.name()) || task.side().has(other.key()) ? Answer.MET : Answer.UNMET;
            case Need.All all -> all(task, all.members(), supposed);
            case Need.Any any -> any(task, any.members(), supposed);
        };
    }

    /** Whether its needs would be met if all that lies outside its run came true. */
    static boolean inReach(Task task) {
        return task.item == null && task.node.reaches() && inReach(task, task.node.definition.needs());
    }

    private static boolean inReach(Task task, Need need) {
        return switch (need) {
            case Need.OnTask on -> onTask(task, on, null) == Answer.MET;
            case Need.OnPlan other -> true;
            case Need.All all -> all.members().stream().allMatch(member -> inReach(task, member));
            case Need.Any any -> any.members().stream().allMatch(member -> dropsOut(task, member))
                    || any.members().stream().anyMatch(member -> !dropsOut(task, member) && inReach(task, member));
        };
    }

    private static Answer onTask(Task task, Need.OnTask on, @Nullable Supposed supposed) {
        Task needed = task.run.find(on.task());
        if (needed == null || waived(task, on.task()) || met(supposed, needed, on.when(), on.strict())) {
            return Answer.MET;
        }
        boolean passed = state(supposed, needed).ended() && (on.when() == Need.Ending.FAILED || on.when() == Need.Ending.SKIPPED);
        return passed ? Answer.IMPOSSIBLE : Answer.UNMET;
    }

    private static Answer all(Task task, List<Need> members, @Nullable Supposed supposed) {
        Answer all = Answer.MET;
        for (Need member : members) {
            Answer one = answer(task, member, supposed);
            if (one == Answer.IMPOSSIBLE) {
                return one;
            }
            all = one == Answer.UNMET ? one : all;
        }
        return all;
    }

    /** Members that are absent from the run drop out; an emptied {@code any} passes. */
    private static Answer any(Task task, List<Need> members, @Nullable Supposed supposed) {
        Answer any = Answer.MET;
        boolean first = true;
        for (Need member : members) {
            if (dropsOut(task, member)) {
                continue;
            }
            Answer one = answer(task, member, supposed);
            if (one == Answer.MET) {
                return one;
            }
            any = first || one == Answer.UNMET ? one : any;
            first = false;
        }
        return any;
    }

    private static boolean dropsOut(Task task, Need member) {
        if (member instanceof Need.OnTask on) {
            Task needed = task.run.find(on.task());
            return needed == null || needed.absent();
        }
        return member instanceof Need.OnPlan other && task.side().passes(other.key());
    }

    static boolean waived(Task task, String need) {
        return task.side != null && (task.side.waived().contains(need) || task.side.waived().contains(ALL));
    }

    /** Counts anew how many needs of a flat task are open. */
    static int count(Task task) {
        return count(task, null);
    }

    private static int count(Task task, @Nullable Supposed supposed) {
        int open = 0;
        for (int i = 0; i < task.node.needs.length; i++) {
            int before = task.node.predecessors[i];
            Need.OnTask need = task.node.needs[i];
            if (before >= 0 && !waived(task, need.task()) && !met(supposed, task.run.tasks[before], need.when(), need.strict())) {
                open++;
            }
        }
        return open;
    }
}
