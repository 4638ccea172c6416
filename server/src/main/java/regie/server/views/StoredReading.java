package regie.server.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import regie.engine.state.EngineState;
import regie.engine.state.Task;
import regie.kernel.Text;
import regie.server.api.AttemptView;
import regie.server.api.BrakeView;
import regie.server.api.DeclaredEventView;
import regie.server.api.EstateView;
import regie.server.api.ExceptionView;
import regie.server.api.HostView;
import regie.server.api.LateView;
import regie.server.api.NeedView;
import regie.server.api.NoteView;
import regie.server.api.ResourceView;
import regie.server.api.RunDetail;
import regie.server.api.RunView;
import regie.server.api.Slice;
import regie.server.api.StatusView;
import regie.server.api.TaskDetail;
import regie.server.api.TaskView;
import regie.server.api.WhyView;

/**
 * What a server reads that does not write: lists from the view tables, which lag the writer by a second, and one run, the
 * brakes, exceptions and hosts from the state tables, which are as young as its last commit. Runs that the engine has
 * forgotten are read from the view tables whole.
 */
final class StoredReading implements Reading {

    private static final int RUNS_MAX = 1_000;
    private static final int TASKS_MAX = 1_000;
    private static final int DAYS_BACK = 3;

    private final Tables tables;
    private final Reading live;
    private final Supplier<StatusView> status;
    private final StoredState stored;
    private final Rendering rendering;
    private final NeedRendering needs;

    StoredReading(Tables tables, Reading live, Supplier<StatusView> status, StoredState stored, Rendering rendering,
            NeedRendering needs) {
        this.tables = tables;
        this.stored = stored;
        this.rendering = rendering;
        this.needs = needs;
        this.live = live;
        this.status = status;
    }

    @Override
    public StatusView status() {
        return status.get();
    }

    @Override
    public EstateView estate() {
        return live.estate();
    }

    @Override
    public Slice<RunView> runs(RunQuery query) {
        List<RunView> all = new ArrayList<>(tables.runs(status.get().productionDate().minusDays(DAYS_BACK), RUNS_MAX));
        all.sort(Comparator.comparingLong(RunView::order));
        return ReadModel.page(all, query);
    }

    @Override
    public Optional<RunDetail> run(String run) {
        return stored.run(run).map(piece -> new RunDetail(RunSeen.of(piece.run()).view(),
                        piece.run().everything().stream().limit(TASKS_MAX).map(task -> view(piece.state(), task)).toList(),
                        new LinkedHashMap<>(piece.run().variableTexts())))
                .or(() -> tables.run(run).map(found -> new RunDetail(found, tables.tasks(run, "", TASKS_MAX), Map.of())));
    }

    private TaskView view(EngineState state, Task task) {
        return rendering.task(rendering.see(state, task));
    }

    @Override
    public Optional<Slice<TaskView>> tasks(String run, Optional<String> cursor, int limit) {
        return stored.run(run).map(piece -> {
            List<Task> all = piece.run().everything();
            int from = cursor.map(name -> all.stream().map(Task::name).toList().indexOf(name) + 1).orElse(0);
            int to = Math.min(all.size(), from + limit);
            List<TaskView> page = all.subList(from, to).stream().map(task -> view(piece.state(), task)).toList();
            return new Slice<>(page, to < all.size() ? Optional.of(page.getLast().name()) : Optional.empty());
        }).or(() -> tables.run(run).map(found -> {
            List<TaskView> page = tables.tasks(run, cursor.orElse(""), limit);
            return new Slice<>(page, page.size() < limit ? Optional.empty() : Optional.of(page.getLast().name()));
        }));
    }

    @Override
    public Optional<TaskDetail> task(String run, String task) {
        return seen(run, task).map(seen -> {
            TaskView view = rendering.task(seen.task());
            return new TaskDetail(view, attempts(run, view.name()), rendering.why(seen.task()), needs.instruction(seen), notes(view),
                    Rendering.questions(seen.task()));
        }).or(() -> tables.task(run, task).map(found -> new TaskDetail(found, attempts(run, task), why(found), Optional.empty(),
                notes(found), List.of())));
    }

    private Optional<NeedRendering.NeedSeen> seen(String run, String task) {
        return stored.run(run).flatMap(piece -> Naming.task(piece.run(), task)
                .map(found -> NeedRendering.see(piece.state(), found, rendering.see(piece.state(), found))));
    }

    private List<NoteView> notes(TaskView task) {
        List<NoteView> all = new ArrayList<>(tables.notes(task.id()).values());
        all.addAll(tables.notes(task.run()).values());
        return all;
    }

    @Override
    public Optional<WhyView> why(String run, String task) {
        return seen(run, task).map(found -> rendering.why(found.task())).or(() -> tables.task(run, task).map(StoredReading::why));
    }

    private static WhyView why(TaskView task) {
        Text summary = task.waits().map(wait -> wait.sentence()).orElse(new Text("Rien ne le retient.", "Nothing holds it."));
        return new WhyView(task.id(), task.state(), summary, task.waits().map(List::of).orElse(List.of()), task.late());
    }

    @Override
    public List<AttemptView> attempts(String run, String task) {
        return tables.attempts(run + "/" + task);
    }

    @Override
    public List<NeedView> needs() {
        List<NeedView> found = new ArrayList<>();
        for (RunView run : runs(RunQuery.ALL).items()) {
            if (run.taskStates().keySet().stream().anyMatch(state -> !state.equals("succeeded") && !state.equals("skipped"))) {
                tables.tasks(run.id(), "", TASKS_MAX).stream().filter(TaskView::needsPerson).forEach(task -> found.add(need(run, task)));
            }
        }
        return found;
    }

    private static NeedView need(RunView run, TaskView task) {
        Text why = task.cause().or(() -> task.waits().map(wait -> wait.sentence())).orElse(Text.same(task.state()));
        return new NeedView(task, run.title(), run.plan(), run.application(),
                task.endedAt().or(task::startedAt).or(run::orderedAt).orElseThrow(), why, run.deadline(), Optional.empty());
    }

    @Override
    public Map<String, Integer> taskTotals() {
        Map<String, Integer> totals = new TreeMap<>();
        runs(RunQuery.ALL).items().stream().filter(run -> !ReadModel.ended(run))
                .forEach(run -> run.taskStates().forEach((state, count) -> totals.merge(state, count, Integer::sum)));
        return totals;
    }

    @Override
    public List<ExceptionView> exceptions() {
        return HouseRendering.exceptions(stored.house().exceptions());
    }

    @Override
    public List<LateView> late() {
        return HouseRendering.late(stored.house().lateness().open());
    }

    @Override
    public List<BrakeView> brakes() {
        return HouseRendering.brakes(stored.house());
    }

    @Override
    public List<ResourceView> resources() {
        return HouseRendering.resources(stored.house());
    }

    @Override
    public List<DeclaredEventView> declaredEvents() {
        return List.of();
    }

    @Override
    public List<HostView> hosts() {
        return HouseRendering.hosts(stored.house(), List.of());
    }
}
