package regie.engine.state;

import java.util.List;

/** What changed since the changes were drained last: rows to write and keys to delete, in a stable order. */
public record Changes(List<StateRow> written, List<StateRow.Key> removed) {

    public boolean isEmpty() {
        return written.isEmpty() && removed.isEmpty();
    }
}
