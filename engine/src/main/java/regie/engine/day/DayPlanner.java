package regie.engine.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import regie.engine.DayCommand.Replacement;
import regie.engine.DayScope;
import regie.engine.PlannedRun;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;

/**
 * Works out what a production date consists of. Pure, and as long as it may take for a hundred thousand plans: it runs off the
 * loop, and what it finds is handed in by parts.
 */
public final class DayPlanner {

    private static final Comparator<PlannedRun> BY_START = Comparator.comparing((PlannedRun run) -> run.start().instant())
            .thenComparing(run -> run.plan().value()).thenComparing(PlannedRun::schedule);

    private final EstateModel model;
    private final Starts starts;
    private final TreeMap<DayScope, List<PlanDefinition>> scopes = new TreeMap<>();

    /** When a plan starts for a production date. */
    public interface Starts {
        List<PlannedStart> of(PlanDefinition plan, LocalDate date);
    }

    /** From the schedules of the estate. */
    public DayPlanner(EstateModel model) {
        this(model, new PlanDates(model)::starts);
    }

    public DayPlanner(EstateModel model, Starts starts) {
        this.model = model;
        this.starts = starts;
        scopes.put(new DayScope(model.newDay(), model.zone()), new ArrayList<>());
        model.plans().values().stream().filter(plan -> !plan.schedules().isEmpty()).forEach(plan ->
                scopes.computeIfAbsent(scope(plan), scope -> new ArrayList<>()).add(plan));
    }

    public EstateModel model() {
        return model;
    }

    /** The scopes of the estate, that of the estate itself too. */
    public List<DayScope> scopes() {
        return List.copyOf(scopes.keySet());
    }

    private DayScope scope(PlanDefinition plan) {
        return new DayScope(model.newDayOf(plan), plan.zone().orElse(model.zone()));
    }

    public DayPlan plan(DayScope scope, LocalDate date) {
        Map<PlanName, List<PlannedRun>> due = new LinkedHashMap<>();
        for (PlanDefinition plan : scopes.getOrDefault(scope, List.of())) {
            List<PlannedRun> runs = runs(plan, date);
            if (!runs.isEmpty()) {
                due.put(plan.name(), runs);
            }
        }
        List<Replacement> replaced = replaced(scope, due, date);
        replaced.forEach(one -> due.remove(one.plan()));
        List<PlannedRun> all = new ArrayList<>();
        due.values().forEach(all::addAll);
        all.sort(BY_START);
        return new DayPlan(scope, date, model.version(), all, replaced);
    }

    private List<PlannedRun> runs(PlanDefinition plan, LocalDate date) {
        List<PlannedRun> runs = new ArrayList<>();
        for (PlannedStart start : starts.of(plan, date)) {
            runs.add(new PlannedRun(start.plan(), start.schedule(), start.date(), start.start()));
        }
        return runs;
    }

    /** One that is itself replaced still replaces others: what a site declares for a date is not undone by a third plan. */
    private List<Replacement> replaced(DayScope scope, Map<PlanName, List<PlannedRun>> due, LocalDate date) {
        List<Replacement> replaced = new ArrayList<>();
        TreeSet<PlanName> gone = new TreeSet<>(Comparator.comparing(PlanName::value));
        for (PlanDefinition plan : model.plans().values()) {
            for (PlanName other : plan.day().replaces()) {
                boolean comes = due.containsKey(plan.name()) || !scope(plan).equals(scope) && !starts.of(plan, date).isEmpty();
                if (comes && due.containsKey(other) && !other.equals(plan.name()) && gone.add(other)) {
                    replaced.add(new Replacement(other, plan.name()));
                }
            }
        }
        return replaced;
    }
}
