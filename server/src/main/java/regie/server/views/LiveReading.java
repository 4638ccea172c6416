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
import regie.engine.state.StateRow;
import regie.engine.state.Task;
import regie.estate.EstateModel;
import regie.kernel.TaskId;
import regie.runtime.Loop;
import regie.runtime.Standing;
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
import regie.server.estate.EstateShelf;
import regie.server.links.AgentCard;
import regie.server.machine.StateHolder;
import regie.server.web.RefusedRequest;
import regie.server.web.WebProblem;

/** What the writer's own pages read: lists from the model, one run or task by a short look at the engine itself. */
final class LiveReading implements Reading {

    private static final int TASKS_MAX = 1_000;
    private static final int TASKS_A_LOOK = 200;
    private static final Duration HOUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final Rendering rendering;
    private final NeedRendering needs;
    private final ReadModel model;
    private final EstateShelf estates;
    private final Supplier<StatusView> status;
    private final Tables tables;
    private final Supplier<List<AgentCard>> cards;

    LiveReading(Loop<EngineCommand, EngineEvent, Effect> loop, Rendering rendering, NeedRendering needs, ReadModel model,
            EstateShelf estates, Supplier<StatusView> status, Tables tables, Supplier<List<AgentCard>> cards) {
        this.loop = loop;
        this.rendering = rendering;
        this.needs = needs;
        this.model = model;
        this.estates = estates;
        this.status = status;
        this.tables = tables;
        this.cards = cards;
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
        record Found(RunSeen run, List<TaskId> tasks, Map<String, String> variables) {}
        Optional<Found> looked = onRun(run, (state, found) -> Optional.of(new Found(RunSeen.of(found),
                found.everything().stream().limit(TASKS_MAX).map(Task::id).toList(), found.variableTexts())));
        return looked.map(found -> new RunDetail(found.run().view(), tasks(found.tasks()), new LinkedHashMap<>(found.variables())));
    }

    /** A few tasks at a look, so that no page keeps the loop from its work; put into words here. */
    private List<TaskView> tasks(List<TaskId> tasks) {
        List<TaskView> views = new ArrayList<>(tasks.size());
        for (int from = 0; from < tasks.size(); from += TASKS_A_LOOK) {
            List<TaskId> some = tasks.subList(from, Math.min(tasks.size(), from + TASKS_A_LOOK));
            List<TaskSeen> seen = look(state -> some.stream().map(state::task).flatMap(Optional::stream)
                    .map(task -> rendering.see(state, task)).toList());
            seen.forEach(task -> views.add(rendering.task(task)));
        }
        return views;
    }

    @Override
    public Optional<Slice<TaskView>> tasks(String run, Optional<String> cursor, int limit) {
        record Page(List<TaskId> tasks, boolean more) {}
        Optional<Page> looked = onRun(run, (state, found) -> {
            List<Task> all = found.everything();
            int from = cursor.map(name -> all.stream().map(Task::name).toList().indexOf(name) + 1).orElse(0);
            int to = Math.min(all.size(), from + limit);
            return Optional.of(new Page(all.subList(from, to).stream().map(Task::id).toList(), to < all.size()));
        });
        return looked.map(page -> new Slice<>(tasks(page.tasks()),
                page.more() ? Optional.of(page.tasks().getLast().name()) : Optional.empty()));
    }

    @Override
    public Optional<TaskDetail> task(String run, String task) {
        Optional<NeedRendering.NeedSeen> looked = onTask(run, task, (state, found) -> Optional.of(
                NeedRendering.see(state, found, rendering.see(state, found))));
        return looked.map(seen -> {
            TaskView view = rendering.task(seen.task());
            return new TaskDetail(view, attempts(view.id()), rendering.why(seen.task()), needs.instruction(seen), notes(view),
                    Rendering.questions(seen.task()));
        });
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
        return onTask(run, task, (state, found) -> Optional.of(rendering.see(state, found)))
                .map(rendering::why);
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
        Optional<List<StateRow.Exception>> rows = house(state -> Optional.of(List.copyOf(state.exceptions())), Optional.empty());
        return rows.map(HouseRendering::exceptions).orElseGet(model::exceptions);
    }

    @Override
    public List<LateView> late() {
        return HouseRendering.late(model.late());
    }

    @Override
    public List<BrakeView> brakes() {
        return house(HouseRendering::brakes, model.brakes());
    }

    @Override
    public List<ResourceView> resources() {
        return house(HouseRendering::resources, model.resources());
    }

    @Override
    public List<DeclaredEventView> declaredEvents() {
        EstateModel estate = estates.inForce();
        return look(state -> EventRendering.events(state, estate));
    }

    @Override
    public List<HostView> hosts() {
        List<AgentCard> linked = cards.get();
        return house(state -> HouseRendering.hosts(state, linked), model.hosts());
    }

    /** As it is now; as it was last seen while the database is away, since looks then wait for it. */
    private <R> R house(Function<EngineState, R> at, R last) {
        if (!(loop.standing() instanceof Standing.Writing)) {
            return last;
        }
        try {
            return loop.<R>look(machine -> at.apply(((StateHolder) machine).state())).get(HOUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            return last;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return last;
        }
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
