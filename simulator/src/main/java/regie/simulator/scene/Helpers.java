package regie.simulator.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.Gesture;
import regie.engine.RunState;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.kernel.RunId;

/**
 * People who answer whatever waits for a person, once all is calm, so that everything can end; what
 * then does not end is stuck. They are patient for some minutes, then they cancel.
 */
final class Helpers {

    private static final By BY = By.of("helper", "answering");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Map<RunId, Instant> since = new LinkedHashMap<>();

    /** What to do about each run that has not ended. Looked at on the writer's own state. */
    List<EngineCommand> answers(EngineState state, Instant now) {
        List<EngineCommand> commands = new ArrayList<>();
        state.pauses().forEach(pause -> commands.add(new EngineCommand.Resume(pause.scope(), BY)));
        for (Run run : state.runs()) {
            if (!run.ended()) {
                answer(run, now, commands);
            }
        }
        return commands;
    }

    /** What was bent for the day is put back: capacities and slots are what the estate says. */
    static List<EngineCommand> putBack(EstateModel estate) {
        List<EngineCommand> commands = new ArrayList<>();
        estate.resources().values().forEach(resource ->
                commands.add(new EngineCommand.SetCapacity(resource.name(), resource.capacity(), BY)));
        estate.hosts().keySet().forEach(host -> commands.add(new EngineCommand.SetSlots(host, Optional.empty(), BY)));
        return commands;
    }

    private void answer(Run run, Instant now, List<EngineCommand> commands) {
        Instant first = since.computeIfAbsent(run.id(), id -> now);
        if (Duration.between(first, now).compareTo(PATIENCE) > 0) {
            commands.add(act(Target.of(run.id()), new Gesture.Cancel()));
            return;
        }
        if (run.isHeld()) {
            commands.add(act(Target.of(run.id()), new Gesture.Free()));
        }
        for (Task task : run.everything()) {
            answer(task, commands);
        }
        if (run.state() == RunState.BLOCKED) {
            run.everything().stream().filter(task -> task.state() == TaskState.FAILED)
                    .forEach(task -> commands.add(act(Target.of(task.id()), new Gesture.ForceOk())));
        }
    }

    private static void answer(Task task, List<EngineCommand> commands) {
        Target target = Target.of(task.id());
        switch (task.state()) {
            case HELD -> commands.add(act(target, new Gesture.Free()));
            case WAITING, READY -> {
                task.window().ifPresent(window -> commands.add(act(target, new Gesture.StartNow())));
                task.definition().confirm().ifPresent(confirm -> commands.add(act(target, new Gesture.Confirm())));
            }
            case DISPATCHED, RUNNING -> {
                commands.add(act(target, new Gesture.Approve(true)));
                commands.add(act(target, new Gesture.Answer(true, Map.of())));
            }
            case UNKNOWN -> commands.add(act(target, new Gesture.DecideUnknown(Gesture.UnknownDecision.LOST)));
            case STOPPING, SUCCEEDED, FAILED, SKIPPED, CANCELLED -> { }
        }
    }

    private static EngineCommand act(Target target, Gesture gesture) {
        return new EngineCommand.Act(target, gesture, BY);
    }

    /** Every run that has not ended, and where its tasks stand. */
    static String open(EngineState state) {
        StringBuilder text = new StringBuilder();
        for (Run run : state.runs()) {
            if (!run.ended()) {
                text.append("\n   ").append(run.id()).append(' ').append(run.state()).append(run.queued() ? " queued" : "");
                for (Task task : run.everything()) {
                    text.append(' ').append(task.name()).append('=').append(task.state());
                }
            }
        }
        return text.toString();
    }
}
