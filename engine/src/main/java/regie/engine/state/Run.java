package regie.engine.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import regie.engine.By;
import regie.engine.LateBounds;
import regie.engine.Planned;
import regie.engine.RunState;
import regie.engine.Span;
import regie.engine.TaskState;
import regie.engine.Ties;
import regie.engine.Variable;
import regie.estate.dates.Cycle;
import regie.estate.plan.PlanDefinition;
import regie.kernel.EstateVersion;
import regie.kernel.RunId;
import regie.kernel.TaskId;

/** One ordered instance of a plan, with its tasks. Only the evolver changes it. */
public final class Run {

    private final RunId id;
    private final long order;
    private final Instant orderedAt;
    private final LocalDate date;
    private final EstateVersion version;
    private final Optional<TaskId> parent;
    private final By orderedBy;
    PlanGraph graph;
    Task[] tasks = {};
    List<Variable> variables;
    Map<String, Span> windows;
    Map<String, Instant> deadlines;
    Optional<Instant> start;
    Optional<Planned> planned;
    boolean waits;
    List<String> absent;
    final Map<String, LocalDate> periods;
    Map<String, LateBounds> bounds;
    @Nullable Cycle cycle;
    Occurrences occurrences;
    Ties ties;
    boolean queued;
    Side.@Nullable Held held;
    boolean cancelling;
    @Nullable RunState outcome;
    @Nullable Instant startedAt;
    @Nullable Instant endedAt;
    @Nullable By takenBy;
    final Counts counts = new Counts();
    // rebuilt, never written:
    final TreeSet<Task> line = new TreeSet<>();
    boolean overdue;
    List<StateRow.Late> late = List.of();
    boolean inWork;
    boolean inLineWork;
    boolean dirty;
    private @Nullable Map<String, String> texts;
    private @Nullable List<Variable> textsOf;

    Run(StateRow.Run row, PlanGraph graph) {
        this.id = row.id();
        this.order = row.order();
        this.orderedAt = row.orderedAt();
        this.date = row.date();
        this.version = row.version();
        this.parent = row.parent();
        this.orderedBy = row.orderedBy();
        this.graph = graph;
        this.variables = row.variables();
        this.windows = row.windows();
        this.deadlines = row.deadlines();
        this.start = row.start();
        this.planned = row.planned();
        this.waits = row.waits();
        this.absent = row.absent();
        this.periods = row.periods();
        this.bounds = row.bounds();
        this.cycle = row.cycle().orElse(null);
        this.occurrences = row.occurrences().orElse(Occurrences.NONE);
        this.ties = row.ties();
        this.queued = row.queued();
        this.held = row.held().orElse(null);
        this.cancelling = row.cancelling();
        this.outcome = row.outcome().orElse(null);
        this.startedAt = row.startedAt().orElse(null);
        this.endedAt = row.endedAt().orElse(null);
        this.takenBy = row.takenBy().orElse(null);
    }

    StateRow.Run row() {
        return new StateRow.Run(id, graph.pin(), order, orderedAt, date, version, variables, windows, deadlines, ties, parent, start,
                planned, waits, absent, periods, bounds, Optional.ofNullable(cycle),
                cycle == null ? Optional.empty() : Optional.of(occurrences), queued,
                Optional.ofNullable(held), cancelling, Optional.ofNullable(outcome), Optional.ofNullable(startedAt),
                Optional.ofNullable(endedAt), Optional.ofNullable(takenBy), orderedBy);
    }

    public RunId id() {
        return id;
    }

    public PlanDefinition definition() {
        return graph.definition();
    }

    public String pin() {
        return graph.pin();
    }

    /** Its place among all runs ever ordered. */
    public long order() {
        return order;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    public By orderedBy() {
        return orderedBy;
    }

    /** The production date. */
    public LocalDate date() {
        return date;
    }

    public EstateVersion version() {
        return version;
    }

    public Optional<TaskId> parent() {
        return parent;
    }

    public List<Variable> variables() {
        return variables;
    }

    public boolean isHeld() {
        return held != null;
    }

    public Optional<Side.Held> held() {
        return Optional.ofNullable(held);
    }

    /** The variables as text, by name. */
    public Map<String, String> variableTexts() {
        Map<String, String> known = texts;
        if (known == null || textsOf != variables) {
            Map<String, String> made = new LinkedHashMap<>();
            variables.forEach(variable -> made.put(variable.name(), variable.value().asText()));
            known = Collections.unmodifiableMap(made);
            texts = known;
            textsOf = variables;
        }
        return known;
    }

    /** Nothing of it starts before; empty for one that was ordered to start at once. */
    public Optional<Instant> start() {
        return start;
    }

    /** The start of a schedule that it stands for. */
    public Optional<Planned> planned() {
        return planned;
    }

    /** Its start has not come, and nobody hurried it. */
    public boolean waits() {
        return waits;
    }

    /** Its start went by while nobody was there, and what becomes of it is not decided. */
    public boolean overdue() {
        return overdue;
    }

    /** The first day of each period that was open when it was ordered. */
    public Map<String, LocalDate> periods() {
        return periods;
    }

    /** Waits until fewer runs of its plan live. */
    public boolean queued() {
        return queued;
    }

    public boolean cancelling() {
        return cancelling;
    }

    public boolean ended() {
        return outcome != null;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<By> takenBy() {
        return Optional.ofNullable(takenBy);
    }

    /** The plan's deadline under the empty name, tasks' under theirs. */
    public Map<String, Instant> deadlines() {
        return deadlines;
    }

    /** When it and its tasks are out of their usual course, by task; the plan's own under the empty name. */
    public Map<String, LateBounds> bounds() {
        return bounds;
    }

    /** What of it and its tasks is out of its usual course now. */
    public List<StateRow.Late> late() {
        return late;
    }

    /** Its occurrences, where it has several. */
    public Optional<Cycle> cycle() {
        return Optional.ofNullable(cycle);
    }

    /** The number of the current occurrence; empty in a run that is done once. */
    public Optional<Integer> occurrence() {
        return cycle == null ? Optional.empty() : Optional.of(occurrences.number());
    }

    /** Where it stands in its cycle. */
    public Occurrences occurrences() {
        return occurrences;
    }

    /** Between two occurrences: the one before has ended, and another follows by itself. */
    public boolean pausesBetween() {
        return cycle != null && outcome == null && occurrences.outcome().isPresent() && occurrences.next().isPresent();
    }

    /** What ties it to other dates and plans. */
    public Ties ties() {
        return ties;
    }

    public Counts counts() {
        return counts;
    }

    /** All tasks of the plan in the order written, absent ones too, without items. */
    public List<Task> tasks() {
        return Collections.unmodifiableList(Arrays.asList(tasks));
    }

    /** Tasks and items, each group before its items. */
    public List<Task> everything() {
        List<Task> all = new ArrayList<>(tasks.length);
        for (Task task : tasks) {
            all.add(task);
            all.addAll(task.items());
        }
        return all;
    }

    /** A task by its name, an item by {@code task.key}. */
    public Optional<Task> task(String name) {
        return Optional.ofNullable(find(name));
    }

    @Nullable Task find(String name) {
        int index = graph.indexOf(name);
        if (index >= 0) {
            return tasks[index];
        }
        int dot = name.indexOf('.');
        int of = dot < 1 ? -1 : graph.indexOf(name.substring(0, dot));
        Task.Group group = of < 0 ? null : tasks[of].group;
        return group == null ? null : group.items.get(name.substring(dot + 1));
    }

    /** Derived: {@code BLOCKED} when nothing in it can move without a person. Proportional to its tasks only when nothing is live. */
    public RunState state() {
        if (outcome != null) {
            return outcome;
        }
        if (startedAt == null || waits) {
            return RunState.PLANNED;
        }
        if (counts.live > counts.byHand || pausesBetween()) {
            return RunState.RUNNING;
        }
        for (Task task : everything()) {
            if (task.state() == TaskState.READY && task.place() != Place.NOWHERE
                    || task.pending() && (task.has(Flag.MET) || task.has(Flag.AWAITS_OTHERS)) && movesAlone(task)) {
                return RunState.RUNNING;
            }
        }
        return RunState.BLOCKED;
    }

    private static boolean movesAlone(Task task) {
        return !task.has(Flag.HELD) && !task.run.isHeld()
                && task.place != Place.CONFIRM && task.place != Place.PAUSE && task.place != Place.STRANDED;
    }
}
