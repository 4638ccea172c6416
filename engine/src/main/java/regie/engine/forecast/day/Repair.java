package regie.engine.forecast.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import regie.engine.By;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.Gesture;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.decide.EngineDecider;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.compiled.CompiledForecast;
import regie.engine.state.EngineState;
import regie.engine.state.Flag;
import regie.engine.state.Run;
import regie.engine.state.StateRows;
import regie.engine.state.Task;
import regie.kernel.Decision;
import regie.kernel.Moment;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;

/**
 * The same night if people put right what stands in its way: failed tasks rerun, held ones freed, a quarter of an hour
 * from now. It gives the deadlines that are lost as things stand the time that action would give them, and by when it
 * must be taken.
 */
final class Repair {

    /** How soon somebody is expected to act. */
    static final Duration REACTION = Duration.ofMinutes(15);

    private static final By SOMEONE = By.of("forecast", "if somebody acts");

    private final Instant by;
    private final Outlook then;
    private final LinkedHashSet<TaskId> touched;
    private final LinkedHashSet<RunId> rerun;
    private final LinkedHashSet<RunId> freed;

    private Repair(Instant by, Outlook then, LinkedHashSet<TaskId> touched, LinkedHashSet<RunId> rerun, LinkedHashSet<RunId> freed) {
        this.by = by;
        this.then = then;
        this.touched = touched;
        this.rerun = rerun;
        this.freed = freed;
    }

    /** Empty when there is nothing to put right. */
    static Optional<Repair> of(Scenario scenario) {
        EngineState state = StateRows.load(scenario.state().rows());
        EngineDecider decider = new EngineDecider(scenario.catalog());
        Moment now = Moment.of(scenario.now());
        Instant by = scenario.now().plus(REACTION);
        LinkedHashSet<RunId> rerun = new LinkedHashSet<>();
        LinkedHashSet<RunId> freed = new LinkedHashSet<>();
        LinkedHashSet<TaskId> touched = new LinkedHashSet<>();
        for (Run run : List.copyOf(state.runs())) {
            List<TaskId> failed = new ArrayList<>();
            List<TaskId> held = new ArrayList<>();
            for (Task task : run.tasks()) {
                if (task.state() == TaskState.FAILED) {
                    failed.add(task.id());
                } else if (task.has(Flag.HELD) && task.pending()) {
                    held.add(task.id());
                }
            }
            for (TaskId task : failed) {
                Gesture again = new Gesture.Rerun(Optional.empty(), false, true);
                if (done(decider.decide(state, new EngineCommand.Act(Target.of(task), again, SOMEONE), now))) {
                    rerun.add(run.id());
                    touched.add(task);
                    decider.decide(state, new EngineCommand.Act(Target.of(task), new Gesture.Delay(by), SOMEONE), now);
                }
            }
            for (TaskId task : held) {
                decider.decide(state, new EngineCommand.Act(Target.of(task), new Gesture.Delay(by), SOMEONE), now);
                if (done(decider.decide(state, new EngineCommand.Act(Target.of(task), new Gesture.Free(), SOMEONE), now))) {
                    freed.add(run.id());
                    touched.add(task);
                }
            }
            if (run.isHeld() && done(decider.decide(state, new EngineCommand.Act(Target.of(run.id()), new Gesture.Free(), SOMEONE), now))) {
                freed.add(run.id());
            }
        }
        if (rerun.isEmpty() && freed.isEmpty()) {
            return Optional.empty();
        }
        Scenario repaired = new Scenario(state, scenario.catalog(), scenario.now(), scenario.orders(), scenario.aways(),
                scenario.durations(), scenario.people());
        return Optional.of(new Repair(by, CompiledForecast.of(repaired).outlook(new long[0][]), touched, rerun, freed));
    }

    private static boolean done(Decision<EngineEvent> decision) {
        return decision instanceof Decision.Accepted<EngineEvent>;
    }

    /** When the first of what is put right in a run would start: until then nothing is lost. */
    private Instant by(RunId run) {
        Instant first = null;
        for (Outlook.OfTask task : then.tasks()) {
            Instant start = task.start();
            boolean counts = start != null && task.run().equals(run) && touched.contains(new TaskId(run, task.task()));
            first = counts && (first == null || start.isBefore(first)) ? start : first;
        }
        return first == null ? by : first;
    }

    /** The deadline with what must be done for it, by when, and when it is over then. */
    Outlook.OfDeadline saves(Outlook.OfDeadline lost) {
        Optional<Instant> end = then.deadlines().stream().filter(it -> it.run().equals(lost.run()) && it.task().equals(lost.task()))
                .findFirst().flatMap(Outlook.OfDeadline::predicted);
        if (end.isEmpty()) {
            return lost;
        }
        Text what = rerun.contains(lost.run()) || freed.isEmpty() ? new Text("si relancé", "if rerun") : new Text("si libéré", "if freed");
        Outlook.Action action = new Outlook.Action(what, by(lost.run()), end);
        return new Outlook.OfDeadline(lost.run(), lost.plan(), lost.task(), lost.at(), lost.kind(), lost.predicted(),
                lost.probability(), lost.early(), lost.latest(), lost.standing(), Optional.of(action));
    }
}
