package regie.store.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import regie.runtime.journal.StateSource;

/** Reads stored rows as fast as they come: by COPY in its binary form, one message a row. */
public final class StateReader {

    private static final int HEADER = 19;

    private StateReader() {}

    /** All rows of the state tables, within the connection's transaction. */
    public static void read(Connection connection, int stream, StateSource rows) throws SQLException {
        for (String kind : List.of("pin", "run", "task")) {
            copy(connection, "SELECT '" + kind + "'::text, key, body FROM state_" + kind + " WHERE stream = " + stream, rows);
        }
        copy(connection, "SELECT kind, key, body FROM state_misc WHERE stream = " + stream, rows);
    }

    /** All rows of a snapshot. */
    public static void readSnapshot(Connection connection, int stream, long seq, StateSource rows) throws SQLException {
        copy(connection, "SELECT kind, key, body FROM snapshot_row WHERE stream = " + stream + " AND seq = " + seq, rows);
    }

    private static void copy(Connection connection, String select, StateSource rows) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)");
        boolean first = true;
        byte[] lastKind = new byte[0];
        String kind = "";
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            ByteBuffer buffer = ByteBuffer.wrap(message);
            if (first) {
                buffer.position(HEADER);
                first = false;
            }
            if (buffer.remaining() < 2 || buffer.getShort() < 0) {
                continue;
            }
            byte[] kindBytes = field(buffer);
            if (!java.util.Arrays.equals(kindBytes, lastKind)) {
                lastKind = kindBytes;
                kind = new String(kindBytes, StandardCharsets.UTF_8);
            }
            String key = new String(field(buffer), StandardCharsets.UTF_8);
            rows.row(kind, key, field(buffer));
        }
    }

    private static byte[] field(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return bytes;
    }
}
