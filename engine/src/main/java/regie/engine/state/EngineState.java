package regie.engine.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regie.engine.EstateFacts;
import regie.engine.PauseScope;
import regie.engine.PlannedRun;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/**
 * The engine's whole memory. Mutable in place and owned by one writer; {@link EngineEvolver} alone changes what is
 * essential, the decider's queues change only what is rebuilt. Everything public here only reads.
 */
public final class EngineState {

    @Nullable EstateFacts facts;
    final LinkedHashMap<RunId, Run> runs = new LinkedHashMap<>();
    final LinkedHashMap<String, Pinned> pins = new LinkedHashMap<>();
    final TreeMap<HostName, Host> hosts = new TreeMap<>();
    final TreeMap<ResourceName, Resource> resources = new TreeMap<>();
    final TreeMap<String, StateRow.Pause> pauses = new TreeMap<>();
    final TreeMap<Long, StateRow.Exception> exceptions = new TreeMap<>();
    final TreeMap<Long, StateRow.Instruction> instructions = new TreeMap<>();
    final TreeMap<String, StateRow.Bulk> bulks = new TreeMap<>();
    final DayBook days = new DayBook();
    final Across across = new Across(this);
    final Events events = new Events(this);
    final Lateness lateness = new Lateness(this);
    long lastToken;
    long lastOrder;
    long lastException;
    long lastInstruction;
    // rebuilt, never written:
    final TreeSet<Timer> timers = new TreeSet<>();
    final Map<PlanName, TreeMap<Long, Run>> livingByPlan = new LinkedHashMap<>();
    /** The last number given, by the id of the first run of a plan and date. */
    final Map<String, Integer> numbers = new LinkedHashMap<>();
    /** Those of {@link #numbers} that must be written, because a run of theirs is forgotten. */
    final TreeSet<String> removedNumbers = new TreeSet<>();
    @Nullable Task foundLast;
    final Work work = new Work();
    final Dirt dirt = new Dirt(this);
    final Moves moves = new Moves(this);
    private final Lines lines = new Lines(this);

    /** A plan that runs follow, and how many do. */
    static final class Pinned {
        final PlanGraph graph;
        int runs;

        Pinned(PlanGraph graph) {
            this.graph = graph;
        }
    }

    /** The live estate; empty before the first one is applied. */
    public Optional<EstateFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** All runs that are remembered, in the order in which they were ordered. */
    public Collection<Run> runs() {
        return Collections.unmodifiableCollection(runs.values());
    }

    public Optional<Run> run(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The dates, what was missed of them, and what holds for single ones. */
    public DayBook days() {
        return days;
    }

    /** Whether this very start is ordered, or was decided about otherwise. */
    public boolean knows(PlannedRun start) {
        int last = numbers.getOrDefault(RunId.of(start.plan(), start.date(), 1).value(), 0);
        for (int i = 1; i <= last; i++) {
            Run run = runs.get(RunId.of(start.plan(), start.date(), i));
            if (run != null && run.planned().filter(it -> it.schedule().equals(start.schedule())
                    && it.start().instant().equals(start.start().instant())).isPresent()) {
                return true;
            }
        }
        return days.missed(start).isPresent() || days.scopes.values().stream().anyMatch(day -> day.settled().contains(start.key()));
    }

    /** Whether all runs of the plan for this date are ordered, whatever day its application keeps: if none is there, it is absent. */
    boolean planned(PlanName plan, LocalDate date) {
        return !days.missed(plan, date) && !days.scopes.isEmpty()
                && days.scopes.values().stream().allMatch(day -> day.planned().filter(last -> !last.isBefore(date)).isPresent());
    }

    public boolean pinned(String pin) {
        return pins.containsKey(pin);
    }

    /** The id that the next run of this plan and date gets; one that was given is never given again. */
    public RunId nextRunId(PlanName plan, LocalDate date) {
        RunId first = RunId.of(plan, date, 1);
        return RunId.of(plan, date, numbers.getOrDefault(first.value(), 0) + 1);
    }

    /** Runs of the plan that have not ended, in order; queued ones too. */
    public List<Run> living(PlanName plan) {
        TreeMap<Long, Run> living = livingByPlan.get(plan);
        return living == null ? List.of() : List.copyOf(living.values());
    }

    public Optional<Task> task(TaskId id) {
        return Optional.ofNullable(find(id));
    }

    /** The task found last stands by: events about one task come in a row, and carry its very id. */
    @Nullable Task find(TaskId id) {
        Task last = foundLast;
        if (last != null && last.id() == id) {
            return last;
        }
        Run run = runs.get(id.run());
        Task found = run == null ? null : run.find(id.name());
        foundLast = found;
        return found;
    }

    /** Whether this very attempt may still be alive, so that its end is still awaited. A settled one may be forgotten by its agent. */
    public boolean awaits(AttemptId id) {
        Task task = find(id.task());
        if (task != null && task.attempt != null && task.attempt.number() == id.number()) {
            return true;
        }
        return hosts.values().stream().anyMatch(host -> host.abandoned.containsKey(id));
    }

    public Collection<Host> hosts() {
        return Collections.unmodifiableCollection(hosts.values());
    }

    public Optional<Host> host(HostName name) {
        return Optional.ofNullable(hosts.get(name));
    }

    public Collection<Resource> resources() {
        return Collections.unmodifiableCollection(resources.values());
    }

    public Optional<Resource> resource(ResourceName name) {
        return Optional.ofNullable(resources.get(name));
    }

    public Collection<StateRow.Pause> pauses() {
        return Collections.unmodifiableCollection(pauses.values());
    }

    public Optional<StateRow.Pause> pause(PauseScope scope) {
        return Optional.ofNullable(pauses.get(scope.key()));
    }

    /** What was bent and not yet put right, the oldest first. */
    public Collection<StateRow.Exception> exceptions() {
        return Collections.unmodifiableCollection(exceptions.values());
    }

    /** Temporary instructions that have neither ended nor been acknowledged. */
    public Collection<StateRow.Instruction> instructions() {
        return Collections.unmodifiableCollection(instructions.values());
    }

    /** Gestures on many that are under way. */
    public Collection<StateRow.Bulk> bulks() {
        return Collections.unmodifiableCollection(bulks.values());
    }

    /** What runs need of other plans and other dates, and what became of runs that have left the day. */
    public Across across() {
        return across;
    }

    /** The declared events that are facts. */
    public Events events() {
        return events;
    }

    /** What is out of its usual course. */
    public Lateness lateness() {
        return lateness;
    }

    /** When the runtime must send {@code WakeUp}; empty when nothing is timed. */
    public Optional<Instant> nextTimer() {
        return timers.isEmpty() ? Optional.empty() : Optional.of(timers.first().at());
    }

    public int timerCount() {
        return timers.size();
    }

    public long lastToken() {
        return lastToken;
    }

    public long lastOrder() {
        return lastOrder;
    }

    public long lastInstruction() {
        return lastInstruction;
    }

    /** Tasks that are ready or in line for a resource, the next one of each line first: what "oldest undispatched" is read from. */
    public Optional<Task> oldestReady() {
        return work.oldestReady(this);
    }

    /** The pin and definition that it stands for, of every plan that a remembered run follows. */
    public List<StateRow.Pin> pins() {
        List<StateRow.Pin> all = new ArrayList<>();
        pins.forEach((pin, pinned) -> all.add(new StateRow.Pin(pin, pinned.graph.definition())));
        return all;
    }

    /** The rows that changed since this was last asked; then they count as written. */
    public Changes drainChanges() {
        return dirt.drain();
    }

    /** The lines in which tasks wait; for the decider. */
    public Lines lines() {
        return lines;
    }

    /** Every row, in an order in which {@link StateRows#load} can read them back. */
    public List<StateRow> rows() {
        return StateRows.all(this);
    }
}
