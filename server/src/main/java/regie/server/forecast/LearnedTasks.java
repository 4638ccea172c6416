package regie.server.forecast;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regie.engine.forecast.history.Estimator;
import regie.engine.forecast.history.Learned;
import regie.engine.forecast.history.Past;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.kernel.PlanName;
import regie.runtime.journal.StreamId;
import regie.store.registry.Durations;

/**
 * How long the tasks of a state take, from the table of durations. What was read is kept for a while: a night changes little of
 * what sixty runs say. Belongs to one thread.
 */
final class LearnedTasks {

    private static final long KEPT_NANOS = 600_000_000_000L;
    /** Tasks asked for at once. */
    private static final int PART = 5_000;

    private final Durations table;
    private final StreamId stream;
    private final Set<Durations.TaskOfPlan> read = new LinkedHashSet<>();
    private Learned learned = new Learned();
    private long since;

    LearnedTasks(Durations table, StreamId stream) {
        this.table = table;
        this.stream = stream;
    }

    /** Durations of all that has not ended in that state; what is declared where nothing is known. */
    Learned of(EngineState state, long nanos) {
        if (read.isEmpty() || nanos - since > KEPT_NANOS) {
            read.clear();
            learned = new Learned();
            since = nanos;
        }
        Set<Durations.TaskOfPlan> wanted = new LinkedHashSet<>();
        for (Run run : state.runs()) {
            if (!run.ended()) {
                for (Task task : run.tasks()) {
                    wanted.add(new Durations.TaskOfPlan(run.definition().name().value(), task.definition().name()));
                }
            }
        }
        wanted.removeAll(read);
        List<Durations.TaskOfPlan> missing = List.copyOf(wanted);
        for (int from = 0; from < missing.size(); from += PART) {
            List<Durations.TaskOfPlan> part = missing.subList(from, Math.min(missing.size(), from + PART));
            note(part);
            // Only now: what could not be read because the database was away is asked for again.
            read.addAll(part);
        }
        return learned;
    }

    private void note(List<Durations.TaskOfPlan> tasks) {
        table.past(stream, tasks, Estimator.MEMORY).forEach((task, runs) -> {
            // The oldest first: what was noted last counts most.
            for (Durations.Past past : runs.reversed()) {
                learned.note(new PlanName(task.plan()), task.task(), new Past(past.date(), past.duration().toNanos() / 1_000));
            }
        });
    }
}
