package regie.engine.dispatch;

import java.util.List;
import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.SkipCause;
import regie.engine.Standing;
import regie.engine.state.Needs;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.estate.plan.Need;

/** Needs of other plans and dates: what has come true is written down, so that it stays true. */
final class Elsewhere {

    private Elsewhere() {}

    private enum Answer {
        MET,
        UNMET,
        IMPOSSIBLE,
        /** Absent, and its rule says to fail. */
        MISSING
    }

    /** True when something was written down, and the task is on the agenda again. */
    static boolean note(Turn turn, Task task) {
        boolean said = false;
        for (Need.OnPlan need : turn.state().across().open(task)) {
            Standing standing = turn.state().across().standing(task, need);
            if (standing.kind() == Standing.Kind.MET) {
                turn.emit(new EngineEvent.NeedMet(turn.now(), task.id(), need.key(), standing.run().orElseThrow(),
                        turn.state().across().taken(need, standing)));
                said = true;
            } else if (standing.kind() == Standing.Kind.ABSENT && passes(need, standing)) {
                turn.emit(new EngineEvent.NeedAbsent(turn.now(), task.id(), need.key()));
                said = true;
            }
        }
        if (said) {
            turn.lines().look(task);
        }
        return said;
    }

    /** A task whose needs are not met, and that nobody holds: it is over when they can no longer come true. */
    static void judge(Turn turn, Task task) {
        if (Needs.answer(task) == Needs.Answer.MET) {
            return;
        }
        switch (answer(turn, task, task.definition().needs())) {
            case MET, UNMET -> { }
            case IMPOSSIBLE -> turn.emit(new EngineEvent.TaskSkipped(turn.now(), task.id(), SkipCause.NEED_IMPOSSIBLE, By.REGIE));
            case MISSING -> Failures.fail(turn, task, new Cause.NeededAbsent(missing(turn, task)));
        }
    }

    /** A task that its days leave out of the run passes unless the need says otherwise; a plan that is not there does not. */
    private static boolean passes(Need.OnPlan need, Standing standing) {
        return need.ifAbsent() == Need.IfAbsent.PASS || need.ifAbsent() == Need.IfAbsent.UNSAID && standing.run().isPresent();
    }

    private static String missing(Turn turn, Task task) {
        return turn.state().across().open(task).stream()
                .filter(need -> answer(turn, task, need) == Answer.MISSING).map(Need.OnPlan::name).findFirst().orElse("");
    }

    private static Answer answer(Turn turn, Task task, Need need) {
        return switch (need) {
            case Need.OnTask on -> switch (Needs.answer(task, on)) {
                case MET -> Answer.MET;
                case UNMET -> Answer.UNMET;
                case IMPOSSIBLE -> Answer.IMPOSSIBLE;
            };
            case Need.OnPlan on -> onPlan(turn, task, on);
            case Need.All all -> all(turn, task, all.members());
            case Need.Any any -> any(turn, task, any);
        };
    }

    private static Answer onPlan(Turn turn, Task task, Need.OnPlan need) {
        if (Needs.answer(task, need) == Needs.Answer.MET) {
            return Answer.MET;
        }
        Standing.Kind kind = turn.state().across().standing(task, need).kind();
        if (kind == Standing.Kind.ABSENT && need.ifAbsent() == Need.IfAbsent.FAIL) {
            return Answer.MISSING;
        }
        boolean passed = kind == Standing.Kind.OVER && (need.when() == Need.Ending.FAILED || need.when() == Need.Ending.SKIPPED);
        return passed ? Answer.IMPOSSIBLE : Answer.UNMET;
    }

    private static Answer all(Turn turn, Task task, List<Need> members) {
        Answer all = Answer.MET;
        for (Need member : members) {
            Answer one = answer(turn, task, member);
            all = one.compareTo(all) > 0 ? one : all;
        }
        return all;
    }

    /** One that can still come true is enough; members that are absent and may pass have dropped out. */
    private static Answer any(Turn turn, Task task, Need.Any any) {
        if (Needs.answer(task, any) == Needs.Answer.MET) {
            return Answer.MET;
        }
        Answer best = Answer.MISSING;
        for (Need member : any.members()) {
            Answer one = answer(turn, task, member);
            best = one != Answer.MET && one.compareTo(best) < 0 ? one : best;
        }
        return best;
    }
}
