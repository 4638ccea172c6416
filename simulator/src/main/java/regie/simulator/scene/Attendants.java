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
 * People who do what the wait reasons say, once all is calm, so that everything can end; what then
 * does not end is stuck. They are patient for some minutes, then they cancel.
 */
final class Attendants {

    private static final By BY = By.of("attendant", "answering");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Map<RunId, Instant> since = new LinkedHashMap<>();

    /** What to do about each run that has not ended. Looked at on the writer's own state. */
    List<EngineCommand> answers(EngineState state, Instant now) {
        List<EngineCommand> commands = new ArrayList<>();
        Lifts lifts = new Lifts(state, now, BY);
        state.pauses().forEach(pause -> commands.add(new EngineCommand.Resume(pause.scope(), BY)));
        for (Run run : state.runs()) {
            if (!run.ended()) {
                answer(run, lifts, now, commands);
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

    private void answer(Run run, Lifts lifts, Instant now, List<EngineCommand> commands) {
        Instant first = since.computeIfAbsent(run.id(), id -> now);
        if (Duration.between(first, now).compareTo(PATIENCE) > 0) {
            commands.add(act(Target.of(run.id()), new Gesture.Cancel()));
            return;
        }
        run.everything().forEach(task -> commands.addAll(lifts.of(task)));
        if (run.state() == RunState.BLOCKED) {
            run.everything().stream().filter(task -> task.state() == TaskState.FAILED)
                    .forEach(task -> commands.add(act(Target.of(task.id()), new Gesture.ForceOk())));
        }
    }

    private static EngineCommand act(Target target, Gesture gesture) {
        return new EngineCommand.Act(target, gesture, BY);
    }
}
