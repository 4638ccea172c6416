package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
