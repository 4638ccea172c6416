package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import regie.runtime.journal.StateRow;

/** The tables of the writer's memory: three with many rows, one for everything else. */
final class StateTable {

    /** Kinds with a table of their own. */
    static final Set<String> OWN = Set.of("run", "task", "pin");

    private StateTable() {}

    /** The changes of one kind within one commit, written with one statement for each sort of change. */
    static final class Changes {

        private final String kind;
        private final List<String> keys = new ArrayList<>();
        private final List<byte[]> bodies = new ArrayList<>();
        private final List<String> gone = new ArrayList<>();

        Changes(String kind) {
            this.kind = kind;
        }

        void add(StateRow row) {
            byte[] body = row.body();
            if (body == null) {
                gone.add(row.key());
                return;
            }
            keys.add(row.key());
            bodies.add(body);
        }

        void write(Connection connection, int stream) throws SQLException {
            boolean own = OWN.contains(kind);
            if (!gone.isEmpty()) {
                delete(connection, stream, own);
            }
            if (!keys.isEmpty()) {
                upsert(connection, stream, own);
            }
        }

        private void upsert(Connection connection, int stream, boolean own) throws SQLException {
            String sql = own
                    ? "INSERT INTO state_" + kind + " (stream, key, body) SELECT ?, k, b FROM unnest(?::text[], ?::bytea[]) t(k, b) "
                            + "ON CONFLICT (stream, key) DO UPDATE SET body = excluded.body"
                    : "INSERT INTO state_misc (kind, stream, key, body) SELECT ?, ?, k, b FROM unnest(?::text[], ?::bytea[]) t(k, b) "
                            + "ON CONFLICT (stream, kind, key) DO UPDATE SET body = excluded.body";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int next = 1;
                if (!own) {
                    insert.setString(next++, kind);
                }
                insert.setInt(next++, stream);
                insert.setArray(next++, connection.createArrayOf("text", keys.toArray(new String[0])));
                insert.setArray(next, connection.createArrayOf("bytea", bodies.toArray(new byte[0][])));
                insert.executeUpdate();
            }
        }

        private void delete(Connection connection, int stream, boolean own) throws SQLException {
            String sql = own
                    ? "DELETE FROM state_" + kind + " WHERE stream = ? AND key = ANY (?::text[])"
                    : "DELETE FROM state_misc WHERE stream = ? AND key = ANY (?::text[]) AND kind = ?";
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setInt(1, stream);
                delete.setArray(2, connection.createArrayOf("text", gone.toArray(new String[0])));
                if (!own) {
                    delete.setString(3, kind);
                }
                delete.executeUpdate();
            }
        }
    }
}
