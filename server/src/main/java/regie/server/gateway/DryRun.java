package regie.server.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regie.engine.By;
import regie.engine.Catalog;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.Gesture;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.decide.EngineDecider;
import regie.engine.state.EngineState;
import regie.engine.state.StateRow;
import regie.engine.state.StateRows;
import regie.engine.state.Task;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.kernel.Problem;
import regie.kernel.Text;

/**
 * What a gesture would do: the very machine decides on a copy of the state, made of its rows, and the
 * copy is thrown away.
 */
final class DryRun {

    private static final int NAMED_MAX = 6;

    private final EngineDecider decider;
    private final EngineState copy;
    private final Moment moment;

    DryRun(Catalog catalog, List<StateRow> rows, Moment moment) {
        this.decider = new EngineDecider(catalog);
        this.copy = StateRows.load(rows);
        this.moment = moment;
    }

    sealed interface Outcome {

        record Would(List<Text> follows) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /** The copy evolves, so that the next target is tried as it will be found. */
    Outcome attempt(Target target, List<Gesture> gestures, By by) {
        List<Text> follows = new ArrayList<>();
        for (Gesture gesture : gestures) {
            if (gesture instanceof Gesture.Rerun) {
                usedBy(target, follows);
            }
            switch (decider.decide(copy, new EngineCommand.Act(target, gesture, by), moment)) {
                case Decision.Refused<EngineEvent> refused -> {
                    return new Outcome.Refused(refused.problem());
                }
                case Decision.Accepted<EngineEvent> accepted -> follow(accepted.events(), follows);
            }
        }
        return new Outcome.Would(List.copyOf(follows));
    }

    /** Who has worked with the result that is about to change, and since when. */
    private void usedBy(Target target, List<Text> follows) {
        if (!(target instanceof Target.OnTask on)) {
            return;
        }
        copy.task(on.task()).filter(task -> task.state() == TaskState.SUCCEEDED).ifPresent(task -> {
            Set<Task> after = new LinkedHashSet<>(task.successors());
            List<Task> next = new ArrayList<>(after);
            while (!next.isEmpty()) {
                for (Task successor : next.removeFirst().successors()) {
                    if (after.add(successor)) {
                        next.add(successor);
                    }
                }
            }
            after.stream().filter(used -> used.attempts() > 0).forEach(used -> follows.add(new Text(
                    "son résultat a déjà servi à " + used.name() + " (" + used.state().word().fr() + ", " + used.changedAt() + ")",
                    "its result was used by " + used.name() + " (" + used.state().word().en() + ", " + used.changedAt() + ")")));
        });
    }

    private static void follow(List<EngineEvent> events, List<Text> follows) {
        List<String> starts = new ArrayList<>();
        List<String> killed = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (EngineEvent event : events) {
            switch (event) {
                case EngineEvent.AttemptIntended it -> starts.add(it.attempt().task().name());
                case EngineEvent.AttemptStopping it -> killed.add(it.attempt().toString());
                case EngineEvent.TaskSkipped it -> skipped.add(it.task().name());
                case EngineEvent.TasksReset it -> again.addAll(it.tasks());
                case EngineEvent.RunEnded it -> follows.add(new Text(
                        "l’exécution " + it.run() + " se termine : " + it.outcome().word().fr(),
                        "run " + it.run() + " ends: " + it.outcome().word().en()));
                case EngineEvent.RunReopened it -> follows.add(new Text(
                        "l’exécution " + it.run() + " repart", "run " + it.run() + " goes on again"));
                default -> { }
            }
        }
        say(again, "recommence(nt)", "starts over", follows);
        say(starts, "démarre(nt) aussitôt", "starts at once", follows);
        say(killed, "est (sont) interrompu(s)", "is killed", follows);
        say(skipped, "est (sont) ignoré(s)", "is skipped", follows);
    }

    private static void say(List<String> names, String fr, String en, List<Text> follows) {
        if (!names.isEmpty()) {
            String first = String.join(", ", names.stream().limit(NAMED_MAX).toList());
            String all = names.size() > NAMED_MAX ? first + "… (" + names.size() + ")" : first;
            follows.add(new Text(fr + " : " + all, en + ": " + all));
        }
    }
}
