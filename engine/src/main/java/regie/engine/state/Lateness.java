package regie.engine.state;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.engine.LateEvent;
import regie.engine.LateEvent.LatenessCleared;
import regie.engine.LateEvent.LatenessRaised;
import regie.engine.LateKind;
import regie.kernel.RunId;

/** What is out of its usual course, and what was, by run. Only the evolver changes it. */
public final class Lateness {

    private final EngineState state;
    private final Map<RunId, TreeMap<String, StateRow.Late>> byRun = new LinkedHashMap<>();

    Lateness(EngineState state) {
        this.state = state;
    }

    /** All of a run, also what is over. */
    public Collection<StateRow.Late> of(RunId run) {
        TreeMap<String, StateRow.Late> rows = byRun.get(run);
        return rows == null ? List.of() : List.copyOf(rows.values());
    }

    /** What still holds of a run or, where one is named, of a task of it. */
    public List<StateRow.Late> open(RunId run, Optional<String> task) {
        return of(run).stream().filter(row -> row.open() && row.task().equals(task)).toList();
    }

    /** What still holds, of all runs, in the order in which they were ordered. */
    public List<StateRow.Late> open() {
        return byRun.isEmpty() ? List.of()
                : byRun.values().stream().flatMap(rows -> rows.values().stream()).filter(StateRow.Late::open).toList();
    }

    /** All rows, for the tables. */
    List<StateRow.Late> rows() {
        return byRun.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    /** Whether this was said of this very bound. */
    public boolean said(RunId run, Optional<String> task, LateKind kind, Instant bound) {
        TreeMap<String, StateRow.Late> rows = byRun.get(run);
        StateRow.Late row = rows == null ? null : rows.get(key(task, kind));
        return row != null && row.bound().equals(bound);
    }

    private static String key(Optional<String> task, LateKind kind) {
        return task.orElse("") + " " + kind;
    }

    void evolve(LateEvent event) {
        switch (event) {
            case LatenessRaised it -> {
                StateRow.Late row = new StateRow.Late(it.run(), it.task(), it.kind(), it.bound(), it.at(), Optional.empty());
                known(row);
                state.dirt.row(row);
            }
            case LatenessCleared it -> {
                TreeMap<String, StateRow.Late> rows = byRun.get(it.run());
                StateRow.Late was = rows == null ? null : rows.get(key(it.task(), it.kind()));
                if (was == null) {
                    throw new IllegalStateException("cleared, and was not said: " + it);
                }
                StateRow.Late row = new StateRow.Late(was.run(), was.task(), was.kind(), was.bound(), was.since(), Optional.of(it.at()));
                known(row);
                state.dirt.row(row);
            }
        }
    }

    void known(StateRow.Late row) {
        TreeMap<String, StateRow.Late> rows = byRun.computeIfAbsent(row.run(), run -> new TreeMap<>());
        rows.put(key(row.task(), row.kind()), row);
        Run run = state.runs.get(row.run());
        if (run != null) {
            run.late = rows.values().stream().filter(StateRow.Late::open).toList();
        }
    }

    /** A run leaves: what was said of it goes with it. */
    void forget(Run run) {
        TreeMap<String, StateRow.Late> rows = byRun.remove(run.id());
        if (rows != null) {
            rows.values().forEach(row -> state.dirt.gone(row.key()));
        }
    }
}
