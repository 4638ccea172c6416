package regie.engine.dispatch;

import regie.engine.AttemptResult;
import regie.engine.By;
import regie.engine.EngineEvent;
import regie.engine.Intent;
import regie.engine.state.Attempt;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.engine.turn.Turn;
import regie.kernel.AttemptId;

/** Stopping what is live. */
public final class Cancels {

    private Cancels() {}

    /** Nothing more of the run starts; what is pending is cancelled, what is live is killed. */
    public static void cancel(Turn turn, Run run, By by) {
        turn.emit(new EngineEvent.RunCancelled(turn.now(), run.id(), by));
        for (Task task : run.everything()) {
            if (task.attempt().isPresent()) {
                kill(turn, task, by);
            }
        }
    }

    /** Kills the live attempt. What only the engine or a person does ends at once. */
    public static void kill(Turn turn, Task task, By by) {
        Attempt attempt = task.attempt().orElseThrow();
        AttemptId id = new AttemptId(task.id(), attempt.number());
        if (attempt.stopping().isPresent()) {
            return;
        }
        turn.emit(new EngineEvent.AttemptStopping(turn.now(), id, turn.nextToken(), by));
        switch (attempt.intent()) {
            case Intent.Work work -> {}
            case Intent.SubRun sub -> turn.state().run(sub.run()).filter(child -> !child.ended())
                    .ifPresentOrElse(child -> cancelChild(turn, child, by), () -> over(turn, task));
            case Intent.Approval approval -> over(turn, task);
            case Intent.ByHand hand -> over(turn, task);
        }
    }

    private static void cancelChild(Turn turn, Run child, By by) {
        if (!child.cancelling()) {
            cancel(turn, child, by);
        }
    }

    private static void over(Turn turn, Task task) {
        Judge.ended(turn, task, AttemptResult.of(AttemptResult.How.KILLED, turn.now()));
    }
}
