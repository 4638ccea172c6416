package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StateSource;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.database.KeptConnections;

/**
 * Parts of the stored state, as a server reads them that does not write: what is not about runs, or one run with its tasks.
 * They are as young as the writer's last commit.
 */
public final class StatePieces implements AutoCloseable {

    private final KeptConnections connections;
    private final StreamId stream;
    private final Streams streams = new Streams();

    public StatePieces(Database database, StreamId stream) {
        this.connections = new KeptConnections(database, "pieces");
        this.stream = stream;
    }

    /**
     * Everything but runs, tasks and the plans they follow.
     *
     * @throws JournalAway when the database cannot be read
     */
    public void house(StateSource rows) {
        connections.on(connection -> read(connection, "SELECT kind, key, body FROM state_misc WHERE stream = ?", rows));
    }

    /**
     * A run with those of its tasks that were touched; nothing when it is not remembered.
     *
     * @throws JournalAway when the database cannot be read
     */
    public void run(String run, StateSource rows) {
        connections.on(connection -> {
            int found = read(connection, "SELECT 'run', key, body FROM state_run WHERE stream = ? AND key = ?", rows, run);
            // '0' is the character after '/': between the two lie the run's tasks and nothing else.
            return found == 0 ? 0 : read(connection, "SELECT 'task', key, body FROM state_task WHERE stream = ? AND key > ? AND key < ?",
                    rows, run + "/", run + "0");
        });
    }

    /**
     * A plan that runs follow.
     *
     * @throws JournalAway when the database cannot be read
     */
    public void pin(String pin, StateSource rows) {
        connections.on(connection -> read(connection, "SELECT 'pin', key, body FROM state_pin WHERE stream = ? AND key = ?", rows, pin));
    }

    private int read(Connection connection, String sql, StateSource rows, String... keys) throws SQLException {
        int number = streams.number(connection, stream);
        int read = 0;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, number);
            for (int key = 0; key < keys.length; key++) {
                select.setString(key + 2, keys[key]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.row(row.getString(1), row.getString(2), row.getBytes(3));
                    read++;
                }
            }
        }
        return read;
    }

    @Override
    public void close() {
        connections.close();
    }
}
