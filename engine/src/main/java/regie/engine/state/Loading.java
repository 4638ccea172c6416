package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import regie.engine.Intent;

/** Reads a state back from its rows, and rebuilds all that rows do not hold. */
final class Loading {

    private final EngineState state = new EngineState();
    private final TreeMap<StateRow.Kind, List<StateRow>> byKind = new TreeMap<>();

    EngineState load(Iterable<StateRow> rows) {
        for (StateRow row : rows) {
            byKind.computeIfAbsent(row.key().kind(), kind -> new ArrayList<>()).add(row);
        }
        of(StateRow.Estate.class, StateRow.Kind.ESTATE).forEach(row -> EvolveEstate.facts(state, row.facts()));
        of(StateRow.Pin.class, StateRow.Kind.PIN).forEach(row ->
                state.pins.put(row.pin(), new EngineState.Pinned(new PlanGraph(row.pin(), row.definition()))));
        of(StateRow.Number.class, StateRow.Kind.NUMBER).forEach(row -> {
            state.numbers.put(row.first(), row.last());
            state.removedNumbers.add(row.first());
        });
        of(StateRow.Outcome.class, StateRow.Kind.OUTCOME).forEach(state.across::known);
        of(StateRow.Host.class, StateRow.Kind.HOST).forEach(this::host);
        of(StateRow.Resource.class, StateRow.Kind.RESOURCE).forEach(row -> Capacities.known(state, row));
        of(StateRow.Pause.class, StateRow.Kind.PAUSE).forEach(row -> state.pauses.put(row.scope().key(), row));
        List<StateRow.Run> runs = of(StateRow.Run.class, StateRow.Kind.RUN);
        runs.sort(Comparator.comparingLong(StateRow.Run::order));
        runs.forEach(this::run);
        tasks(of(StateRow.Task.class, StateRow.Kind.TASK));
        of(StateRow.Event.class, StateRow.Kind.EVENT).forEach(state.events::known);
        of(StateRow.Exception.class, StateRow.Kind.EXCEPTION).forEach(row -> state.exceptions.put(row.id(), row));
        of(StateRow.Instruction.class, StateRow.Kind.INSTRUCTION).forEach(row -> {
            state.instructions.put(row.id(), row);
            state.moves.timer(row.until(), Timer.Kind.INSTRUCTION, row.id());
        });
        of(StateRow.Bulk.class, StateRow.Kind.BULK).forEach(row -> {
            state.bulks.put(row.id(), row);
            state.moves.timer(row.due(), Timer.Kind.BULK, row.id());
        });
        days();
        of(StateRow.Late.class, StateRow.Kind.LATE).forEach(state.lateness::known);
        of(StateRow.Misc.class, StateRow.Kind.MISC).forEach(this::misc);
        state.runs.values().forEach(this::rebuild);
        state.dirt.drain();
        return state;
    }

    private void days() {
        DayBook days = state.days;
        of(StateRow.Day.class, StateRow.Kind.DAY).forEach(row -> days.scopes.put(row.scope(), row));
        of(StateRow.Setting.class, StateRow.Kind.SETTING).forEach(row -> days.settings.put(row.key().id(), row));
        of(StateRow.Period.class, StateRow.Kind.PERIOD).forEach(row -> days.periods.put(row.name(), row));
        of(StateRow.Catchup.class, StateRow.Kind.CATCHUP).forEach(row -> days.catchUp = row);
        for (StateRow.Missed row : of(StateRow.Missed.class, StateRow.Kind.MISSED)) {
            days.missed.put(DayBook.key(row.start()), row);
            row.run().map(state.runs::get).ifPresent(run -> run.overdue = true);
        }
    }

    private <R extends StateRow> List<R> of(Class<R> type, StateRow.Kind kind) {
        List<R> rows = new ArrayList<>();
        byKind.getOrDefault(kind, List.of()).forEach(row -> rows.add(type.cast(row)));
        return rows;
    }

    private void misc(StateRow.Misc row) {
        state.lastToken = row.lastToken();
        state.lastOrder = row.lastOrder();
        state.lastException = row.lastException();
        state.lastInstruction = row.lastInstruction();
    }

    private void host(StateRow.Host row) {
        Host host = state.hosts.computeIfAbsent(row.name(), Host::new);
        host.connected = row.connected();
        host.incarnation = row.incarnation();
        host.since = row.since();
        host.slotsSet = row.slots().orElse(null);
        row.abandoned().forEach(one -> host.abandoned.put(one.attempt(), one));
    }

    private void run(StateRow.Run row) {
        EngineState.Pinned pinned = state.pins.get(row.pin());
        if (pinned == null) {
            throw new IllegalStateException("a run without its plan: " + row.id());
        }
        pinned.runs++;
        EvolveRuns.open(state, row, pinned.graph);
    }

    /** Plain tasks first, then items in the order of their lists. */
    private void tasks(List<StateRow.Task> rows) {
        rows.sort(Comparator.comparingInt((StateRow.Task row) -> row.item().map(StateRow.ItemPart::index).orElse(-1)));
        for (StateRow.Task row : rows) {
            Run run = state.runs.get(row.id().run());
            if (run == null) {
                throw new IllegalStateException("a task without its run: " + row.id());
            }
            Task task = row.item().map(part -> item(run, part)).orElseGet(() -> run.find(row.id().name()));
            if (task == null) {
                throw new IllegalStateException("a task that its plan does not have: " + row.id());
            }
            fill(task, row);
        }
    }

    private static Task item(Run run, StateRow.ItemPart part) {
        Task owner = run.find(part.group());
        if (owner == null) {
            throw new IllegalStateException("an item without its task: " + run.id() + "/" + part.group());
        }
        if (owner.group == null) {
            owner.group = new Task.Group();
        }
        Task item = new Task(run, owner.node, new Task.ItemOf(owner, part.index(), part.key(), part.value()));
        owner.group.items.put(part.key(), item);
        return item;
    }

    private static void fill(Task task, StateRow.Task row) {
        task.state = row.state();
        task.flags = 0;
        row.flags().forEach(task::set);
        task.readyMicros = row.readyAt().equals(Instant.EPOCH) ? 0 : Micros.of(row.readyAt());
        task.changedMicros = row.changedAt().equals(Instant.EPOCH) ? 0 : Micros.of(row.changedAt());
        task.attempts = row.attempts();
        task.attempt = row.attempt().orElse(null);
        task.last = row.last().orElse(null);
        task.side = row.side().orElse(null);
    }

    private void rebuild(Run run) {
        run.counts.clear();
        for (Task task : run.tasks) {
            if (task.has(Flag.EXPANDED) && task.group == null) {
                task.group = new Task.Group();
            }
            task.unmet = Needs.count(task);
            run.counts.count(task, 1);
            alive(task);
            state.across.consumes(task);
            task.items().forEach(item -> item(task, item));
            if (task.expanded()) {
                state.work.look(task);
            }
        }
        Watching.begun(state, run);
        Watching.occurrence(state, run);
        if (!run.ended()) {
            EvolveRuns.live(state, run);
            state.moves.lookAtAll(run);
            state.work.check(run);
        }
    }

    private void item(Task owner, Task item) {
        item.run.counts.count(item, 1);
        alive(item);
        if (owner.group != null && !item.state.ended()) {
            owner.group.open++;
        }
        if (owner.group != null && (item.state == regie.engine.TaskState.FAILED || item.state == regie.engine.TaskState.CANCELLED)) {
            owner.group.failed++;
        }
    }

    /** What it holds and what it waits for in time. */
    private void alive(Task task) {
        if (task.attempt != null) {
            state.moves.hold(task, task.attempt);
            Watching.attempt(state, task);
            if (!(task.attempt.intent() instanceof Intent.Work)) {
                EvolveAttempts.timers(state.moves, task, task.attempt.intendedAt());
            }
        }
        if (task.side != null) {
            task.side.delayedUntil().ifPresent(until -> state.moves.timer(until, Timer.Kind.CONSIDER, task.id()));
            task.side.window().ifPresent(window -> EvolveTasks.windowTimers(state, task.id(), window, Instant.MIN));
        }
    }
}
