package regie.engine.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.engine.BetweenFacts;
import regie.engine.EstateFacts;
import regie.engine.RunState;
import regie.engine.Standing;
import regie.engine.TaskState;
import regie.estate.plan.DateRef;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.kernel.PlanName;
import regie.kernel.RunId;

/**
 * Needs across plans and dates: who waits for which task of which plan and date, what became of runs that have left the day, and who
 * has used what. By plan and date, so that nothing scans. Only the evolver changes it.
 */
public final class Across {

    private final EngineState state;
    /** By plan and date: the newest run of each that has left the day. */
    private final TreeMap<String, StateRow.Outcome> outcomes = new TreeMap<>();
    // rebuilt, never written:
    private final Map<PlanName, TreeMap<LocalDate, StateRow.Outcome>> outcomesByPlan = new LinkedHashMap<>();
    private final Map<PlanName, Newest> newest = new LinkedHashMap<>();
    /** How many runs of a plan are remembered. */
    private final Map<PlanName, Integer> remembered = new LinkedHashMap<>();
    private final Map<PlanName, Map<Watched, LinkedHashSet<Task>>> watchers = new LinkedHashMap<>();
    private final Map<RunId, LinkedHashSet<Task>> consumers = new LinkedHashMap<>();

    private record Newest(RunId run, LocalDate date, long order) {}

    /** @param task empty for the plan as a whole */
    private record Watched(@Nullable LocalDate date, String task) {}

    Across(EngineState state) {
        this.state = state;
    }

    /** Outcomes of runs that have left the day. */
    public Collection<StateRow.Outcome> outcomes() {
        return Collections.unmodifiableCollection(outcomes.values());
    }

    /** Tasks of other runs whose needs were met by this run. */
    public List<Task> consumers(RunId run) {
        LinkedHashSet<Task> of = consumers.get(run);
        return of == null ? List.of() : List.copyOf(of);
    }

    /** Whether a need of this task was met by that very task, or by its run as a whole. */
    public boolean uses(Task user, Task used) {
        return user.node.elsewhere.stream()
                .filter(need -> need.task().isEmpty() || need.task().equals(used.node.definition.name()))
                .anyMatch(need -> user.side().met().stream()
                        .anyMatch(met -> met.need().equals(need.key()) && met.run().equals(Optional.of(used.run.id()))));
    }

    /** What this task needs of other plans and dates that has neither come true nor been waived. */
    public List<Need.OnPlan> open(Task task) {
        return task.node.elsewhere.stream().filter(need -> Needs.answer(task, need) != Needs.Answer.MET).toList();
    }

    /** The occurrence that meets a need which takes each once. */
    public Optional<Integer> taken(Need.OnPlan need, Standing standing) {
        return need.occurrence() != Need.Occurrence.EVERY ? Optional.empty()
                : standing.run().map(state.runs::get).filter(run -> run.cycle != null).map(run -> Occurring.lastGood(run, need.task()));
    }

    /** How it stands with one of a task's needs, whether or not it was met before. */
    public Standing standing(Task task, Need.OnPlan need) {
        PlanName plan = new PlanName(need.plan());
        if (need.date().kind() == DateRef.Kind.ANY) {
            Newest any = newest.get(plan);
            return any == null ? toCome(task, Standing.Kind.TO_COME, Optional.empty()) : of(task, need, any.run(), any.date());
        }
        Optional<LocalDate> date = task.run.ties().date(task.run.date(), need.plan(), need.date());
        if (date.isEmpty()) {
            return toCome(task, Standing.Kind.ABSENT, date);
        }
        Integer number = state.numbers.get(RunId.of(plan, date.get(), 1).value());
        if (number == null) {
            return toCome(task, state.planned(plan, date.get()) ? Standing.Kind.ABSENT : Standing.Kind.TO_COME, date);
        }
        return of(task, need, RunId.of(plan, date.get(), number), date.get());
    }

    private static Standing toCome(Task task, Standing.Kind kind, Optional<LocalDate> date) {
        return new Standing(kind, Optional.empty(), date, Optional.empty(), Optional.empty(), task.run.orderedAt());
    }

    private Standing of(Task task, Need.OnPlan need, RunId id, LocalDate date) {
        Run run = state.runs.get(id);
        if (run != null && run.cycle != null && need.when() != Need.Ending.SKIPPED) {
            return Occurring.standing(task, need, run);
        }
        if (run != null) {
            return need.task().isEmpty() ? ofRun(task, need, id, date, Optional.ofNullable(run.outcome), changed(run))
                    : ofTask(task, need, id, date, Optional.ofNullable(run.find(need.task())).map(Across::end));
        }
        StateRow.Outcome left = outcomes.get(need.plan() + "@" + date);
        boolean known = left != null && left.run().equals(id) && (need.task().isEmpty() || left.tasks().containsKey(need.task()));
        if (left == null || !known) {
            return new Standing(Standing.Kind.FORGOTTEN, Optional.of(id), Optional.of(date), Optional.empty(), Optional.empty(),
                    task.run.orderedAt());
        }
        return need.task().isEmpty() ? ofRun(task, need, id, date, Optional.of(left.state()), left.endedAt())
                : ofTask(task, need, id, date, Optional.ofNullable(left.tasks().get(need.task())));
    }

    private static Instant changed(Run run) {
        return run.endedAt().orElse(run.startedAt().orElse(run.orderedAt()));
    }

    private static StateRow.TaskEnd end(Task task) {
        return new StateRow.TaskEnd(task.state, task.absent(),
                task.node.definition.ifFails() instanceof IfFails.Continue, task.changedAt());
    }

    private static Standing ofRun(
            Task task, Need.OnPlan need, RunId id, LocalDate date, Optional<RunState> outcome, Instant since) {
        boolean met = outcome.isPresent() && switch (need.when()) {
            case SUCCEEDED -> outcome.get() == RunState.SUCCEEDED;
            case FAILED -> outcome.get() == RunState.FAILED;
            case ENDED -> true;
            case SKIPPED -> false;
        };
        return new Standing(kind(task, need, met, outcome.isPresent(), since), Optional.of(id), Optional.of(date), Optional.empty(),
                outcome, since);
    }

    private static Standing ofTask(Task task, Need.OnPlan need, RunId id, LocalDate date, Optional<StateRow.TaskEnd> end) {
        if (end.isEmpty() || end.get().absent()) {
            return new Standing(Standing.Kind.ABSENT, Optional.of(id), Optional.of(date), Optional.empty(), Optional.empty(),
                    task.run.orderedAt());
        }
        TaskState is = end.get().state();
        boolean met = switch (need.when()) {
            case SUCCEEDED -> is == TaskState.SUCCEEDED || is == TaskState.SKIPPED && !need.strict()
                    || is == TaskState.FAILED && end.get().through();
            case FAILED -> is == TaskState.FAILED;
            case ENDED -> is.ended();
            case SKIPPED -> is == TaskState.SKIPPED;
        };
        return new Standing(kind(task, need, met, is.ended(), end.get().at()), Optional.of(id), Optional.of(date), Optional.of(is),
                Optional.empty(), end.get().at());
    }

    private static Standing.Kind kind(Task task, Need.OnPlan need, boolean met, boolean ended, Instant since) {
        if (!met) {
            return ended ? Standing.Kind.OVER : Standing.Kind.OPEN;
        }
        boolean old = need.within().isPresent() && since.isBefore(task.run.orderedAt().minus(need.within().get()));
        return old ? Standing.Kind.TOO_OLD : Standing.Kind.MET;
    }

    // --- who waits -----------------------------------------------------------------------------------------------

    /** A run that was ordered, or read back. */
    void opened(Run run) {
        remembered.merge(run.definition().name(), 1, Integer::sum);
        newer(run.definition().name(), run.id(), run.date(), run.order());
        enroll(run);
    }

    /** Its tasks watch what they need. */
    void enroll(Run run) {
        if (run.graph.reaches()) {
            for (Task task : run.tasks) {
                task.node.elsewhere.forEach(need -> watched(run, need).ifPresent(watched ->
                        watchers.computeIfAbsent(new PlanName(need.plan()), plan -> new LinkedHashMap<>())
                                .computeIfAbsent(watched, key -> new LinkedHashSet<>()).add(task)));
            }
        }
    }

    private static Optional<Watched> watched(Run run, Need.OnPlan need) {
        if (need.date().kind() == DateRef.Kind.ANY) {
            return Optional.of(new Watched(null, need.task()));
        }
        return run.ties().date(run.date(), need.plan(), need.date()).map(date -> new Watched(date, need.task()));
    }

    /** Its tasks watch nothing any more. */
    void forget(Run run) {
        if (!run.graph.reaches()) {
            return;
        }
        for (Task task : run.tasks) {
            for (Need.OnPlan need : task.node.elsewhere) {
                PlanName plan = new PlanName(need.plan());
                Map<Watched, LinkedHashSet<Task>> of = watchers.get(plan);
                if (of != null) {
                    watched(run, need).ifPresent(watched -> drop(of, watched, task));
                    if (of.isEmpty()) {
                        watchers.remove(plan);
                    }
                }
            }
            task.side().met().forEach(met -> met.run().ifPresent(used -> drop(consumers, used, task)));
        }
    }

    static <K> void drop(Map<K, LinkedHashSet<Task>> map, K key, Task task) {
        LinkedHashSet<Task> tasks = map.get(key);
        if (tasks != null && tasks.remove(task) && tasks.isEmpty()) {
            map.remove(key);
        }
    }

    /** What of this task's needs was met by which run. */
    void consumes(Task task) {
        task.side().met().forEach(met -> met.run().ifPresent(run ->
                consumers.computeIfAbsent(run, id -> new LinkedHashSet<>()).add(task)));
    }

    /** The state of a task has changed: whoever needs it of another run is looked at. */
    void changed(Task task) {
        if (watchers.isEmpty()) {
            return;
        }
        Map<Watched, LinkedHashSet<Task>> of = watchers.get(task.run.definition().name());
        if (of != null) {
            look(of, task.run.date(), task.node.definition.name());
        }
    }

    void ended(Run run) {
        Map<Watched, LinkedHashSet<Task>> of = watchers.get(run.definition().name());
        if (of != null) {
            look(of, run.date(), "");
            if (run.cycle != null) {
                for (Task task : run.tasks) {
                    look(of, run.date(), task.node.definition.name());
                }
            }
        }
    }

    /** A run was ordered: what it leaves out is known, and it is the one that is meant from here on. */
    void ordered(Run run) {
        if (run.graph.reaches()) {
            for (Task task : run.tasks) {
                if (task.node.reaches()) {
                    state.dirt.task(task);
                }
            }
        }
        Map<Watched, LinkedHashSet<Task>> of = watchers.get(run.definition().name());
        if (of == null) {
            return;
        }
        look(of, run.date(), "");
        for (Task task : run.tasks) {
            look(of, run.date(), task.node.definition.name());
        }
    }

    private void look(Map<Watched, LinkedHashSet<Task>> of, LocalDate date, String task) {
        look(of.get(new Watched(date, task)));
        look(of.get(new Watched(null, task)));
    }

    private void look(@Nullable LinkedHashSet<Task> tasks) {
        if (tasks != null) {
            tasks.stream().filter(Task::pending).forEach(state.work::look);
        }
    }

    /** All runs of this date are ordered: what is not there is absent. */
    void planned(LocalDate date) {
        for (Map<Watched, LinkedHashSet<Task>> of : watchers.values()) {
            of.forEach((watched, tasks) -> {
                if (watched.date() != null && !watched.date().isAfter(date)) {
                    look(tasks);
                }
            });
        }
    }

    /** A missed start was decided about: if it left no run, what is not there is absent. */
    void settled(PlanName plan, LocalDate date) {
        Map<Watched, LinkedHashSet<Task>> of = watchers.get(plan);
        if (of != null) {
            of.forEach((watched, tasks) -> {
                if (date.equals(watched.date())) {
                    look(tasks);
                }
            });
        }
    }

    // --- what has left -------------------------------------------------------------------------------------------

    void known(StateRow.Outcome outcome) {
        outcomes.put(outcome.key().id(), outcome);
        outcomesByPlan.computeIfAbsent(outcome.plan(), plan -> new TreeMap<>()).put(outcome.date(), outcome);
        newer(outcome.plan(), outcome.run(), outcome.date(), outcome.order());
    }

    /** A run leaves the day: what others need of it is kept. */
    void left(Run run) {
        forget(run);
        consumers.remove(run.id());
        PlanName plan = run.definition().name();
        remembered.computeIfPresent(plan, (same, count) -> count == 1 ? null : count - 1);
        LinkedHashSet<String> needed = needed(plan);
        if (needed.isEmpty()) {
            forgetNewest(run);
            return;
        }
        StateRow.Outcome known = outcomes.get(plan.value() + "@" + run.date());
        if (known != null && known.order() > run.order()) {
            return;
        }
        Map<String, StateRow.TaskEnd> ends = new LinkedHashMap<>();
        for (String name : needed) {
            Task task = name.isEmpty() ? null : run.find(name);
            if (task != null) {
                ends.put(name, end(task));
            }
        }
        StateRow.Outcome outcome = new StateRow.Outcome(run.id(), plan, run.date(), run.order(),
                Optional.ofNullable(run.outcome).orElse(RunState.CANCELLED), changed(run), ends);
        known(outcome);
        state.dirt.row(outcome);
        clean(plan, run.date());
    }

    /** As if it had never been: what is read back from the rows does not know of it either. */
    private void forgetNewest(Run run) {
        PlanName plan = run.definition().name();
        Newest last = newest.get(plan);
        if (last == null || !last.run().equals(run.id())) {
            return;
        }
        newest.remove(plan);
        outcomesByPlan.getOrDefault(plan, new TreeMap<>()).values().forEach(outcome -> newer(plan, outcome.run(), outcome.date(),
                outcome.order()));
        if (remembered.containsKey(plan)) {
            state.runs.values().stream().filter(other -> other.definition().name().equals(plan))
                    .forEach(other -> newer(plan, other.id(), other.date(), other.order()));
        }
    }

    private void newer(PlanName plan, RunId run, LocalDate date, long order) {
        Newest last = newest.get(plan);
        if (last == null || last.order() < order) {
            newest.put(plan, new Newest(run, date, order));
        }
    }

    private LinkedHashSet<String> needed(PlanName plan) {
        LinkedHashSet<String> needed = new LinkedHashSet<>();
        state.facts().map(EstateFacts::between).ifPresent(between -> between.needed().stream()
                .filter(one -> one.plan().equals(plan)).forEach(one -> needed.addAll(one.tasks())));
        Map<Watched, LinkedHashSet<Task>> of = watchers.get(plan);
        if (of != null) {
            of.keySet().forEach(watched -> needed.add(watched.task()));
        }
        return needed;
    }

    /** What lies further back than the estate looks goes, but the newest stays. */
    private void clean(PlanName plan, LocalDate date) {
        TreeMap<LocalDate, StateRow.Outcome> of = outcomesByPlan.getOrDefault(plan, new TreeMap<>());
        int days = state.facts().map(facts -> facts.between().lookBackDays()).orElse(BetweenFacts.NONE.lookBackDays());
        LocalDate limit = date.minusDays(days);
        while (of.size() > 1 && of.firstKey().isBefore(limit)) {
            StateRow.Outcome old = of.pollFirstEntry().getValue();
            outcomes.remove(old.key().id());
            state.dirt.gone(old.key());
        }
    }
}
