package regie.engine.preview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.Target;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;

/** Targets in dependency order: runs as they were ordered, within a run what is needed before what needs it. */
public final class TargetOrder {

    private TargetOrder() {}

    private record Placed(Target target, long order, int depth, int index) {}

    /** Each target once; unknown ones last, so that their refusal is kept like any other. */
    public static List<Target> sorted(EngineState state, List<Target> targets) {
        Map<Run, Map<Task, Integer>> depths = new LinkedHashMap<>();
        List<Placed> placed = new ArrayList<>();
        int index = 0;
        for (Target target : new LinkedHashSet<>(targets)) {
            placed.add(place(state, target, index++, depths));
        }
        placed.sort(java.util.Comparator.comparingLong(Placed::order).thenComparingInt(Placed::depth).thenComparingInt(Placed::index));
        return placed.stream().map(Placed::target).toList();
    }

    private static Placed place(EngineState state, Target target, int index, Map<Run, Map<Task, Integer>> depths) {
        Optional<Run> run = state.run(target.run());
        if (run.isEmpty()) {
            return new Placed(target, Long.MAX_VALUE, 0, index);
        }
        int depth = switch (target) {
            case Target.OnRun on -> -1;
            case Target.OnTask on -> run.get().task(on.task().name())
                    .map(task -> depths.computeIfAbsent(run.get(), TargetOrder::depths).getOrDefault(task.groupTask().orElse(task), 0))
                    .orElse(Integer.MAX_VALUE);
        };
        return new Placed(target, run.get().order(), depth, index);
    }

    /** The longest way from a task without needs. */
    private static Map<Task, Integer> depths(Run run) {
        Map<Task, Integer> open = new LinkedHashMap<>();
        Map<Task, Integer> depths = new LinkedHashMap<>();
        ArrayDeque<Task> ready = new ArrayDeque<>();
        for (Task task : run.tasks()) {
            int needs = task.predecessors().size();
            open.put(task, needs);
            if (needs == 0) {
                ready.add(task);
                depths.put(task, 0);
            }
        }
        while (!ready.isEmpty()) {
            Task task = ready.poll();
            for (Task after : task.successors()) {
                depths.merge(after, depths.getOrDefault(task, 0) + 1, Math::max);
                if (open.merge(after, -1, Integer::sum) == 0) {
                    ready.add(after);
                }
            }
        }
        return depths;
    }
}
