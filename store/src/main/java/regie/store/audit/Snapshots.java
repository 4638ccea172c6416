package regie.store.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;
import regie.store.journal.Streams;

/** Copies of the state tables at one event: from them the state can be folded when older events are archived. */
public final class Snapshots {

    private static final int KEPT = 2;

    private final Database database;

    public Snapshots(Database database) {
        this.database = database;
    }

    /** @param format of its rows */
    public record Snapshot(long seq, int format) {}

    /** Takes one beside the writer, in one snapshot of the database, and drops all but the last two. */
    public Snapshot take(StreamId stream) {
        try (Connection connection = database.connect("snapshot", 300)) {
            int number = new Streams().number(connection, stream);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StreamPosition position = new Streams().position(connection, stream);
            try (Statement statement = connection.createStatement()) {
                if (statement.executeUpdate("INSERT INTO snapshot (stream, seq, commit, head, state_format) SELECT id, seq, commit, head, "
                        + "state_format FROM stream WHERE id = " + number + " ON CONFLICT DO NOTHING") == 1) {
                    copy(statement, number, position.seq());
                }
                statement.execute("DELETE FROM snapshot WHERE stream = " + number + " AND seq NOT IN (SELECT seq FROM snapshot "
                        + "WHERE stream = " + number + " ORDER BY seq DESC LIMIT " + KEPT + ")");
            }
            connection.commit();
            return new Snapshot(position.seq(), position.stateFormat());
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** The snapshots of a stream, newest first. */
    static List<Snapshot> all(Connection connection, int stream) throws SQLException {
        List<Snapshot> snapshots = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq, state_format FROM snapshot WHERE stream = ? ORDER BY seq DESC")) {
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    snapshots.add(new Snapshot(row.getLong(1), row.getInt(2)));
                }
            }
        }
        return snapshots;
    }

    private static void copy(Statement statement, int stream, long seq) throws SQLException {
        String into = "INSERT INTO snapshot_row (stream, seq, kind, key, body) SELECT stream, " + seq + ", ";
        for (String kind : List.of("run", "task", "pin")) {
            statement.execute(into + "'" + kind + "', key, body FROM state_" + kind + " WHERE stream = " + stream);
        }
        statement.execute(into + "kind, key, body FROM state_misc WHERE stream = " + stream);
    }
}
