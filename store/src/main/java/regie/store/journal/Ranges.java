package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.runtime.journal.Chain;
import regie.runtime.journal.StreamId;

/**
 * The monthly ranges that a stream's journal is cut into. The newest has no upper bound; when a month
 * turns it gets one a little ahead of the writer, so that the writer never waits for the cut.
 */
public final class Ranges {

    private Ranges() {}

    /** One month's events; {@code lastSeq} is empty for the newest. */
    record Range(LocalDate month, String part, long firstSeq, Optional<Long> lastSeq) {}

    static void first(Connection connection, int stream) throws SQLException {
        LocalDate month = month(databaseTime(connection));
        String part = part(stream, month, 1);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + part + " PARTITION OF journal_" + stream + " FOR VALUES FROM (1) TO (MAXVALUE)");
        }
        record(connection, stream, month, part, 1, Chain.start());
    }

    /**
     * Opens a range for the current month if the newest is of an earlier one. Safe at any time, on any
     * server, beside the writer.
     *
     * @param ahead how many events the old range may still take in while it is being bounded
     * @return whether a range was opened
     */
    public static boolean roll(Connection connection, Streams streams, StreamId stream, long ahead) throws SQLException {
        int number = streams.number(connection, stream);
        LocalDate month = month(databaseTime(connection));
        Range newest = newest(connection, number);
        if (!newest.month().isBefore(month)) {
            return false;
        }
        connection.setAutoCommit(true);
        long bound = Streams.position(connection, number, "").seq() + 1 + ahead;
        try (Statement statement = connection.createStatement()) {
            // Checked first without stopping anybody: then the bound is put on without reading the events again.
            statement.execute("ALTER TABLE " + newest.part() + " DROP CONSTRAINT IF EXISTS bound");
            statement.execute("ALTER TABLE " + newest.part() + " ADD CONSTRAINT bound CHECK (seq < " + bound + " AND seq >= "
                    + newest.firstSeq() + " AND seq IS NOT NULL AND stream = " + number + ") NOT VALID");
            statement.execute("ALTER TABLE " + newest.part() + " VALIDATE CONSTRAINT bound");
        }
        cut(connection, number, newest, month, bound);
        return true;
    }

    private static void cut(Connection connection, int stream, Range old, LocalDate month, long bound) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            String part = part(stream, month, bound);
            statement.execute("ALTER TABLE journal_" + stream + " DETACH PARTITION " + old.part());
            statement.execute("ALTER TABLE journal_" + stream + " ATTACH PARTITION " + old.part() + " FOR VALUES FROM ("
                    + old.firstSeq() + ") TO (" + bound + ")");
            statement.execute("CREATE TABLE " + part + " PARTITION OF journal_" + stream + " FOR VALUES FROM (" + bound
                    + ") TO (MAXVALUE)");
            statement.execute("UPDATE journal_range SET last_seq = " + (bound - 1) + " WHERE stream = " + stream
                    + " AND first_seq = " + old.firstSeq());
            record(connection, stream, month, part, bound, new byte[0]);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** One range whose events lie in an archive, with the hashes at its bounds. */
    public record Archived(LocalDate month, long firstSeq, long lastSeq, byte[] before, byte[] after) {}

    /** The archived ranges, oldest first. */
    public static List<Archived> archived(Connection connection, int stream) throws SQLException {
        List<Archived> archives = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT month, first_seq, last_seq, hash_before, hash_after
                FROM journal_range WHERE stream = ? AND archived_at IS NOT NULL ORDER BY first_seq""")) {
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    archives.add(new Archived(
                            row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getBytes(4), row.getBytes(5)));
                }
            }
        }
        return archives;
    }

    /** Takes over, by an import, a range that was archived elsewhere; the open range begins after it. */
    public static void takeOver(Connection connection, int stream, Archived archived) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE journal_range SET first_seq = " + (archived.lastSeq() + 1) + " WHERE stream = " + stream
                    + " AND last_seq IS NULL");
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO journal_range (stream, month, part, first_seq, last_seq, hash_before, hash_after, archived_at)
                VALUES (?, ?, '', ?, ?, ?, ?, clock_timestamp())""")) {
            insert.setInt(1, stream);
            insert.setObject(2, archived.month());
            insert.setLong(3, archived.firstSeq());
            insert.setLong(4, archived.lastSeq());
            insert.setBytes(5, archived.before());
            insert.setBytes(6, archived.after());
            insert.executeUpdate();
        }
    }

    /** The closed range of a month that still lies in the database. */
    public static Optional<Closed> closed(Connection connection, int stream, LocalDate month) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT part, first_seq, last_seq FROM journal_range
                WHERE stream = ? AND month = ? AND last_seq IS NOT NULL AND archived_at IS NULL ORDER BY first_seq LIMIT 1""")) {
            select.setInt(1, stream);
            select.setObject(2, month);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Closed(row.getString(1), row.getLong(2), row.getLong(3))) : Optional.empty();
            }
        }
    }

    /** A range that no event will enter any more, and the partition that holds it. */
    public record Closed(String part, long firstSeq, long lastSeq) {}

    /** Drops the events of a closed range and keeps its bounds, within the connection's transaction. */
    public static void archive(Connection connection, int stream, Closed closed, byte[] before, byte[] after, String file)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE journal_range SET hash_before = ?, hash_after = ?, archived_at = clock_timestamp(), archive = ?
                WHERE stream = ? AND first_seq = ?""")) {
            update.setBytes(1, before);
            update.setBytes(2, after);
            update.setString(3, file);
            update.setInt(4, stream);
            update.setLong(5, closed.firstSeq());
            update.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE journal_" + stream + " DETACH PARTITION " + closed.part());
            statement.execute("DROP TABLE " + closed.part());
        }
    }

    static Range newest(Connection connection, int stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT month, part, first_seq FROM journal_range WHERE stream = ? AND last_seq IS NULL")) {
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("stream " + stream + " has no open range");
                }
                return new Range(row.getObject(1, LocalDate.class), row.getString(2), row.getLong(3), Optional.empty());
            }
        }
    }

    private static void record(Connection connection, int stream, LocalDate month, String part, long first, byte[] before)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal_range (stream, month, part, first_seq, hash_before) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, stream);
            insert.setObject(2, month);
            insert.setString(3, part);
            insert.setLong(4, first);
            insert.setBytes(5, before);
            insert.executeUpdate();
        }
    }

    private static String part(int stream, LocalDate month, long first) {
        return "journal_%d_%d%02d_%d".formatted(stream, month.getYear(), month.getMonthValue(), first);
    }

    private static LocalDate month(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    private static Instant databaseTime(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return Streams.instant(row, 1);
        }
    }
}
