package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;

/** The streams of a database: their numbers, which rows carry instead of names, and where they stand. */
public final class Streams {

    private final Map<StreamId, Integer> numbers = new ConcurrentHashMap<>();

    /** Its number; the stream and the first range of its journal are made if they are not there. */
    public int number(Connection connection, StreamId stream) throws SQLException {
        Integer known = numbers.get(stream);
        if (known != null) {
            return known;
        }
        int number = find(connection, stream);
        if (number == 0) {
            create(connection, stream);
            number = find(connection, stream);
        }
        numbers.put(stream, number);
        return number;
    }

    /**
     * Every stream that a database knows, in the order in which they were made.
     *
     * @throws JournalAway when the database cannot be read
     */
    public static List<StreamId> all(Database database) {
        List<StreamId> all = new ArrayList<>();
        try (Connection connection = database.connect("streams", 60);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT estate, environment FROM stream ORDER BY id")) {
            while (row.next()) {
                all.add(new StreamId(row.getString(1), row.getString(2)));
            }
            return all;
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    public StreamPosition position(Connection connection, StreamId stream) throws SQLException {
        return position(connection, number(connection, stream), "");
    }

    static StreamPosition position(Connection connection, int number, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT epoch, seq, commit, head, at, state_format FROM stream WHERE id = ? " + lock)) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("stream " + number + " is gone");
                }
                return new StreamPosition(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getBytes(4), instant(row, 5), row.getInt(6));
            }
        }
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static int find(Connection connection, StreamId stream) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM stream WHERE estate = ? AND environment = ?")) {
            select.setString(1, stream.estate());
            select.setString(2, stream.environment());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Two servers may meet a new stream at once: the table lock lets one of them make it. */
    private static void create(Connection connection, StreamId stream) throws SQLException {
        boolean automatic = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE stream IN SHARE ROW EXCLUSIVE MODE");
            if (find(connection, stream) == 0) {
                insert(connection, stream);
                int number = find(connection, stream);
                statement.execute("CREATE TABLE journal_" + number + " PARTITION OF journal FOR VALUES IN (" + number
                        + ") PARTITION BY RANGE (seq)");
                Ranges.first(connection, number);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(automatic);
        }
    }

    private static void insert(Connection connection, StreamId stream) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO stream (estate, environment) VALUES (?, ?)")) {
            insert.setString(1, stream.estate());
            insert.setString(2, stream.environment());
            insert.executeUpdate();
        }
    }
}
