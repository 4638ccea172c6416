package regie.engine.forecast.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.forecast.MachineForecast;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.Prediction;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.compiled.CompiledForecast;
import regie.engine.forecast.compiled.Sampler;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Text;

/** A scenario foreseen by numbers; where rules are in force that they do not know, times are the machine's own. */
public final class Foresight {

    private final Scenario scenario;
    private final CompiledForecast compiled;

    public Foresight(Scenario scenario) {
        this.scenario = scenario;
        this.compiled = CompiledForecast.of(scenario);
    }

    /** One that draws samples, for one thread. */
    public Sampler sampler() {
        return compiled.sampler();
    }

    public int tasks() {
        return compiled.tasks();
    }

    /** @param samples as samplers fill them; none for no probabilities */
    public Outlook outlook(long[][] samples, List<Text> assumptions) {
        Outlook outlook = compiled.outlook(samples);
        List<Text> all = new ArrayList<>(assumptions);
        all.addAll(new Assumptions(scenario).said());
        Outlook found = new Outlook(outlook.firstStart(), outlook.end(), outlook.tasks(),
                repaired(outlook.deadlines()), all, outlook.exact());
        return found.exact() ? found : byMachine(found);
    }

    /** Deadlines that only an action saves, with the action. */
    private List<Outlook.OfDeadline> repaired(List<Outlook.OfDeadline> deadlines) {
        boolean lost = deadlines.stream().anyMatch(it -> it.predicted().isEmpty());
        Optional<Repair> repair = lost ? Repair.of(scenario) : Optional.empty();
        if (repair.isEmpty()) {
            return deadlines;
        }
        return deadlines.stream().map(it -> it.predicted().isPresent() ? it : repair.get().saves(it)).toList();
    }

    private Outlook byMachine(Outlook outlook) {
        Prediction machine = MachineForecast.of(scenario);
        Map<TaskId, Outlook.OfTask> known = new LinkedHashMap<>();
        outlook.tasks().forEach(task -> known.put(new TaskId(task.run(), task.task()), task));
        Map<RunId, Prediction.OfRun> runs = new LinkedHashMap<>();
        machine.runs().forEach(run -> runs.put(run.run(), run));
        List<Outlook.OfTask> tasks = new ArrayList<>();
        Map<TaskId, Prediction.OfTask> played = new LinkedHashMap<>();
        Instant first = null;
        Instant last = null;
        for (Prediction.OfTask task : machine.tasks()) {
            TaskId id = new TaskId(task.run(), task.task());
            played.put(id, task);
            Outlook.@Nullable OfTask by = known.get(id);
            Instant start = task.start();
            Instant end = task.end();
            tasks.add(new Outlook.OfTask(task.run(), task.task(), start, end, by == null || end == null ? null : by.slack(),
                    by != null && by.critical(), task.state()));
            if (start != null && end != null) {
                first = first == null || start.isBefore(first) ? start : first;
                last = last == null || end.isAfter(last) ? end : last;
            }
        }
        List<Outlook.OfDeadline> deadlines = outlook.deadlines().stream().map(it -> byMachine(it, runs, played)).toList();
        return new Outlook(Optional.ofNullable(first), Optional.ofNullable(last), tasks, deadlines, outlook.assumptions(), false);
    }

    private static Outlook.OfDeadline byMachine(
            Outlook.OfDeadline it, Map<RunId, Prediction.OfRun> runs, Map<TaskId, Prediction.OfTask> tasks) {
        Optional<Instant> end;
        if (it.task().isEmpty()) {
            Prediction.OfRun run = runs.get(it.run());
            end = run == null || !run.succeeded() ? Optional.empty() : run.end();
        } else {
            Prediction.OfTask task = tasks.get(new TaskId(it.run(), it.task()));
            end = task == null ? Optional.empty() : Optional.ofNullable(task.end());
        }
        boolean late = end.isPresent() && end.get().isAfter(it.at());
        Outlook.Standing standing = end.isEmpty() ? Outlook.Standing.WILL_NOT_COMPLETE
                : late ? Outlook.Standing.LATE : it.probability().filter(p -> p < Outlook.CONFIDENCE).isPresent()
                        ? Outlook.Standing.AT_RISK : Outlook.Standing.ON_TIME;
        return new Outlook.OfDeadline(it.run(), it.plan(), it.task(), it.at(), it.kind(), end, it.probability(), it.early(),
                it.latest(), standing, it.action());
    }
}
