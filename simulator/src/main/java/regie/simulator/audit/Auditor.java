package regie.simulator.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.engine.DayEvent;
import regie.engine.EngineEvent;
import regie.engine.EstateFacts;
import regie.estate.plan.PlanDefinition;
import regie.kernel.AttemptId;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.simulator.process.ProcessTable;
import regie.simulator.process.SimulatedProcess;

/**
 * Watches every committed event and every process, and judges them by a model of its own. The first
 * thing that is wrong is a {@link Violation}; after it the model is not to be trusted any more.
 */
public final class Auditor implements ProcessTable.Watcher {

    /** The reason that people give with an order that need not wait for others of its plan. */
    public static final String FORCED = "forced";

    private final World world = new World();
    private final AttemptFold attempts = new AttemptFold(world);
    private final TaskFold tasks = new TaskFold(world);
    private final RunFold runs = new RunFold(world);
    private final EstateFold estate = new EstateFold(world);
    private final ProcessRules processes = new ProcessRules(world);
    private final ProcessTable table = new ProcessTable(this);

    /** The processes that this auditor watches. */
    public ProcessTable processes() {
        return table;
    }

    public void committed(List<EngineEvent> events) {
        for (EngineEvent event : events) {
            world.expect(!event.at().isBefore(world.at), "time does not go back", event, " after ", world.at);
            world.at = event.at();
            switch (event) {
                case EngineEvent.OfAttempt of -> attempts.take(of, table);
                case EngineEvent.OfTask of -> tasks.take(of);
                case EngineEvent.OfRun of -> runs.take(of);
                case EngineEvent.OfEstate of -> estate.take(of);
                case EngineEvent.OfDay of -> {
                    if (of instanceof DayEvent.DayPlanned planned) {
                        world.plannedTo = planned.date();
                    }
                }
                case EngineEvent.OfCycle of -> { }
                case EngineEvent.OfLate of -> { }
            }
        }
    }

    @Override
    public void started(SimulatedProcess process) {
        processes.started(process, table);
    }

    @Override
    public void ended(SimulatedProcess process) {
        // An end is judged when the journal speaks of it.
    }

    /** A disk was lost while its processes lived: nobody can know of them any more. */
    public void excuse(AttemptId attempt) {
        AttemptModel known = world.attempts.get(attempt);
        if (known != null) {
            known.excused = true;
        }
    }

    /** Something else than the events is wrong. */
    public void violated(String invariant, String seen) {
        world.violated(invariant, seen);
    }

    public Optional<Violation> violation() {
        return world.violations().stream().findFirst();
    }

    /** The estate in force; empty before the first one is applied. */
    public Optional<EstateFacts> facts() {
        return Optional.ofNullable(world.facts);
    }

    /** Runs that were ordered and have not ended. */
    public List<RunId> open() {
        return world.runs.values().stream().filter(run -> !run.ended()).map(run -> run.id).toList();
    }

    /** Every task of every run that is remembered. */
    public List<TaskId> tasks() {
        List<TaskId> all = new ArrayList<>();
        world.runs.values().forEach(run -> run.tasks.keySet().forEach(name -> all.add(new TaskId(run.id, name))));
        return all;
    }

    public List<RunId> runIds() {
        return List.copyOf(world.runs.keySet());
    }

    /** The plan that a run follows now. */
    public Optional<PlanDefinition> plan(RunId run) {
        return world.run(run).map(known -> known.plan);
    }

    /** What the journal calls live. */
    public List<AttemptId> live() {
        return List.copyOf(world.live.keySet());
    }

    public int runs() {
        return world.runs.size();
    }

    public int attempts() {
        return world.attempts.size();
    }
}
