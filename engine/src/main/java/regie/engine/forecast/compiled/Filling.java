package regie.engine.forecast.compiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import regie.engine.Claim;
import regie.engine.Intent;
import regie.engine.Span;
import regie.engine.TaskState;
import regie.engine.forecast.Known;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.Spread;
import regie.engine.forecast.Subject;
import regie.engine.forecast.Subjects;
import regie.engine.state.Attempt;
import regie.engine.state.Flag;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.plan.Foreach;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.kernel.Expression;
import regie.kernel.ResourceName;
import regie.kernel.Value;

/** Fills a night's arrays, one task after the other. */
final class Filling {

    private final Night night;
    private final Map<ResourceName, Integer> resources;
    private final HostLines hosts;
    private final Ints successors = new Ints();
    private final Ints claimOf = new Ints();
    private final Ints claimUnits = new Ints();
    private int size;

    Filling(Night night, Map<ResourceName, Integer> resources) {
        this.night = night;
        this.resources = resources;
        this.hosts = new HostLines(night);
    }

    int next() {
        return size;
    }

    int runOf(int task) {
        return night.run[task];
    }

    void child(int task, int run) {
        night.child[task] = run;
    }

    void tasks(Night.OfRun run) {
        int base = size;
        List<Task> tasks = run.run.tasks();
        for (int node = 0; node < tasks.size(); node++) {
            int at = grow();
            put(at, run, node, tasks.get(node), run.shape.tasks[node]);
            connect(at, run, node, tasks.get(node));
        }
        for (int node = 0; node < tasks.size(); node++) {
            if (run.shape.list[node] != Shape.NO_LIST) {
                items(base + node, run, node, tasks.get(node));
            }
        }
        if (run.present) {
            steps(run, base, tasks);
        }
    }

    /** Steps before restarts, with those that called them, in the order in which they did. */
    private void steps(Night.OfRun run, int base, List<Task> tasks) {
        for (int node = 0; node < tasks.size(); node++) {
            for (String name : tasks.get(node).side().callers()) {
                for (int at = base; at < size; at++) {
                    Task caller = night.task[at];
                    if (caller != null && caller.name().equals(name)) {
                        boolean waits = caller.side().beforeStep().filter(tasks.get(node).name()::equals).isPresent();
                        night.steps.add(new Night.Steps(base + node, at, waits));
                        break;
                    }
                }
            }
        }
    }

    private int grow() {
        if (size == night.run.length) {
            Growing.grow(night, Math.max(256, size * 2));
        }
        return size++;
    }

    private void put(int at, Night.OfRun run, int node, Task task, TaskDefinition definition) {
        Shape shape = run.shape;
        night.run[at] = run.index;
        night.node[at] = node;
        night.item[at] = -1;
        night.group[at] = -1;
        night.firstItem[at] = 0;
        night.items[at] = 0;
        night.boost[at] = shape.priority[node] * 60_000_000L;
        night.kind[at] = shape.kind[node];
        night.list[at] = shape.list[node];
        night.child[at] = -1;
        night.task[at] = task;
        night.programs[at] = shape.programs[node];
        night.line[at] = shape.kind[node] == Shape.WORK || shape.list[node] == Shape.LIST_ON_HOST
                ? hosts.of(run.run, task, definition, null) : Night.NO_LINE;
        night.spread[at] = shape.kind[node] == Shape.WORK ? spread(run.run, definition) : ZERO;
        stands(at, task, run);
        night.flags[at] |= (definition.when().isPresent() ? Night.WHEN : 0) | (definition.confirm().isPresent() ? Night.CONFIRM : 0);
        window(at, task);
        claims(at, definition);
    }

    private static final Spread ZERO = Spread.exactly(java.time.Duration.ZERO);

    private Spread spread(Run run, TaskDefinition task) {
        return night.scenario.durations().of(new Subject(run.definition().name(), task.name(), run.date(), task.expect()));
    }

    private void window(int at, Task task) {
        Span window = task.window().orElse(null);
        night.from[at] = window == null ? Night.NONE : night.micros(window.from());
        night.to[at] = window == null ? Night.NONE : night.micros(window.to());
        night.then[at] = (byte) (window == null ? 0 : window.then().ordinal());
        night.delay[at] = task.side().delayedUntil().map(night::micros).orElse(Night.NONE);
    }

    /** Holds and delays that the scenario puts on a run to come. */
    private void touched(int at, Night.OfRun run, String name) {
        Scenario.Order order = night.scenario.orders().get(run.order);
        if (order.held().contains(name)) {
            night.flags[at] |= Night.HELD;
        }
        Instant until = order.delays().get(name);
        if (until != null) {
            night.delay[at] = night.micros(until);
        }
    }

    /** How it stands in the state; tasks of runs to come stand at their beginning. */
    private void stands(int at, Task task, Night.OfRun run) {
        night.state[at] = state(task);
        night.flags[at] = flags(task);
        night.ready[at] = task.readySince().map(night::micros).orElse(0L);
        night.start[at] = Night.NEVER;
        night.end[at] = Night.NEVER;
        night.liveHost[at] = -1;
        if (run.present) {
            if (task.state().ended()) {
                night.end[at] = night.micros(task.changedAt());
                night.start[at] = Subjects.startedBefore(task).map(night::micros).orElse(night.end[at]);
            }
            if (task.expanded()) {
                night.start[at] = night.micros(task.changedAt());
            }
            task.attempt().ifPresent(attempt -> live(at, attempt));
        } else {
            boolean absent = task.has(Flag.ABSENT);
            night.state[at] = absent ? Night.SKIPPED : Night.WAITING;
            night.flags[at] = absent ? Night.ABSENT : 0;
            night.ready[at] = 0;
        }
    }

    private void live(int at, Attempt attempt) {
        night.flags[at] |= Night.LIVE | (attempt.stopping().isPresent() ? Night.STOPPING : 0);
        night.start[at] = night.micros(attempt.startedAt().orElse(attempt.intendedAt()));
        if (attempt.intent() instanceof Intent.Work work && work.readsLines()) {
            night.flags[at] |= Night.READS;
        }
        attempt.host().ifPresent(name -> {
            for (int i = 0; i < night.hosts.size(); i++) {
                if (night.hosts.get(i).name().equals(name)) {
                    night.liveHost[at] = i;
                }
            }
        });
    }

    private static byte state(Task task) {
        TaskState state = task.state();
        return switch (state) {
            case WAITING, HELD, READY -> Night.WAITING;
            case DISPATCHED, RUNNING, STOPPING, UNKNOWN -> Night.RUNNING;
            case SUCCEEDED -> Night.SUCCEEDED;
            case FAILED -> Night.FAILED;
            case SKIPPED -> Night.SKIPPED;
            case CANCELLED -> Night.CANCELLED;
        };
    }

    private static int flags(Task task) {
        int flags = 0;
        flags |= task.has(Flag.MET) ? Night.MET : 0;
        flags |= task.has(Flag.HELD) ? Night.HELD : 0;
        flags |= task.has(Flag.ICED) ? Night.ICED : 0;
        flags |= task.has(Flag.NO_EXEC) ? Night.NO_EXEC : 0;
        flags |= task.has(Flag.ADMITTED) ? Night.ADMITTED : 0;
        flags |= task.has(Flag.CONFIRM_ASKED) ? Night.ASKED : 0;
        flags |= task.has(Flag.CONFIRMED) ? Night.CONFIRMED : 0;
        flags |= task.has(Flag.HURRIED) ? Night.HURRIED : 0;
        flags |= task.has(Flag.ABSENT) ? Night.ABSENT : 0;
        flags |= task.has(Flag.EXPANDED) ? Night.EXPANDED : 0;
        flags |= task.has(Flag.SUMMONED) ? Night.SUMMONED : 0;
        flags |= task.has(Flag.AWAITS_PROCEDURE) ? Night.AWAITS : 0;
        flags |= task.has(Flag.AWAITS_OTHERS) ? Night.OTHERS : 0;
        flags |= task.side().waived().contains(regie.engine.state.Needs.ALL) ? Night.WAIVED : 0;
        flags |= task.side().callers().isEmpty() ? 0 : Night.CALLERS;
        flags |= task.side().beforeStep().isPresent() || task.side().beforeRun().isPresent() ? Night.STEP : 0;
        return flags;
    }

    private void connect(int at, Night.OfRun run, int node, Task task) {
        night.successorsAt[at] = successors.size;
        int[] after = run.shape.successors[node];
        for (int s = 0; s < after.length; s += 2) {
            int to = after[s];
            List<String> waived = run.present ? run.run.tasks().get(to).side().waived() : List.of();
            if (run.shape.programs[to] == null && Moves.waived(waived, run.shape, node)) {
                continue;
            }
            successors.add(run.base + to);
            successors.add(after[s + 1]);
        }
        if (night.programs[at] != null && !task.side().waived().isEmpty()) {
            night.programs[at] = run.shape.program(node, task.side().waived());
        }
    }

    private void claims(int at, TaskDefinition task) {
        night.claimsAt[at] = claimOf.size;
        List<Claim> claims = new ArrayList<>(task.uses().size() + task.locks().size());
        task.uses().forEach((name, units) -> claims.add(new Claim(new ResourceName(name), units, Claim.Mode.UNITS)));
        task.locks().forEach(lock -> claims.add(new Claim(new ResourceName(lock.resource()), 1,
                lock.shared() ? Claim.Mode.SHARED : Claim.Mode.EXCLUSIVE)));
        if (claims.size() > 1) {
            claims.sort(java.util.Comparator.comparing(Claim::resource));
        }
        for (Claim claim : claims) {
            claimOf.add(resources.getOrDefault(claim.resource(), -1));
            claimUnits.add(switch (claim.mode()) {
                case UNITS -> claim.units();
                case SHARED -> Night.UNITS_SHARED;
                case EXCLUSIVE -> Night.UNITS_EXCLUSIVE;
            });
        }
    }

    /** Those that are there, else those that the list is expected to have. */
    private void items(int owner, Night.OfRun run, int node, Task task) {
        night.firstItem[owner] = size;
        int index = 0;
        if (!task.items().isEmpty() || task.expanded()) {
            for (Task item : task.items()) {
                item(owner, run, node, item, item.itemValue().orElse(Value.NOTHING), index++);
            }
        } else if (!run.present || task.pending() || (night.flags[owner] & Night.READS) != 0) {
            for (Value value : list(run, task, run.shape.tasks[node])) {
                item(owner, run, node, task, value, index++);
            }
        }
        night.items[owner] = index;
    }

    private void item(int owner, Night.OfRun run, int node, Task task, Value value, int index) {
        int at = grow();
        put(at, run, node, task, run.shape.tasks[node]);
        night.item[at] = index;
        night.group[at] = owner;
        night.list[at] = Shape.NO_LIST;
        night.programs[at] = null;
        night.itemValue[at] = value;
        night.successorsAt[at] = successors.size;
        if (run.shape.kind[node] == Shape.WORK) {
            night.line[at] = hosts.of(run.run, task, run.shape.tasks[node], value);
        }
        if (!task.isItem()) {
            night.state[at] = Night.WAITING;
            night.flags[at] = 0;
            night.delay[at] = Night.NONE;
        }
    }

    private List<Value> list(Night.OfRun run, Task task, TaskDefinition definition) {
        Known scope = night.known(run, task, new Value.Fields(Map.of()), null);
        int expected = night.scenario.durations().items(run.run.definition().name(), definition.name());
        return switch (definition.foreach().orElseThrow()) {
            case Foreach.Listed listed -> {
                List<Value> values = new ArrayList<>();
                for (Template item : listed.items()) {
                    values.add(item.render(scope, Template.Quoting.PLAIN) instanceof Expression.Outcome.Is is ? is.value() : Value.NOTHING);
                }
                yield values;
            }
            case Foreach.Computed computed -> computed.list().evaluate(scope) instanceof Expression.Outcome.Is(Value.Items list)
                    ? list.items() : Known.assumed(expected);
            case Foreach.Hosts named -> regie.engine.dispatch.Hosts.named(night.scenario.state(), named.logical()).stream()
                    .map(host -> Value.of(host.name().value())).toList();
            case Foreach.Lines lines -> Known.assumed(expected);
        };
    }

    /** The last step: counts that need all of it. */
    void fill() {
        Growing.grow(night, size + 1);
        night.size = size;
        night.successorsAt[size] = successors.size;
        night.claimsAt[size] = claimOf.size;
        night.successors = successors.toArray();
        night.claimOf = claimOf.toArray();
        night.claimUnits = claimUnits.toArray();
        Series.number(night);
        Board board = new Board(night);
        Arrays.fill(night.unmet, 0);
        Moves moves = new Moves(board, new Lines(board));
        System.arraycopy(night.state, 0, board.state, 0, size);
        System.arraycopy(night.flags, 0, board.flags, 0, size);
        for (Night.OfRun run : night.runs) {
            for (int node = 0; node < run.shape.tasks.length; node++) {
                int at = run.base + node;
                List<String> waived = run.present ? run.run.tasks().get(node).side().waived() : List.of();
                night.unmet[at] = moves.countUnmet(at, waived);
                if (run.order >= 0) {
                    touched(at, run, run.shape.tasks[node].name());
                }
            }
        }
        Series.order(night);
    }
}
