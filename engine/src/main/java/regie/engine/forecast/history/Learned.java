package regie.engine.forecast.history;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.engine.forecast.Durations;
import regie.engine.forecast.Spread;
import regie.engine.forecast.Subject;
import regie.kernel.PlanName;

/**
 * Durations learned from what was noted, and the declared ones where too little is known. One thread at a time; what was
 * worked out is kept until more is noted about the task.
 */
public final class Learned implements Durations {

    private final Map<String, Task> tasks = new LinkedHashMap<>();

    private static final class Task {
        final ArrayDeque<Past> runs = new ArrayDeque<>();
        final Map<LocalDate, Spread> known = new LinkedHashMap<>();
        int items = 1;
    }

    /** A run of a task ended well. Failed ones are not noted: they say nothing about how long it takes. */
    public void note(PlanName plan, String task, Past past) {
        Task of = tasks.computeIfAbsent(key(plan, task), name -> new Task());
        of.runs.add(past);
        of.known.clear();
        if (of.runs.size() > Estimator.MEMORY) {
            of.runs.poll();
        }
    }

    /** The list of a {@code foreach} had that many items. */
    public void listed(PlanName plan, String task, int items) {
        tasks.computeIfAbsent(key(plan, task), name -> new Task()).items = items;
    }

    private static String key(PlanName plan, String task) {
        return plan.value() + "/" + task;
    }

    @Override
    public Spread of(Subject subject) {
        Task task = tasks.get(key(subject.plan(), subject.task()));
        if (task == null || task.runs.size() < Estimator.LEAST) {
            return Durations.DECLARED.of(subject);
        }
        return task.known.computeIfAbsent(subject.date(), date -> Estimator.next(List.copyOf(task.runs), date).orElseThrow());
    }

    @Override
    public int items(PlanName plan, String task) {
        Task of = tasks.get(key(plan, task));
        return of == null ? 1 : of.items;
    }

    /** How many runs of a task are remembered. */
    public int runs(PlanName plan, String task) {
        Task of = tasks.get(key(plan, task));
        return of == null ? 0 : of.runs.size();
    }
}
