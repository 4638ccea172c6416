package regie.engine.state;

import java.util.ArrayList;
import java.util.List;

/** The essential state as text: two states are the same exactly when their snapshots are. */
public final class Snapshot {

    private Snapshot() {}

    public static String of(EngineState state) {
        List<StateRow> rows = new ArrayList<>(state.rows());
        rows.sort(java.util.Comparator.comparing(StateRow::key));
        StringBuilder text = new StringBuilder();
        for (StateRow row : rows) {
            text.append(row.key()).append(' ').append(row instanceof StateRow.Pin ? "" : row).append('\n');
        }
        return text.toString();
    }
}
