package regie.engine.preview;

import java.time.Instant;
import regie.engine.TaskState;
import regie.kernel.AttemptId;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;

/** Something that would follow from a gesture. */
public sealed interface Consequence {

    /** The result that the gesture would replace has been used: by whom, and since when. */
    record AlreadyUsed(TaskId result, TaskId by, TaskState state, Instant since) implements Consequence {}

    record StartsOver(TaskId task) implements Consequence {}

    /** Its step or procedure is done first. */
    record StepFirst(TaskId task, String step) implements Consequence {}

    /** Nothing else holds it back by its needs: it may start. */
    record BecomesFree(TaskId task) implements Consequence {}

    record IsKilled(AttemptId attempt) implements Consequence {}

    record IsCancelled(TaskId task) implements Consequence {}

    record RunReopens(RunId run) implements Consequence {}

    default Text sentence() {
        return switch (this) {
            case AlreadyUsed it -> new Text(
                    it.by + " (" + it.state.word().fr() + ") a déjà utilisé le résultat de " + it.result + ", depuis " + it.since,
                    it.by + " (" + it.state.word().en() + ") has already used the result of " + it.result + ", since " + it.since);
            case StartsOver it -> new Text(it.task + " est refait", it.task + " starts over");
            case StepFirst it -> new Text(
                    "avant " + it.task + ", l’étape " + it.step + " est exécutée",
                            "before " + it.task + ", the step " + it.step + " is done");
            case BecomesFree it -> new Text(it.task + " peut partir", it.task + " may start");
            case IsKilled it -> new Text(it.attempt + " est interrompu", it.attempt + " is killed");
            case IsCancelled it -> new Text(it.task + " est annulé", it.task + " is cancelled");
            case RunReopens it -> new Text("l’exécution " + it.run + " reprend", "run " + it.run + " lives again");
        };
    }
}
