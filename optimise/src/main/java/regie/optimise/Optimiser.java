package regie.optimise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.Scenario;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.PlanName;

/**
 * Looks for a better night: asks the solver for the best starts, turns them into things that the estate can say, and keeps
 * of these what the engine's own forecast finds better: priorities alone where they are enough, else earliest starts too.
 */
public final class Optimiser {

    private final Function<EstateModel, Optional<Scenario>> scenarios;
    private final Function<Scenario, Outlook> forecast;
    private final Settings settings;

    /**
     * @param limit wall time of the solver
     * @param workers threads
     * @param notBefore whether earliest starts may be proposed, beside priorities
     */
    public record Settings(Duration limit, int workers, int seed, boolean notBefore) {}

    /**
     * @param bound no night of these tasks can be shorter; zero where that is not known
     * @param changes none when nothing better was found
     */
    public record Improvement(Outlook before, Outlook after, Duration bound, boolean proven, List<Change> changes) {
        public Improvement {
            changes = List.copyOf(changes);
        }
    }

    /** @param scenarios the day as planned from a model */
    public Optimiser(Function<EstateModel, Optional<Scenario>> scenarios, Function<Scenario, Outlook> forecast, Settings settings) {
        this.scenarios = scenarios;
        this.forecast = forecast;
        this.settings = settings;
    }

    public Optional<Improvement> improve(EstateModel model) {
        return scenarios.apply(model).map(scenario -> improve(model, scenario));
    }

    private Improvement improve(EstateModel model, Scenario scenario) {
        Outlook before = forecast.apply(scenario);
        Night night = Night.of(scenario, before);
        Optional<Net.Solution> found = night.net().jobs().isEmpty() ? Optional.empty()
                : new Solver(night.net(), settings.limit(), settings.workers(), settings.seed()).solve();
        Improvement best = new Improvement(before, before, Duration.ZERO, false, List.of());
        if (found.isEmpty()) {
            return best;
        }
        Net.Solution solution = found.get();
        Duration bound = Duration.between(before.firstStart().orElse(night.at(0)), night.at(solution.bound()));
        best = new Improvement(before, before, solution.bound() == 0 || bound.isNegative() ? Duration.ZERO : bound, solution.proven(),
                List.of());
        for (List<Change> changes : proposals(night, solution.starts())) {
            Optional<Scenario> other = changes.isEmpty() ? Optional.empty() : scenarios.apply(with(model, changes));
            if (other.isPresent()) {
                Outlook after = forecast.apply(other.get());
                if (better(after, best.after())) {
                    best = new Improvement(before, after, best.bound(), best.proven(), changes);
                }
            }
        }
        return best;
    }

    /** Simplest first: a later one must be better to be taken. */
    private List<List<Change>> proposals(Night night, long[] starts) {
        List<Change> priorities = new Proposals(night, starts).priorities();
        if (!settings.notBefore()) {
            return List.of(priorities);
        }
        List<Change> holds = new Proposals(night, starts).notBefore();
        return List.of(priorities, holds, merged(priorities, holds));
    }

    private static List<Change> merged(List<Change> priorities, List<Change> holds) {
        Map<String, Change> all = new LinkedHashMap<>();
        priorities.forEach(change -> all.put(change.plan() + "/" + change.task(), change));
        holds.forEach(change -> all.merge(change.plan() + "/" + change.task(), change,
                (one, other) -> new Change(one.plan(), one.task(), one.priority(), other.notBefore())));
        return new ArrayList<>(all.values());
    }

    /** Fewer and shorter delays of deadlines first, then a shorter night. */
    static boolean better(Outlook after, Outlook before) {
        long endsAfter = after.tasks().stream().filter(task -> task.end() != null).count();
        long endsBefore = before.tasks().stream().filter(task -> task.end() != null).count();
        if (endsAfter != endsBefore) {
            return endsAfter > endsBefore;
        }
        long lateAfter = late(after);
        long lateBefore = late(before);
        return lateAfter != lateBefore ? lateAfter < lateBefore : after.makespan().compareTo(before.makespan()) < 0;
    }

    private static long late(Outlook outlook) {
        return outlook.deadlines().stream()
                .mapToLong(it -> it.predicted().map(end -> Math.max(0, Duration.between(it.at(), end).toSeconds())).orElse(864_000L)).sum();
    }

    /** The model as it would be with these changes. */
    static EstateModel with(EstateModel model, List<Change> changes) {
        Map<String, Change> byTask = new LinkedHashMap<>();
        changes.forEach(change -> byTask.put(change.plan() + "/" + change.task(), change));
        LinkedHashMap<PlanName, PlanDefinition> plans = new LinkedHashMap<>();
        model.plans().forEach((name, plan) -> {
            LinkedHashMap<String, TaskDefinition> tasks = new LinkedHashMap<>();
            plan.tasks().forEach((task, definition) -> {
                Change change = byTask.get(name + "/" + task);
                tasks.put(task, change == null ? definition : Copies.of(definition, change));
            });
            plans.put(name, Copies.of(plan, tasks));
        });
        return Copies.of(model, plans);
    }
}
