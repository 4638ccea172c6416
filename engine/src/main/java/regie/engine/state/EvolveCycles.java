package regie.engine.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regie.engine.CycleEvent;
import regie.engine.CycleEvent.*;
import regie.engine.RunState;
import regie.engine.TaskState;
import regie.estate.plan.Need;

/** Folds the occurrences of a run. */
final class EvolveCycles {

    private EvolveCycles() {}

    static void evolve(EngineState state, CycleEvent event) {
        Run run = state.runs.get(event.run());
        if (run == null) {
            throw new IllegalStateException("an event about an unknown run: " + event);
        }
        state.dirt.run(run);
        switch (event) {
            case OccurrenceBegan it -> {
                run.occurrences = run.occurrences.began(it.number(), it.at(), it.slot(), it.next());
                if (it.number() > 1) {
                    startOver(state, run, it.at());
                }
                Watching.occurrence(state, run);
                state.moves.lookAtAll(run);
            }
            case OccurrenceEnded it -> {
                run.occurrences = run.occurrences.ended(it.at(), it.outcome(), it.next(), good(run, it.outcome()));
                Watching.occurrence(state, run);
                state.across.ended(run);
            }
            case OccurrencesSkipped it -> {
                run.occurrences = run.occurrences.skipped(it.count(), it.next());
                Watching.occurrence(state, run);
            }
            case CycleStopped it -> {
                run.occurrences = run.occurrences.stopped(it.by());
                state.work.check(run);
            }
        }
    }

    private static Map<String, Integer> good(Run run, RunState outcome) {
        Map<String, Integer> good = new TreeMap<>(run.occurrences.good());
        int number = run.occurrences.number();
        for (Task task : run.tasks) {
            if (task.state == TaskState.SUCCEEDED) {
                good.put(task.node.definition.name(), number);
            }
        }
        if (outcome == RunState.SUCCEEDED) {
            good.put("", number);
        }
        return good;
    }

    /** Every task as it was ordered; attempts go on counting, marks, holds and what people set stay. */
    private static void startOver(EngineState state, Run run, Instant at) {
        state.foundLast = null;
        for (Task task : run.tasks) {
            Items.forget(state, task);
            EvolveTasks.reset(task);
            task.clear(Flag.MET);
            task.clear(Flag.SUMMONED);
            task.clear(Flag.ABSENT);
            task.clear(Flag.REMINDED);
            task.clear(Flag.ESCALATED);
            if (task.node.called || run.absent.contains(task.node.definition.name())) {
                task.state = TaskState.SKIPPED;
                task.set(Flag.ABSENT);
            }
            task.readyMicros = 0;
            task.changedMicros = Micros.of(at);
            if (task.side != null) {
                task.side = task.side.startsOver(kept(task));
            }
            state.dirt.task(task);
        }
        run.counts.clear();
        for (Task task : run.tasks) {
            EvolveRuns.begin(state, task, Micros.of(at));
            run.counts.count(task, 1);
        }
    }

    /** What came true once stays so; what counts for one occurrence is remembered as taken; waits for events begin anew. */
    private static List<Side.Met> kept(Task task) {
        return task.side().met().stream()
                .filter(met -> task.node.elsewhere.stream().anyMatch(need -> need.key().equals(met.need())))
                .map(met -> met.occurrence().isPresent() ? new Side.Met(met.need(), met.run(), met.occurrence(), true) : met)
                .filter(met -> met.run().isPresent() || task.node.elsewhere.stream().noneMatch(need ->
                        need.key().equals(met.need()) && need.occurrence() == Need.Occurrence.EVERY))
                .toList();
    }
}
