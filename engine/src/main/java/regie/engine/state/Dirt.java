package regie.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rows have changed since they were last written. */
final class Dirt {

    private final EngineState state;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private boolean misc;
    private final TreeMap<StateRow.Key, StateRow> rows = new TreeMap<>();
    private final TreeSet<StateRow.Key> removed = new TreeSet<>();

    Dirt(EngineState state) {
        this.state = state;
    }

    void task(Task task) {
        if (!task.dirty) {
            task.dirty = true;
            tasks.add(task);
        }
    }

    void run(Run run) {
        if (!run.dirty) {
            run.dirty = true;
            runs.add(run);
        }
    }

    void row(StateRow row) {
        rows.put(row.key(), row);
        removed.remove(row.key());
    }

    void host(Host host) {
        row(host.row());
    }

    void misc() {
        misc = true;
    }

    void gone(StateRow.Key key) {
        rows.remove(key);
        removed.add(key);
    }

    Changes drain() {
        List<StateRow> written = new ArrayList<>();
        if (misc) {
            written.add(StateRows.misc(state));
        }
        written.addAll(rows.values());
        for (Run run : runs) {
            run.dirty = false;
            if (state.runs.get(run.id()) == run) {
                written.add(run.row());
            }
        }
        for (Task task : tasks) {
            task.dirty = false;
            if (state.runs.get(task.run.id()) == task.run && task.run.find(task.name()) == task) {
                written.add(StateRows.row(task));
            }
        }
        Changes changes = new Changes(written, new ArrayList<>(removed));
        misc = false;
        rows.clear();
        removed.clear();
        runs.clear();
        tasks.clear();
        return changes;
    }
}
