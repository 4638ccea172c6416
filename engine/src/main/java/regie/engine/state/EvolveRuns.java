package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.EngineEvent;
import regie.engine.EngineEvent.*;
import regie.engine.Origin;
import regie.engine.PlannedRun;
import regie.engine.Target;
import regie.engine.TaskState;
import regie.engine.Variable;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;

/** Folds what happens to runs. */
final class EvolveRuns {

    private EvolveRuns() {}

    static void evolve(EngineState state, EngineEvent.OfRun event) {
        if (event instanceof RunOrdered ordered) {
            ordered(state, ordered);
            return;
        }
        Run run = state.runs.get(event.run());
        if (run == null) {
            throw new IllegalStateException("an event about an unknown run: " + event);
        }
        state.dirt.run(run);
        switch (event) {
            case RunOrdered it -> throw new IllegalStateException("handled above");
            case RunDue it -> {
                run.waits = false;
                run.queued = it.queued();
                state.moves.lookAtAll(run);
            }
            case RunMoved it -> {
                run.start = Optional.of(it.start());
                run.planned = it.planned().or(() -> run.planned);
                run.cycle = it.cycle().orElse(run.cycle);
                run.waits = it.start().isAfter(it.at());
                timer(state, run);
                state.moves.lookAtAll(run);
            }
            case RunReleased it -> {
                run.queued = false;
                state.moves.lookAtAll(run);
            }
            case RunHeld it -> {
                run.held = new Side.Held(it.at(), it.by(), HoldCause.GESTURE);
                run.everything().stream().filter(task -> task.place != Place.NOWHERE).forEach(state.moves::unpark);
            }
            case RunFreed it -> {
                run.held = null;
                state.moves.lookAtAll(run);
            }
            case RunCancelled it -> cancelled(state, run, it);
            case RunEnded it -> ended(state, run, it);
            case RunReopened it -> {
                run.outcome = null;
                run.endedAt = null;
                run.cancelling = false;
                live(state, run);
                procedure(state, run, true, it.at());
                state.moves.lookAtAll(run);
            }
            case RunRemoved it -> removed(state, run);
            case TasksReset it -> reset(state, run, it);
            case RunEdited it -> RunEdits.edited(state, run, it);
            case VariableSet it -> set(state, run, it);
            case DeadlineExtended it -> {
                Map<String, Instant> deadlines = new TreeMap<>(run.deadlines);
                deadlines.put(it.task().orElse(""), it.to());
                run.deadlines = deadlines;
                Watching.run(state, run);
            }
        }
    }

    private static void ordered(EngineState state, RunOrdered it) {
        EngineState.Pinned pinned = state.pins.get(it.pin());
        if (pinned == null) {
            throw new IllegalStateException("a run of a plan that is not pinned: " + it.run());
        }
        pinned.runs++;
        Optional<Side.Held> held = it.held() ? Optional.of(new Side.Held(it.at(), it.by(), HoldCause.GESTURE)) : Optional.empty();
        StateRow.Run row = new StateRow.Run(it.run(), it.pin(), ++state.lastOrder, it.at(), it.date(), it.version(), it.variables(),
                it.windows(), it.deadlines(), it.ties(), it.parent(), it.start(), it.planned(),
                it.start().filter(start -> start.isAfter(it.at())).isPresent(), it.absent(), it.periods(), it.bounds(),
                it.cycle(), Optional.empty(), it.queued(), held, false,
                Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), it.by());
        state.dirt.misc();
        Run run = open(state, row, pinned.graph);
        state.dirt.run(run);
        live(state, run);
        state.across.ordered(run);
        state.moves.lookAtAll(run);
    }

    /** A run with its tasks as they stand before anything of it has happened. */
    static Run open(EngineState state, StateRow.Run row, PlanGraph graph) {
        Run run = new Run(row, graph);
        run.tasks = new Task[graph.size()];
        for (int i = 0; i < run.tasks.length; i++) {
            run.tasks[i] = fresh(run, graph.node(i));
        }
        long at = Micros.of(row.orderedAt());
        state.across.opened(run);
        state.events.enroll(run);
        for (Task task : run.tasks) {
            begin(state, task, at);
            run.counts.count(task, 1);
        }
        state.runs.put(run.id(), run);
        number(state, run.id());
        timer(state, run);
        Watching.run(state, run);
        row.windows().forEach((task, window) -> EvolveTasks.windowTimers(state, new TaskId(row.id(), task), window, row.orderedAt()));
        return run;
    }

    private static void timer(EngineState state, Run run) {
        if (run.waits && run.start.isPresent()) {
            state.moves.timer(run.start.get(), Timer.Kind.START, run.id());
        }
    }

    /** The number behind {@code ~} in a run's id is the highest given so far. */
    private static void number(EngineState state, RunId id) {
        int tilde = id.value().lastIndexOf('~');
        String first = tilde < 0 ? id.value() : id.value().substring(0, tilde);
        state.numbers.merge(first, tilde < 0 ? 1 : Integer.parseInt(id.value().substring(tilde + 1)), Math::max);
    }

    static Task fresh(Run run, PlanGraph.Node node) {
        Task task = new Task(run, node, null);
        if (node.called || run.absent.contains(node.definition.name())) {
            task.state = TaskState.SKIPPED;
            task.set(Flag.ABSENT);
        }
        return task;
    }

    /** Its needs are counted; readiness dates from then. */
    static void begin(EngineState state, Task task, long at) {
        task.unmet = Needs.count(task);
        if (task.pending() && Needs.answer(task) == Needs.Answer.MET && state.events.met(task)) {
            task.set(Flag.MET);
            task.readyMicros = at;
        }
        task.clear(Flag.AWAITS_OTHERS);
        if (task.pending() && !task.has(Flag.MET) && state.moves.stepDone(task) && Needs.inReach(task)) {
            task.set(Flag.AWAITS_OTHERS);
        }
    }

    static void live(EngineState state, Run run) {
        state.livingByPlan.computeIfAbsent(run.definition().name(), name -> new TreeMap<>()).put(run.order(), run);
    }

    private static void cancelled(EngineState state, Run run, RunCancelled it) {
        run.cancelling = true;
        run.queued = false;
        run.waits = false;
        List<Task> cancelled = new ArrayList<>();
        for (Task task : run.everything()) {
            if (task.pending()) {
                state.moves.leave(task);
                task.state = TaskState.CANCELLED;
                task.clear(Flag.HELD);
                state.moves.enter(task, it.at());
                cancelled.add(task);
            }
        }
        // Successors count what ended, for the day on which the run is taken up again; none of them is pending any more.
        cancelled.forEach(task -> state.moves.tell(task, TaskState.WAITING, false, it.at()));
        state.work.check(run);
    }

    private static void ended(EngineState state, Run run, RunEnded it) {
        run.outcome = it.outcome();
        run.endedAt = it.at();
        TreeMap<Long, Run> living = state.livingByPlan.get(run.definition().name());
        if (living != null) {
            living.remove(run.order());
        }
        state.across.ended(run);
        procedure(state, run, false, it.at());
    }

    /** Where the run is the procedure before a restart, the task that waits for it hears of it. */
    private static void procedure(EngineState state, Run run, boolean underWay, Instant at) {
        run.parent().map(state::find).filter(task -> task.side().beforeRun().filter(run.id()::equals).isPresent()).ifPresent(task -> {
            state.moves.reassess(task, at);
            state.moves.awaitsProcedure(task, underWay && task.pending(), at);
        });
    }

    private static void removed(EngineState state, Run run) {
        state.runs.remove(run.id());
        run.planned().ifPresent(it -> EvolveDays.settle(state,
                new PlannedRun(run.definition().name(), it.schedule(), run.date(), it.start())));
        state.across.left(run);
        state.events.forget(run);
        state.lateness.forget(run);
        state.foundLast = null;
        state.dirt.gone(new StateRow.Key(StateRow.Kind.RUN, run.id().value()));
        for (Task task : run.everything()) {
            state.dirt.gone(new StateRow.Key(StateRow.Kind.TASK, task.id().toString()));
        }
        String first = RunId.of(run.definition().name(), run.date(), 1).value();
        state.dirt.row(new StateRow.Number(first, state.numbers.getOrDefault(first, 1)));
        state.removedNumbers.add(first);
        unpin(state, run.pin());
        state.exceptions.values().stream()
                .filter(row -> row.target().run().equals(run.id()))
                .map(StateRow.Exception::id)
                .toList()
                .forEach(id -> Exceptions.remove(state, id));
    }

    static void unpin(EngineState state, String pin) {
        EngineState.Pinned pinned = state.pins.get(pin);
        if (pinned != null && --pinned.runs == 0) {
            state.pins.remove(pin);
            state.dirt.gone(new StateRow.Key(StateRow.Kind.PIN, pin));
        }
    }

    private static void reset(EngineState state, Run run, TasksReset it) {
        for (String name : it.tasks()) {
            Task task = run.find(name);
            if (task == null) {
                throw new IllegalStateException("a reset of an unknown task: " + name);
            }
            TaskState before = task.state;
            state.moves.leave(task);
            EvolveTasks.reset(task);
            if (task.attempts > 0) {
                task.side = task.side().restarted();
            } else if (task.side != null) {
                task.side = task.side.failed(Optional.empty());
            }
            if (it.checkpoint()) {
                task.set(Flag.AT_CHECKPOINT);
            }
            task.clear(Flag.MET);
            state.moves.enter(task, it.at());
            state.moves.tell(task, before, false, it.at());
            task.groupTask().ifPresent(owner -> Items.reopen(state, owner, it.at()));
            state.moves.reassess(task, it.at());
        }
        Watching.run(state, run);
    }

    private static void set(EngineState state, Run run, VariableSet it) {
        Exceptions.add(state, it.at(), StateRow.Exception.Kind.SET,
                it.task().map(task -> Target.of(new TaskId(run.id(), task))).orElse(Target.of(run.id())),
                it.name() + "=" + it.value().asText(), it.by());
        if (it.task().isPresent()) {
            Task task = run.find(it.task().get());
            if (task != null) {
                state.moves.side(task, task.side().set(it.name(), it.value()));
            }
            return;
        }
        run.variables = with(run.variables, it.name(), it.value());
    }

    private static List<Variable> with(List<Variable> variables, String name, Value value) {
        List<Variable> all = new ArrayList<>();
        all.add(new Variable(name, value, Origin.SET));
        variables.stream().filter(variable -> !variable.name().equals(name)).forEach(all::add);
        return List.copyOf(all);
    }
}
