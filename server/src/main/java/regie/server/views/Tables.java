package regie.server.views;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.runtime.journal.JournalAway;
import regie.server.api.AttemptView;
import regie.server.api.NoteView;
import regie.server.api.RunView;
import regie.server.api.TaskView;
import regie.server.json.Json;
import regie.store.view.ViewRow;

/**
 * The rendered views on their way to the tables, and back. What is put again before it was written
 * replaces what waited, so that a burst costs one write per thing and not one per event.
 */
final class Tables {

    /** The form of the bodies; a new one is written beside the old. */
    static final int FORMAT = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);
    private static final int AT_ONCE = 2_000;

    private final regie.store.view.Views views;
    private final Map<String, RunView> runs = new LinkedHashMap<>();
    private final Map<String, TaskView> tasks = new LinkedHashMap<>();
    private final Map<String, AttemptView> attempts = new LinkedHashMap<>();
    private final Map<Long, NoteView> notes = new LinkedHashMap<>();

    private long written;

    Tables(regie.store.view.Views views) {
        this.views = views;
    }

    void put(RunView run) {
        runs.put(run.id(), run);
    }

    void put(TaskView task) {
        tasks.put(task.id(), task);
    }

    void put(AttemptView attempt) {
        attempts.put(attempt.id(), attempt);
    }

    /** @param seq of the event by which it was written */
    void put(NoteView note, long seq) {
        notes.put(seq, note);
    }

    boolean isDirty() {
        return !runs.isEmpty() || !tasks.isEmpty() || !attempts.isEmpty() || !notes.isEmpty();
    }

    int waiting() {
        return runs.size() + tasks.size() + attempts.size() + notes.size();
    }

    long position() {
        written = views.position();
        return written;
    }

    /** Writes what waits. When the database is away all of it goes on waiting. */
    void write(long position) {
        List<ViewRow> rows = new ArrayList<>();
        runs.values().forEach(run -> rows.add(row(run)));
        tasks.values().forEach(task -> rows.add(row(task)));
        attempts.values().forEach(attempt -> rows.add(row(attempt)));
        notes.forEach((seq, note) -> rows.add(new ViewRow.Note(note.target(), seq, Json.bytes(note))));
        try {
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                int to = Math.min(rows.size(), from + AT_ONCE);
                views.write(rows.subList(from, to), to == rows.size() ? position : written);
            }
            written = position;
            runs.clear();
            tasks.clear();
            attempts.clear();
            notes.clear();
        } catch (JournalAway away) {
            LOG.info("The view tables are written later: {}", away.getMessage());
        }
    }

    Optional<AttemptView> attempt(String task, int number) {
        AttemptView waiting = attempts.get(task + "#" + number);
        return waiting != null ? Optional.of(waiting)
                : attempts(task).stream().filter(attempt -> attempt.number() == number).findFirst();
    }

    /** As they were written last; the latest first. */
    List<AttemptView> attempts(String task) {
        int slash = task.indexOf('/');
        return read(views.attempts(task.substring(0, slash), task.substring(slash + 1)), AttemptView.class);
    }

    /** Of a run or task, by the events that wrote them. */
    SortedMap<Long, NoteView> notes(String target) {
        SortedMap<Long, NoteView> found = new TreeMap<>();
        views.notes(target).forEach((seq, body) -> found.put(seq, read(body, NoteView.class)));
        return found;
    }

    Optional<RunView> run(String run) {
        return views.run(run).map(body -> read(body, RunView.class));
    }

    List<RunView> runs(LocalDate from, int limit) {
        return read(views.runsFrom(from, limit), RunView.class);
    }

    List<TaskView> tasks(String run, String after, int limit) {
        return read(views.tasks(run, after, limit), TaskView.class);
    }

    Optional<TaskView> task(String run, String task) {
        return views.task(run, task).map(body -> read(body, TaskView.class));
    }

    private static <T> List<T> read(List<byte[]> bodies, Class<T> type) {
        return bodies.stream().map(body -> read(body, type)).toList();
    }

    private static <T> T read(byte[] body, Class<T> type) {
        return Json.read(new String(body, StandardCharsets.UTF_8), type);
    }

    private static ViewRow row(RunView run) {
        Instant since = run.endedAt().or(run::startedAt).or(run::orderedAt).orElse(Instant.EPOCH);
        return new ViewRow.Run(run.id(), run.plan(), run.application(), run.date(), run.state(), since, Json.bytes(run));
    }

    private static ViewRow row(TaskView task) {
        Instant since = task.endedAt().or(task::startedAt).orElse(Instant.EPOCH);
        return new ViewRow.Task(task.run(), task.name(), task.state(), task.host().orElse(""), since, Json.bytes(task));
    }

    private static ViewRow row(AttemptView attempt) {
        int slash = attempt.task().indexOf('/');
        Instant since = attempt.endedAt().or(attempt::startedAt).orElse(attempt.intendedAt());
        return new ViewRow.Attempt(attempt.task().substring(0, slash), attempt.task().substring(slash + 1), attempt.number(),
                attempt.state(), attempt.host(), since, Json.bytes(attempt));
    }
}
