package regie.engine.dispatch;

import java.util.List;
import java.util.Optional;
import regie.engine.AttemptResult;
import regie.engine.By;
import regie.engine.Cause;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.RunState;
import regie.engine.state.Attempt;
import regie.engine.state.Counts;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Orders;
import regie.engine.turn.Turn;
import regie.estate.plan.PlanDefinition;

/** When nothing of a run can move any more, it has ended. */
final class RunEnds {

    private RunEnds() {}

    static void check(Turn turn, Run run) {
        Counts counts = run.counts();
        if (run.ended() || run.queued() || run.waits() || run.overdue() || counts.open() > 0 || counts.live() > 0) {
            return;
        }
        if (!run.cancelling() && counts.failedHeld() > 0) {
            return;
        }
        if (!run.cancelling() && run.cycle().isPresent() && Cycles.goesOn(turn, run, outcome(run))) {
            return;
        }
        turn.emit(new EngineEvent.RunEnded(turn.now(), run.id(), outcome(run)));
        Lates.ended(turn, run);
        tellParent(turn, run);
        release(turn, run.definition());
    }

    private static RunState outcome(Run run) {
        if (run.cancelling()) {
            return RunState.CANCELLED;
        }
        Counts counts = run.counts();
        if (counts.failed() > counts.failedThrough() || counts.stuck() > 0) {
            return RunState.FAILED;
        }
        return counts.cancelled() > 0 ? RunState.CANCELLED : RunState.SUCCEEDED;
    }

    private static void tellParent(Turn turn, Run run) {
        Optional<Task> parent = run.parent().flatMap(turn.state()::task);
        if (parent.isEmpty()) {
            return;
        }
        Task task = parent.get();
        Optional<Attempt> attempt = task.attempt()
                .filter(live -> live.intent() instanceof Intent.SubRun sub && sub.run().equals(run.id()));
        if (attempt.isEmpty()) {
            return;
        }
        AttemptResult result = AttemptResult.of(AttemptResult.How.ANSWERED, turn.now());
        if (run.state() == RunState.SUCCEEDED || task.run().cancelling() || attempt.get().stopping().isPresent()) {
            Judge.ended(turn, task, result);
        } else {
            Judge.failed(turn, task, result, new Cause.SubRunFailed(run.id()));
        }
    }

    /** The next runs of the plan that wait for their turn. */
    private static void release(Turn turn, PlanDefinition plan) {
        List<Run> living = Orders.started(turn.state().living(plan.name()));
        int going = (int) living.stream().filter(run -> !run.queued()).count();
        for (Run run : living) {
            if (run.queued() && going < Orders.limit(run.definition(), run.planned())) {
                turn.emit(new EngineEvent.RunReleased(turn.now(), run.id(), By.REGIE));
                going++;
            }
        }
    }
}
