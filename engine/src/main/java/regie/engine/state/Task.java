package regie.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regie.engine.Claim;
import regie.engine.Span;
import regie.engine.TaskState;
import regie.estate.plan.TaskDefinition;
import regie.kernel.AttemptId;
import regie.kernel.TaskId;

/**
 * One task of one run, or one item of a {@code foreach}. Small, because a day may have a million of them: rare things
 * stand in {@link Side}, shared ones in the plan's graph. Only the evolver and the queues change it.
 */
public final class Task implements Comparable<Task> {

    /** The order of the agenda: as {@link #compareTo}, by the urgency that each had when it was put there. */
    static final Comparator<Task> BY_AGENDA = (one, other) -> {
        int byTime = Long.compare(one.agendaMicros, other.agendaMicros);
        return byTime != 0 ? byTime : one.byPlace(other);
    };

    private static final long PRIORITY_MICROS = 60_000_000L;

    final Run run;
    final PlanGraph.Node node;
    final @Nullable ItemOf item;
    TaskState state = TaskState.WAITING;
    int flags;
    int unmet;
    int attempts;
    long readyMicros;
    long changedMicros;
    @Nullable Attempt attempt;
    @Nullable LastAttempt last;
    @Nullable Side side;
    @Nullable Group group;
    // rebuilt, never written:
    Place place = Place.NOWHERE;
    @Nullable TreeSet<Task> queue;
    boolean inAgenda;
    /** Its urgency when it was put there. */
    long agendaMicros;
    boolean dirty;
    private @Nullable TaskId id;

    Task(Run run, PlanGraph.Node node, @Nullable ItemOf item) {
        this.run = run;
        this.node = node;
        this.item = item;
    }

    /** What makes a task an item. */
    record ItemOf(Task group, int index, String key, regie.kernel.Value value) {}

    /** The items of an expanded {@code foreach}, by key, and how many have not ended. */
    static final class Group {
        final LinkedHashMap<String, Task> items = new LinkedHashMap<>();
        int open;
        int failed;
    }

    public TaskId id() {
        TaskId known = id;
        if (known == null) {
            known = new TaskId(run.id(), name());
            id = known;
        }
        return known;
    }

    /** The name in the plan; {@code task.key} for an item. */
    public String name() {
        return item == null ? node.definition.name() : node.definition.name() + "." + item.key();
    }

    public Run run() {
        return run;
    }

    public TaskDefinition definition() {
        return node.definition;
    }

    public TaskState state() {
        if (state != TaskState.WAITING) {
            return state;
        }
        if (has(Flag.HELD) || run.isHeld()) {
            return TaskState.HELD;
        }
        return place.queued ? TaskState.READY : TaskState.WAITING;
    }

    public boolean has(Flag flag) {
        return (flags & flag.bit()) != 0;
    }

    /** Its days leave it out of this run and nobody has called it. */
    public boolean absent() {
        return has(Flag.ABSENT);
    }

    public boolean pending() {
        return state == TaskState.WAITING && !has(Flag.ABSENT) && !has(Flag.EXPANDED);
    }

    /** Open items of a {@code foreach} are under way. */
    public boolean expanded() {
        return has(Flag.EXPANDED) && state == TaskState.RUNNING;
    }

    /** The attempt that may still be alive. */
    public Optional<Attempt> attempt() {
        return Optional.ofNullable(attempt);
    }

    public Optional<AttemptId> attemptId() {
        return attempt == null ? Optional.empty() : Optional.of(new AttemptId(id(), attempt.number()));
    }

    /** How many attempts it has had, the live one included. */
    public int attempts() {
        return attempts;
    }

    public Optional<LastAttempt> last() {
        return Optional.ofNullable(last);
    }

    public Side side() {
        return side == null ? Side.NONE : side;
    }

    /** When its needs were met; empty while they are not. */
    public Optional<Instant> readySince() {
        return readyMicros == 0 ? Optional.empty() : Optional.of(Micros.instant(readyMicros));
    }

    /** When its state last changed. */
    public Instant changedAt() {
        return changedMicros == 0 ? run.orderedAt() : Micros.instant(changedMicros);
    }

    public boolean isItem() {
        return item != null;
    }

    /** The {@code foreach} task that this is an item of. */
    public Optional<Task> groupTask() {
        return item == null ? Optional.empty() : Optional.of(item.group());
    }

    /** The value of {@code item} in its expressions. */
    public Optional<regie.kernel.Value> itemValue() {
        return item == null ? Optional.empty() : Optional.of(item.value());
    }

    /** Items of a {@code foreach}, in the order of the list; empty for others. */
    public Collection<Task> items() {
        return group == null ? List.of() : java.util.Collections.unmodifiableCollection(group.items.values());
    }

    public List<Claim> claims() {
        return node.claims;
    }

    /** The arguments of its action, where they hold no expression. */
    public Optional<regie.kernel.Value> literalArguments() {
        return Optional.ofNullable(node.literal);
    }

    /** The plan's priority and its own. */
    public int priority() {
        return node.priority;
    }

    /** When starts are allowed, if it has a window. */
    public Optional<Span> window() {
        if (side != null && side.window().isPresent()) {
            return side.window();
        }
        return Optional.ofNullable(run.windows.get(node.definition.name()));
    }

    /** Tasks of the plan that this one needs, each once, in the order written. */
    public List<Task> predecessors() {
        List<Task> before = new ArrayList<>();
        for (int index : node.predecessors) {
            if (index >= 0 && !before.contains(run.tasks[index])) {
                before.add(run.tasks[index]);
            }
        }
        return before;
    }

    /** Tasks of the plan that need this one, each once. */
    public List<Task> successors() {
        LinkedHashSet<Task> after = new LinkedHashSet<>();
        for (PlanGraph.Edge edge : node.successors) {
            after.add(run.tasks[edge.to().index]);
        }
        return List.copyOf(after);
    }

    /** The place where it waits in line, if it does. */
    public Place place() {
        return place;
    }

    void set(Flag flag) {
        flags |= flag.bit();
    }

    void clear(Flag flag) {
        flags &= ~flag.bit();
    }

    void leaveQueue() {
        if (queue != null) {
            queue.remove(this);
            queue = null;
        }
        place = Place.NOWHERE;
    }

    private long virtualReady() {
        return readyMicros - node.priority * PRIORITY_MICROS;
    }

    /** What only has to be looked at, and cannot start, stands before what can. */
    long agendaUrgency() {
        return has(Flag.MET) ? virtualReady() : Long.MIN_VALUE / 2 - node.priority * PRIORITY_MICROS;
    }

    /** Dispatch order: higher priority counts as ready a minute earlier per point, so nobody starves. */
    @Override
    public int compareTo(Task other) {
        if (this == other) {
            return 0;
        }
        int byTime = Long.compare(virtualReady(), other.virtualReady());
        return byTime != 0 ? byTime : byPlace(other);
    }

    /** Among those of one urgency: as their runs were ordered, then as their plan is written. */
    private int byPlace(Task other) {
        int byOrder = Long.compare(run.order(), other.run.order());
        if (byOrder != 0) {
            return byOrder;
        }
        int byTask = Integer.compare(node.index, other.node.index);
        return byTask != 0 ? byTask : Integer.compare(itemIndex(), other.itemIndex());
    }

    int itemIndex() {
        return item == null ? -1 : item.index();
    }

    @Override
    public String toString() {
        return id() + " " + state();
    }
}
