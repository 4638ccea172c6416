package regie.engine.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.DropCause;
import regie.engine.EngineEvent.EventDropped;
import regie.engine.EngineEvent.EventRaised;
import regie.estate.plan.DateRef;
import regie.estate.plan.EventWait;

/** The declared events that are facts, and who waits for which. Only the evolver changes it. */
public final class Events {

    private final EngineState state;
    private final TreeMap<String, StateRow.Event> facts = new TreeMap<>();
    // rebuilt, never written:
    private final Map<String, LinkedHashSet<Task>> waiters = new LinkedHashMap<>();

    Events(EngineState state) {
        this.state = state;
    }

    /** All that are facts, by name and date. */
    public Collection<StateRow.Event> all() {
        return Collections.unmodifiableCollection(facts.values());
    }

    public Optional<StateRow.Event> find(String name, Optional<LocalDate> date) {
        return Optional.ofNullable(facts.get(StateRow.Event.id(name, date)));
    }

    /** By what {@link StateRow.Event#id} gives. */
    public Optional<StateRow.Event> find(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    /** The event that this wait of a task is met by; the oldest date where any will do. */
    public Optional<StateRow.Event> find(Task task, EventWait wait) {
        Optional<StateRow.Event> found = switch (wait.date().kind()) {
            case NONE -> find(wait.event(), Optional.empty());
            case DATED -> date(task, wait.date()).flatMap(date -> find(wait.event(), Optional.of(date)));
            case ANY -> facts.subMap(wait.event() + "@", wait.event() + "A").values().stream()
                    .filter(event -> event.date().isPresent() && recent(task, wait, event)).findFirst();
        };
        return found.filter(event -> recent(task, wait, event));
    }

    private static boolean recent(Task task, EventWait wait, StateRow.Event event) {
        return wait.within().isEmpty() || !event.since().isBefore(task.run.orderedAt().minus(wait.within().get()));
    }

    /** The date that a task means by this reference to the dates of its own plan. */
    public static Optional<LocalDate> date(Task task, DateRef reference) {
        return task.run.ties().date(task.run.date(), task.run.definition().name().value(), reference);
    }

    /** Whether nothing is left of what this wait asks for. */
    public boolean met(Task task, EventWait wait) {
        return Needs.waived(task, wait.name()) || task.side().has(wait.name()) || find(task, wait).isPresent();
    }

    /** Whether a task waits for no event any more. */
    public boolean met(Task task) {
        List<EventWait> waits = task.node.definition.waits();
        return waits.isEmpty() || task.item != null || task.has(Flag.SUMMONED) || waits.stream().allMatch(wait -> met(task, wait));
    }

    /** Waits whose time is over and that no event has met. */
    public List<EventWait> late(Task task, Instant now) {
        List<EventWait> late = new ArrayList<>();
        for (EventWait wait : task.node.definition.waits()) {
            Optional<Instant> until = task.run.ties().until(task.node.definition.name(), wait);
            if (until.isPresent() && !now.isBefore(until.get()) && !met(task, wait)) {
                late.add(wait);
            }
        }
        return late;
    }

    void enroll(Run run) {
        if (!run.graph.reaches()) {
            return;
        }
        for (Task task : run.tasks) {
            for (EventWait wait : task.node.definition.waits()) {
                key(task, wait).ifPresent(key -> waiters.computeIfAbsent(key, id -> new LinkedHashSet<>()).add(task));
                run.ties().until(task.node.definition.name(), wait)
                        .ifPresent(until -> state.moves.timer(until, Timer.Kind.WAIT_ENDS, task.id()));
            }
        }
    }

    void forget(Run run) {
        if (!run.graph.reaches()) {
            return;
        }
        for (Task task : run.tasks) {
            task.node.definition.waits().forEach(wait -> key(task, wait).ifPresent(key -> Across.drop(waiters, key, task)));
        }
    }

    private static Optional<String> key(Task task, EventWait wait) {
        return switch (wait.date().kind()) {
            case NONE -> Optional.of(StateRow.Event.id(wait.event(), Optional.empty()));
            case ANY -> Optional.of(wait.event() + "@any");
            case DATED -> date(task, wait.date()).map(date -> StateRow.Event.id(wait.event(), Optional.of(date)));
        };
    }

    void known(StateRow.Event event) {
        facts.put(event.key().id(), event);
        state.moves.timer(event.old(), Timer.Kind.EVENT_OLD, event.key().id());
    }

    void raised(EventRaised it) {
        StateRow.Event event = new StateRow.Event(it.name(), it.date(), it.at(), it.old(), it.task(), it.by());
        known(event);
        state.dirt.row(event);
        it.task().map(state::find).ifPresent(task -> mark(task, Flag.RAISED));
        tell(it.name(), it.date(), it.at());
    }

    void dropped(EventDropped it) {
        String id = StateRow.Event.id(it.name(), it.date());
        facts.remove(id);
        state.dirt.gone(new StateRow.Key(StateRow.Kind.EVENT, id));
        if (it.cause() == DropCause.CONSUMED) {
            it.task().map(state::find).ifPresent(task -> mark(task, Flag.CONSUMED));
        }
        tell(it.name(), it.date(), it.at());
    }

    private void mark(Task task, Flag flag) {
        task.set(flag);
        state.dirt.task(task);
    }

    private void tell(String name, Optional<LocalDate> date, Instant at) {
        waiters.getOrDefault(StateRow.Event.id(name, date), NOBODY).forEach(task -> state.moves.reassess(task, at));
        if (date.isPresent()) {
            waiters.getOrDefault(name + "@any", NOBODY).forEach(task -> state.moves.reassess(task, at));
        }
    }

    private static final LinkedHashSet<Task> NOBODY = new LinkedHashSet<>();
}
