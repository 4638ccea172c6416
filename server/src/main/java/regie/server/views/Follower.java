package regie.server.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.EngineCommand;
import regie.engine.DayEvent;
import regie.engine.EngineEvent;
import regie.engine.Target;
import regie.engine.effect.Effect;
import regie.engine.state.EngineState;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.runtime.Loop;
import regie.runtime.Recorded;
import regie.runtime.journal.JournalAway;
import regie.server.api.AttemptView;
import regie.server.api.ChangeEvent;
import regie.server.api.NeedView;
import regie.server.api.NoteView;
import regie.server.api.RunView;
import regie.server.api.TaskView;
import regie.server.links.AgentCard;
import regie.server.machine.StateHolder;

/**
 * Keeps the read model up to date, off the writer's path: takes in committed events, notes what they
 * touch, and a few times a second has just that rendered by a short look at the engine's state.
 *
 * <p>A look is bounded in what it renders (about a millisecond's worth), so that dispatch never waits for a page.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long GATHER_MILLIS = 40;
    private static final int RUNS_A_LOOK = 25;
    private static final int TASKS_A_LOOK = 50;
    private static final long LOOK_SECONDS = 10;

    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final Rendering rendering;
    private final NeedRendering needs;
    private final Supplier<List<AgentCard>> cards;
    private final ReadModel model;
    private final Changes changes;
    private final Tables tables;
    private final History history;
    private final BlockingQueue<List<Recorded<EngineEvent>>> committed = new LinkedBlockingQueue<>();
    private final Set<RunId> dirtyRuns = new LinkedHashSet<>();
    private final Set<TaskId> dirtyTasks = new LinkedHashSet<>();
    private final Set<RunId> wholeRuns = new LinkedHashSet<>();
    private final Set<String> dirtyHosts = new LinkedHashSet<>();
    private final Thread thread;
    private long position;
    private long noted;
    private boolean houseDirty;
    private volatile boolean wanted;
    private volatile boolean closed;

    Follower(Loop<EngineCommand, EngineEvent, Effect> loop, Rendering rendering, NeedRendering needs, Supplier<List<AgentCard>> cards,
            ReadModel model, Changes changes, Tables tables, History history) {
        this.loop = loop;
        this.rendering = rendering;
        this.needs = needs;
        this.cards = cards;
        this.model = model;
        this.changes = changes;
        this.tables = tables;
        this.history = history;
        this.thread = Thread.ofPlatform().name("regie-follower").daemon(true).unstarted(this::run);
    }

    /** Reads committed events of the time before this server wrote. */
    interface History {
        List<Recorded<EngineEvent>> after(long seq);
    }

    void start() {
        thread.start();
    }

    /** Called on the loop's thread: only queues. */
    public void committed(List<Recorded<EngineEvent>> events) {
        committed.add(events);
    }

    /** Everything is to be rendered anew: this server has just become the writer. */
    public void renderAll() {
        wanted = true;
        committed.add(List.of());
    }

    private void run() {
        while (!closed) {
            try {
                gather();
                if (wanted) {
                    wanted = false;
                    catchUp();
                    allRuns();
                }
                render();
                if (tables.isDirty()) {
                    tables.write(noted);
                }
            } catch (InterruptedException ended) {
                return;
            } catch (ExecutionException | TimeoutException notNow) {
                pause();
            } catch (JournalAway away) {
                wanted = true;
                pause();
            } catch (RuntimeException bug) {
                LOG.error("The pages could not be brought up to date; they are rendered anew", bug);
                wanted = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException ended) {
            closed = true;
        }
    }

    /** Takes in what came, and what comes in the moment after, so that a burst is rendered once. */
    private void gather() throws InterruptedException {
        List<Recorded<EngineEvent>> first = isDirty() ? committed.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS) : committed.take();
        if (first == null) {
            return;
        }
        note(first);
        Thread.sleep(GATHER_MILLIS);
        List<List<Recorded<EngineEvent>>> more = new ArrayList<>();
        committed.drainTo(more);
        more.forEach(this::note);
    }

    private boolean isDirty() {
        return houseDirty || wanted || !dirtyRuns.isEmpty() || !dirtyTasks.isEmpty();
    }

    private void note(List<Recorded<EngineEvent>> events) {
        for (Recorded<EngineEvent> recorded : events) {
            noted = Math.max(noted, recorded.entry().seq());
            position = Math.max(position, noted);
            note(recorded.event(), recorded.entry().seq());
        }
    }

    private void note(EngineEvent event, long seq) {
        switch (event) {
            case EngineEvent.OfAttempt attempt -> {
                see(attempt);
                dirty(attempt.attempt().task());
            }
            case EngineEvent.OfTask task -> {
                dirty(task.task());
                houseDirty = true;
            }
            case EngineEvent.OfRun run -> {
                dirtyRuns.add(run.run());
                switch (event) {
                    case EngineEvent.TasksReset reset -> reset.tasks().forEach(name -> dirty(new TaskId(run.run(), name)));
                    case EngineEvent.RunOrdered ordered -> wholeRuns.add(ordered.run());
                    case EngineEvent.RunEdited edited -> wholeRuns.add(edited.run());
                    case EngineEvent.RunDue due -> wholeRuns.add(due.run());
                    case EngineEvent.RunMoved moved -> wholeRuns.add(moved.run());
                    case EngineEvent.RunHeld held -> wholeRuns.add(held.run());
                    case EngineEvent.RunFreed freed -> wholeRuns.add(freed.run());
                    case EngineEvent.RunCancelled cancelled -> wholeRuns.add(cancelled.run());
                    default -> { }
                }
                houseDirty = true;
            }
            case DayEvent day -> noteDay(day);
            case EngineEvent.OfEstate estate -> {
                houseDirty = true;
                noteEstate(estate, seq);
            }
        }
    }

    private void noteDay(DayEvent day) {
        houseDirty = true;
        Optional<RunId> about = switch (day) {
            case DayEvent.StartOverdue overdue -> overdue.run();
            case DayEvent.StartAsked asked -> asked.run();
            case DayEvent.StartCaughtUp caught -> caught.run();
            case DayEvent.StartMissed missed -> missed.run();
            default -> Optional.empty();
        };
        about.ifPresent(wholeRuns::add);
    }

    private void see(EngineEvent.OfAttempt event) {
        String task = event.attempt().task().toString();
        int number = event.attempt().number();
        boolean first = event instanceof EngineEvent.AttemptIntended;
        Optional<AttemptView> before = first ? Optional.empty() : model.attempt(task, number).or(() -> tables.attempt(task, number));
        Sight.after(event, before).ifPresent(after -> {
            if (number > 1 && model.attempts(task).isEmpty()) {
                tables.attempts(task).forEach(model::put);
            }
            model.put(after);
            tables.put(after);
        });
    }

    /** What was committed while nobody followed, such as in the last second before a kill. */
    private void catchUp() {
        long seq = tables.position();
        for (List<Recorded<EngineEvent>> some = history.after(seq); !some.isEmpty(); some = history.after(seq)) {
            note(some);
            seq = some.getLast().entry().seq();
            tables.write(seq);
        }
    }

    private void noteEstate(EngineEvent.OfEstate event, long seq) {
        switch (event) {
            case EngineEvent.NoteAdded note -> {
                NoteView view = new NoteView(note.target().toString(), note.at(), note.by().actor().value(), note.text());
                model.add(view, seq);
                tables.put(view, seq);
                dirty(note.target());
            }
            case EngineEvent.Taken taken -> dirty(taken.target());
            case EngineEvent.InstructionGiven given -> dirty(given.target());
            case EngineEvent.AgentConnected connected -> dirtyHosts.add(connected.host().value());
            case EngineEvent.AgentDisconnected disconnected -> dirtyHosts.add(disconnected.host().value());
            default -> { }
        }
    }

    private void dirty(Target target) {
        switch (target) {
            case Target.OnRun run -> dirtyRuns.add(run.run());
            case Target.OnTask task -> dirty(task.task());
        }
    }

    private void dirty(TaskId task) {
        dirtyTasks.add(task);
        dirtyRuns.add(task.run());
    }

    private void allRuns() throws InterruptedException, ExecutionException, TimeoutException {
        List<RunId> all = look(state -> state.runs().stream().map(Run::id).toList());
        dirtyRuns.addAll(all);
        houseDirty = true;
        for (int from = 0; from < all.size(); from += RUNS_A_LOOK) {
            List<RunId> some = all.subList(from, Math.min(all.size(), from + RUNS_A_LOOK));
            dirtyTasks.addAll(look(state -> NeedRendering.candidates(state, some)));
        }
    }

    private record Rendered(List<RunView> runs, List<RunId> gone, List<TaskView> tasks, List<TaskNeed> needs) {}

    private record TaskNeed(String task, Optional<NeedView> need) {}

    private void render() throws InterruptedException, ExecutionException, TimeoutException {
        if (houseDirty) {
            house();
        }
        for (RunId run : List.copyOf(wholeRuns)) {
            dirtyTasks.addAll(look(state -> state.run(run).map(found -> found.everything().stream().map(Task::id).toList())
                    .orElse(List.of())));
            wholeRuns.remove(run);
        }
        while (!dirtyRuns.isEmpty() || !dirtyTasks.isEmpty()) {
            List<RunId> runs = first(dirtyRuns, RUNS_A_LOOK);
            List<TaskId> tasks = first(dirtyTasks, TASKS_A_LOOK);
            Rendered rendered = look(state -> render(state, runs, tasks));
            rendered.runs().forEach(run -> {
                model.put(run);
                tables.put(run);
            });
            rendered.tasks().forEach(tables::put);
            rendered.gone().forEach(run -> model.removeRun(run.value()));
            rendered.needs().forEach(one -> model.need(one.task(), one.need()));
            runs.forEach(dirtyRuns::remove);
            tasks.forEach(dirtyTasks::remove);
            tell(runs, tasks);
        }
        if (!dirtyHosts.isEmpty()) {
            tell(List.of(), List.of());
        }
    }

    private void tell(List<RunId> runs, List<TaskId> tasks) {
        position = Math.max(position, changes.position() + 1);
        changes.happened(new ChangeEvent(position, runs.stream().map(RunId::value).toList(),
                tasks.stream().map(TaskId::toString).toList(), List.copyOf(dirtyHosts), false, Optional.empty()));
        dirtyHosts.clear();
    }

    private void house() throws InterruptedException, ExecutionException, TimeoutException {
        List<AgentCard> linked = cards.get();
        look(state -> {
            model.house(HouseRendering.exceptions(state), HouseRendering.brakes(state), HouseRendering.resources(state),
                    HouseRendering.hosts(state, linked));
            return true;
        });
        houseDirty = false;
        if (dirtyRuns.isEmpty()) {
            position = Math.max(position, changes.position() + 1);
            changes.happened(new ChangeEvent(position, List.of(), List.of(), List.copyOf(dirtyHosts), false, Optional.of("house")));
            dirtyHosts.clear();
        }
    }

    private Rendered render(EngineState state, List<RunId> runs, List<TaskId> tasks) {
        List<RunView> views = new ArrayList<>();
        List<RunId> gone = new ArrayList<>();
        for (RunId id : runs) {
            state.run(id).ifPresentOrElse(run -> views.add(rendering.run(run)), () -> gone.add(id));
        }
        List<TaskNeed> found = new ArrayList<>();
        Map<String, TaskView> shown = new LinkedHashMap<>();
        for (TaskId id : tasks) {
            Optional<Task> task = state.task(id);
            task.ifPresent(there -> {
                show(state, there, shown, found);
                // Who comes after may now wait for a person although no event says so.
                there.successors().forEach(next -> show(state, next, shown, found));
            });
            if (task.isEmpty()) {
                found.add(new TaskNeed(id.toString(), Optional.empty()));
            }
        }
        return new Rendered(views, gone, List.copyOf(shown.values()), found);
    }

    private void show(EngineState state, Task task, Map<String, TaskView> shown, List<TaskNeed> found) {
        TaskView view = rendering.task(state, task);
        if (shown.put(view.id(), view) == null) {
            found.add(new TaskNeed(view.id(), needs.of(state, task, view)));
        }
    }

    private static <T> List<T> first(Set<T> all, int most) {
        return all.stream().limit(most).toList();
    }

    private <R> R look(java.util.function.Function<EngineState, R> at) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<R> result = loop.look(machine -> at.apply(((StateHolder) machine).state()));
        return result.get(LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** How far the pages are behind what is committed, for the metrics. */
    public int waiting() {
        return committed.size();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
