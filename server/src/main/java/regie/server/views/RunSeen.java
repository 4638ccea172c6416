package regie.server.views;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.RunState;
import regie.engine.TaskState;
import regie.engine.state.Occurrences;
import regie.engine.state.Run;
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.estate.plan.PlanDefinition;
import regie.kernel.RunId;
import regie.server.api.CycleView;
import regie.server.api.RunView;

/** What a look takes of one run, to be put into words on another thread. */
record RunSeen(
        RunId id, PlanDefinition plan, LocalDate date, RunState state, boolean held, int tasks, int[] states, Instant orderedAt,
        Optional<Instant> startedAt, Optional<Instant> endedAt, String orderedBy, String version, Optional<Instant> deadline, long order,
        List<StateRow.Late> late, Optional<Occurrences> cycle, Optional<Instant> waitsFor) {

    /** Beyond this many tasks a run's states are taken from its counters, which know fewer words. */
    private static final int SCANNED_MAX = 2_000;
    private static final TaskState[] STATES = TaskState.values();

    /** On the loop's thread. */
    static RunSeen of(Run run) {
        return new RunSeen(run.id(), run.definition(), run.date(), run.state(), run.isHeld(), run.tasks().size(), states(run),
                run.orderedAt(), run.startedAt(), run.endedAt(), run.orderedBy().actor().value(), run.version().value(),
                Optional.ofNullable(run.deadlines().get("")), run.order(), run.late(), run.cycle().map(cycle -> run.occurrences()),
                run.waits() ? run.start() : Optional.empty());
    }

    private static int[] states(Run run) {
        int[] states = new int[STATES.length];
        if (run.tasks().size() <= SCANNED_MAX) {
            for (Task task : run.tasks()) {
                states[task.state().ordinal()]++;
            }
            return states;
        }
        states[TaskState.WAITING.ordinal()] = run.counts().stuck() + Math.max(0, run.counts().open() - run.counts().live());
        states[TaskState.RUNNING.ordinal()] = run.counts().live();
        states[TaskState.SUCCEEDED.ordinal()] = run.counts().succeeded();
        states[TaskState.FAILED.ordinal()] = run.counts().failed();
        states[TaskState.SKIPPED.ordinal()] = run.counts().skipped();
        states[TaskState.CANCELLED.ordinal()] = run.counts().cancelled();
        return states;
    }

    RunView view() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (TaskState each : STATES) {
            if (states[each.ordinal()] > 0) {
                counts.put(Rendering.lower(each), states[each.ordinal()]);
            }
        }
        return new RunView(
                id.value(), plan.name().value(), plan.code(), Rendering.lower(plan.kind()), plan.application().value(), plan.title(),
                date, Rendering.lower(state), held, tasks, counts, Optional.of(orderedAt), startedAt, endedAt,
                Optional.of(orderedBy), version, deadline, order,
                HouseRendering.late(late), cycle.map(RunSeen::cycle), waitsFor);
    }

    private static CycleView cycle(Occurrences is) {
        return new CycleView(is.number(), is.slot(), is.outcome().map(Rendering::lower), is.next(), is.succeeded(), is.failed(),
                is.skipped(), is.stopped().isPresent());
    }
}
