package regie.store.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Commit;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.StateRow;

/** Writes much at once outside the loop: an import, a state that was folded anew. */
public final class BulkWriter {

    private final CommitWriter writer = new CommitWriter();

    /** Within the connection's transaction. */
    public void write(Connection connection, int stream, List<JournalEvent> events, List<StateRow> rows) throws SQLException {
        writer.contents(connection, stream, events, rows);
    }

    /** Moves the stream and commits; refused when it has moved meanwhile. */
    public Appended commit(Connection connection, int stream, Commit commit) throws SQLException {
        return writer.write(connection, stream, commit);
    }

    /** Forgets all rows of a state, within the connection's transaction. */
    public void forgetState(Connection connection, int stream) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("state_run", "state_task", "state_pin", "state_misc")) {
                statement.execute("DELETE FROM " + table + " WHERE stream = " + stream);
            }
        }
    }
}
