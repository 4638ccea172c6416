package regie.server.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.runtime.Loop;
import regie.server.api.AttemptView;
import regie.server.api.BrakeView;
import regie.server.api.EstateView;
import regie.server.api.ExceptionView;
import regie.server.api.HostView;
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
import regie.server.estate.EstateShelf;
import regie.server.machine.StateHolder;
import regie.server.web.RefusedRequest;
import regie.server.web.WebProblem;

/** What the writer's own pages read: lists from the model, one run or task by a short look at the engine itself. */
final class LiveReading implements Reading {

    private static final int TASKS_MAX = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final Rendering rendering;
    private final NeedRendering needs;
    private final ReadModel model;
    private final EstateShelf estates;
    private final Supplier<StatusView> status;
    private final Tables tables;

    LiveReading(Loop<EngineCommand, EngineEvent, Effect> loop, Rendering rendering, NeedRendering needs, ReadModel model,
            EstateShelf estates, Supplier<StatusView> status, Tables tables) {
        this.loop = loop;
        this.rendering = rendering;
        this.needs = needs;
        this.model = model;
        this.estates = estates;
        this.status = status;
        this.tables = tables;
    }

    @Override
    public StatusView status() {
        return status.get();
    }

    @Override
    public EstateView estate() {
        EstateModel estate = estates.inForce();
        EstateModel.EnvironmentRules rules = estate.environment();
        return new EstateView(
                estate.name(), estate.title(), estate.version().value(),
                new EstateView.Environment(rules.name(), rules.title(), rules.colour(), rules.rank(), rules.reasonRequired()),
                estate.zone().getId(), estate.newDay().toString(),
                estate.plans().values().stream().map(plan -> new EstateView.Plan(plan.name().value(), plan.code(),
                        Rendering.lower(plan.kind()), plan.application().value(), plan.title(), plan.tasks().size())).toList());
    }

    @Override
    public Slice<RunView> runs(RunQuery query) {
        return model.runs(query);
    }

    @Override
    public Optional<RunDetail> run(String run) {
        return onRun(run, (state, found) -> {
            List<TaskView> tasks = found.everything().stream().limit(TASKS_MAX).map(task -> rendering.task(state, task)).toList();
            Map<String, String> variables = new LinkedHashMap<>();
            found.variables().forEach(variable -> variables.put(variable.name(), variable.value().asText()));
            return Optional.of(new RunDetail(rendering.run(found), tasks, variables));
        });
    }

    @Override
    public Optional<Slice<TaskView>> tasks(String run, Optional<String> cursor, int limit) {
        return onRun(run, (state, found) -> {
            List<Task> all = found.everything();
            int from = 0;
            if (cursor.isPresent()) {
                List<String> names = all.stream().map(Task::name).toList();
                from = names.indexOf(cursor.get()) + 1;
            }
            List<TaskView> page = new ArrayList<>();
            for (Task task : all.subList(from, Math.min(all.size(), from + limit))) {
                page.add(rendering.task(state, task));
            }
            boolean more = from + limit < all.size();
            return Optional.of(new Slice<>(List.copyOf(page), more ? Optional.of(page.getLast().name()) : Optional.empty()));
        });
    }

    @Override
    public Optional<TaskDetail> task(String run, String task) {
        Optional<TaskDetail> looked = onTask(run, task, (state, found) -> {
            TaskView view = rendering.task(state, found);
            return Optional.of(new TaskDetail(view, List.of(), rendering.why(state, found), needs.instruction(state, found),
                    List.of(), Rendering.questions(found)));
        });
        return looked.map(detail -> new TaskDetail(detail.task(), attempts(detail.task().id()), detail.why(), detail.instruction(),
                notes(detail.task()), detail.questions()));
    }

    /** Of the task, then of its run. The tables have them all but those of this moment. */
    private List<NoteView> notes(TaskView task) {
        List<NoteView> all = new ArrayList<>();
        for (String target : List.of(task.id(), task.run())) {
            Map<Long, NoteView> found = tables.notes(target);
            found.putAll(model.notes(target));
            all.addAll(found.values());
        }
        return all;
    }

    /** At hand for what is young; the tables know them all. */
    private List<AttemptView> attempts(String task) {
        List<AttemptView> atHand = model.attempts(task);
        boolean whole = !atHand.isEmpty() && atHand.getLast().number() == 1;
        return whole ? atHand : merged(atHand, tables.attempts(task));
    }

    private static List<AttemptView> merged(List<AttemptView> atHand, List<AttemptView> stored) {
        List<AttemptView> all = new ArrayList<>(atHand);
        stored.stream().filter(old -> atHand.stream().noneMatch(young -> young.number() == old.number())).forEach(all::add);
        return all;
    }

    @Override
    public Optional<WhyView> why(String run, String task) {
        return onTask(run, task, (state, found) -> Optional.of(rendering.why(state, found)));
    }

    @Override
    public List<AttemptView> attempts(String run, String task) {
        return onTask(run, task, (state, found) -> Optional.of(found.id().toString())).map(this::attempts).orElse(List.of());
    }

    @Override
    public List<NeedView> needs() {
        return model.needs();
    }

    @Override
    public Map<String, Integer> taskTotals() {
        return model.taskTotals();
    }

    @Override
    public List<ExceptionView> exceptions() {
        return model.exceptions();
    }

    @Override
    public List<BrakeView> brakes() {
        return model.brakes();
    }

    @Override
    public List<ResourceView> resources() {
        return look(HouseRendering::resources);
    }

    @Override
    public List<HostView> hosts() {
        return model.hosts();
    }

    private <R> Optional<R> onRun(String run, BiFunction<EngineState, Run, Optional<R>> at) {
        return look(state -> Naming.run(state, run).flatMap(found -> at.apply(state, found)));
    }

    private <R> Optional<R> onTask(String run, String task, BiFunction<EngineState, Task, Optional<R>> at) {
        return look(state -> Naming.run(state, run).flatMap(found -> Naming.task(found, task)).flatMap(found -> at.apply(state, found)));
    }

    private <R> R look(Function<EngineState, R> at) {
        try {
            return loop.<R>look(machine -> at.apply(((StateHolder) machine).state())).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new RefusedRequest(new WebProblem.NotNow(loop.standing().sentence()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedRequest(new WebProblem.NotNow(loop.standing().sentence()));
        }
    }
}
