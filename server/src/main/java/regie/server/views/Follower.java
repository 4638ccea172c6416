package regie.server.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.RunState;
import regie.engine.Verdict;
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
import regie.server.api.NoteView;
import regie.server.api.RunView;
import regie.server.api.TaskView;
import regie.server.estate.Habits;
import regie.server.links.AgentCard;
import regie.server.machine.StateHolder;

/**
 * Keeps the read model up to date, off the writer's path: takes in committed events, notes what they touch, and a few
 * times a second has just that seen by a short look at the engine's state. What was seen is put into words here.
 *
 * <p>A look is bounded in what it sees (about a quarter of a millisecond's worth), so that dispatch never waits for a page.
 * A task is seen only where it may need a person; the view tables get the tasks of a run once it has ended.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long GATHER_MILLIS = 60;
    private static final int RUNS_A_LOOK = 25;
    private static final int TASKS_A_LOOK = 200;
    private static final int STEPS_A_LOOK = 4_000;
    private static final long LOOK_SECONDS = 10;
    /** How far the view tables may lag while much happens. */
    private static final long TABLES_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int ROWS_WAITING_MAX = 20_000;

    private final Loop<EngineCommand, EngineEvent, Effect> loop;
    private final Rendering rendering;
    private final NeedRendering needs;
    private final Supplier<List<AgentCard>> cards;
    private final ReadModel model;
    private final Changes changes;
    private final Tables tables;
    private final Habits habits;
    private final History history;
    private final BlockingQueue<List<Recorded<EngineEvent>>> committed = new LinkedBlockingQueue<>();
    private final Touched touched = new Touched();
    private final Thread thread;
    private long position;
    private long noted;
    private long wroteAt = System.nanoTime();
    private boolean settling;
    private volatile boolean wanted;
    private volatile boolean closed;

    Follower(Loop<EngineCommand, EngineEvent, Effect> loop, Rendering rendering, NeedRendering needs, Supplier<List<AgentCard>> cards,
            ReadModel model, Changes changes, Tables tables, Habits habits, History history) {
        this.loop = loop;
        this.rendering = rendering;
        this.needs = needs;
        this.cards = cards;
        this.model = model;
        this.changes = changes;
        this.tables = tables;
        this.habits = habits;
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
                    settling = true;
                    catchUp();
                    allRuns();
                }
                render();
                settling = false;
                writeTables();
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
        List<Recorded<EngineEvent>> first = isDirty() ? committed.poll(patience(), TimeUnit.NANOSECONDS) : committed.take();
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
        return wanted || !touched.isEmpty() || tables.isDirty();
    }

    private long patience() {
        long gathering = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
        return wanted || !touched.isEmpty() ? gathering : Math.max(gathering, TABLES_NANOS - (System.nanoTime() - wroteAt));
    }

    private void writeTables() {
        boolean due = System.nanoTime() - wroteAt >= TABLES_NANOS || tables.waiting() >= ROWS_WAITING_MAX;
        if (tables.isDirty() && due) {
            tables.write(noted);
            habits.write();
            wroteAt = System.nanoTime();
        }
    }

    private void note(List<Recorded<EngineEvent>> events) {
        for (Recorded<EngineEvent> recorded : events) {
            noted = Math.max(noted, recorded.entry().seq());
            position = Math.max(position, noted);
            touched.by(recorded.event());
            if (recorded.event() instanceof EngineEvent.AttemptEnded ended && ended.verdict() instanceof Verdict.Succeeded) {
                took(ended, recorded.entry().seq());
            } else if (recorded.event() instanceof EngineEvent.RunEnded ended && ended.outcome() == RunState.SUCCEEDED) {
                took(ended, recorded.entry().seq());
            }
            if (recorded.event() instanceof EngineEvent.OfAttempt attempt) {
                see(attempt);
            }
            if (recorded.event() instanceof EngineEvent.NoteAdded note) {
                NoteView view = new NoteView(note.target().toString(), note.at(), note.by().actor().value(), note.text());
                model.add(view, recorded.entry().seq());
                tables.put(view, recorded.entry().seq());
            }
        }
    }

    /** An item of a {@code foreach} counts for its task. */
    private void took(EngineEvent.AttemptEnded ended, long seq) {
        TaskId task = ended.attempt().task();
        int dot = task.name().indexOf('.');
        ended.result().startedAt().ifPresent(from -> habits.note(task.run().plan(), dot < 0 ? task.name() : task.name().substring(0, dot),
                task.run().date(), seq, from, Duration.between(from, ended.result().endedAt()), ""));
    }

    private void took(EngineEvent.RunEnded ended, long seq) {
        model.run(ended.run().value()).flatMap(RunView::startedAt).ifPresent(from -> habits.note(ended.run().plan(), "",
                ended.run().date(), seq, from, Duration.between(from, ended.at()), ""));
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

    private void allRuns() throws InterruptedException, ExecutionException, TimeoutException {
        List<RunId> all = look(state -> state.runs().stream().map(Run::id).toList());
        touched.runs.addAll(all);
        touched.house = true;
        touched.reviewed.addAll(all);
    }

    private void render() throws InterruptedException, ExecutionException, TimeoutException {
        if (touched.house) {
            house();
        }
        if (touched.everywhere) {
            touched.everywhere = false;
            model.needed("").forEach(touched::task);
        }
        review();
        while (!touched.runs.isEmpty() || !touched.tasks.isEmpty()) {
            List<RunId> runs = Touched.first(touched.runs, RUNS_A_LOOK);
            List<TaskId> tasks = Touched.first(touched.tasks, TASKS_A_LOOK);
            boolean all = settling;
            Seen seen = look(state -> see(state, runs, tasks, all));
            show(seen);
            List<TaskId> done = tasks.subList(0, seen.tasks());
            runs.forEach(touched.runs::remove);
            done.forEach(touched.tasks::remove);
            tell(runs, done);
        }
        for (RunId run : List.copyOf(touched.ended)) {
            write(run);
            touched.ended.remove(run);
        }
        if (!touched.hosts.isEmpty()) {
            tell(List.of(), List.of());
        }
    }

    private void review() throws InterruptedException, ExecutionException, TimeoutException {
        while (!touched.reviewed.isEmpty()) {
            List<RunId> some = Touched.first(touched.reviewed, RUNS_A_LOOK);
            touched.tasks.addAll(look(state -> NeedRendering.candidates(state, some)));
            some.forEach(run -> touched.tasks.addAll(model.needed(run.value())));
            some.forEach(touched.reviewed::remove);
        }
    }

    /** The tasks of a run that has ended, as they stand: what is known of it when the engine has forgotten it. */
    private void write(RunId run) throws InterruptedException, ExecutionException, TimeoutException {
        List<TaskId> all = look(state -> state.run(run).map(found -> found.everything().stream().map(Task::id).toList()).orElse(List.of()));
        for (int from = 0; from < all.size(); from += TASKS_A_LOOK) {
            List<TaskId> some = all.subList(from, Math.min(all.size(), from + TASKS_A_LOOK));
            List<TaskSeen> seen = look(state -> some.stream().map(state::task).flatMap(Optional::stream)
                    .map(task -> rendering.see(state, task)).toList());
            seen.forEach(task -> tables.put(rendering.task(task)));
        }
    }

    private void tell(List<RunId> runs, List<TaskId> tasks) {
        position = Math.max(position, changes.position() + 1);
        changes.happened(new ChangeEvent(position, runs.stream().map(RunId::value).toList(),
                tasks.stream().map(TaskId::toString).toList(), List.copyOf(touched.hosts), false, Optional.empty()));
        touched.hosts.clear();
    }

    private void house() throws InterruptedException, ExecutionException, TimeoutException {
        List<AgentCard> linked = cards.get();
        HouseRendering.House house = look(state -> HouseRendering.House.of(state, linked));
        model.house(house);
        touched.house = false;
        if (touched.runs.isEmpty()) {
            position = Math.max(position, changes.position() + 1);
            changes.happened(new ChangeEvent(position, List.of(), List.of(), List.copyOf(touched.hosts), false, Optional.of("house")));
            touched.hosts.clear();
        }
    }

    /** @param tasks how many of those asked for were looked at */
    private record Seen(
            List<RunSeen> runs, List<RunId> gone, List<NeedRendering.NeedSeen> needs, List<TaskSeen> others, List<TaskId> unneeded,
            int tasks) {}

    /** On the loop's thread. */
    private Seen see(EngineState state, List<RunId> runs, List<TaskId> tasks, boolean all) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        for (RunId id : runs) {
            state.run(id).ifPresentOrElse(run -> seen.runs().add(RunSeen.of(run)), () -> seen.gone().add(id));
        }
        int steps = 0;
        int done = 0;
        while (done < tasks.size() && steps < STEPS_A_LOOK) {
            TaskId id = tasks.get(done++);
            Optional<Task> task = state.task(id);
            if (task.isEmpty()) {
                seen.unneeded().add(id);
                continue;
            }
            see(state, task.get(), all, seen);
            List<Task> successors = task.get().successors();
            steps += 1 + successors.size();
            // Who comes after may now wait for a person although no event says so.
            successors.stream().filter(Task::pending).forEach(next -> see(state, next, false, seen));
        }
        return new Seen(seen.runs(), seen.gone(), seen.needs(), seen.others(), seen.unneeded(), done);
    }

    private void see(EngineState state, Task task, boolean all, Seen into) {
        boolean listed = model.isNeeded(task.id());
        boolean kept = all || listed || task.run().ended();
        if (!kept && !TaskSeen.mayNeedPerson(task)) {
            return;
        }
        TaskSeen seen = rendering.see(state, task);
        if (seen.needsPerson()) {
            into.needs().add(NeedRendering.see(state, task, seen));
        } else {
            into.unneeded().add(task.id());
            if (kept) {
                into.others().add(seen);
            }
        }
    }

    private void show(Seen seen) {
        seen.runs().stream().map(RunSeen::view).forEach(run -> {
            model.put(run);
            tables.put(run);
        });
        seen.gone().forEach(run -> model.removeRun(run.value()));
        seen.unneeded().forEach(model::unneeded);
        seen.others().forEach(task -> tables.put(rendering.task(task)));
        for (NeedRendering.NeedSeen need : seen.needs()) {
            TaskView view = rendering.task(need.task());
            tables.put(view);
            model.need(need.task().id(), needs.of(need, view));
        }
    }

    private <R> R look(Function<EngineState, R> at) throws InterruptedException, ExecutionException, TimeoutException {
        return loop.<R>look(machine -> at.apply(((StateHolder) machine).state())).get(LOOK_SECONDS, TimeUnit.SECONDS);
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
