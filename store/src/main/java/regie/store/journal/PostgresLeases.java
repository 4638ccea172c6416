package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.runtime.lease.Leases;
import regie.store.database.Database;

/** Leases on the database's own clock, so that no server's clock matters. */
public final class PostgresLeases implements Leases, AutoCloseable {

    private static final int SILENCE_SECONDS = 2;
    private static final String TAKE = """
            INSERT INTO lease AS l (stream, epoch, server, incarnation, until)
            VALUES (?, 1, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (stream) DO UPDATE SET epoch = l.epoch + 1, server = excluded.server,
                incarnation = excluded.incarnation, until = excluded.until
            WHERE l.until <= clock_timestamp() OR l.server = excluded.server
            RETURNING epoch""";
    private static final String LOOK = """
            SELECT server, greatest(0, extract(epoch FROM until - clock_timestamp()) * 1000)::bigint
            FROM lease WHERE stream = ?""";
    private static final String RENEW = """
            UPDATE lease SET until = clock_timestamp() + ? * interval '1 millisecond'
            WHERE stream = ? AND epoch = ? AND server = ? AND incarnation = ?""";

    private final Streams streams = new Streams();
    private final Session session;

    public PostgresLeases(Database database) {
        this.session = new Session(database, "lease", SILENCE_SECONDS);
    }

    @Override
    public CompletableFuture<Acquired> acquire(StreamId stream, Holder holder) {
        return session.call(connection -> {
            int number = streams.number(connection, stream);
            connection.setAutoCommit(false);
            long epoch = take(connection, number, holder);
            if (epoch > 0) {
                raise(connection, number, epoch);
            }
            Acquired acquired = epoch > 0 ? new Acquired.Granted(epoch) : held(connection, number);
            connection.commit();
            return acquired;
        });
    }

    @Override
    public CompletableFuture<Boolean> renew(StreamId stream, Holder holder, long epoch) {
        return session.call(connection -> extend(connection, stream, holder, epoch, LENGTH.toMillis()));
    }

    @Override
    public CompletableFuture<Void> release(StreamId stream, Holder holder, long epoch) {
        return session.call(connection -> extend(connection, stream, holder, epoch, 0)).thenApply(released -> null);
    }

    @Override
    public void close() {
        session.close();
    }

    private boolean extend(Connection connection, StreamId stream, Holder holder, long epoch, long millis)
            throws SQLException {
        int number = streams.number(connection, stream);
        connection.setAutoCommit(true);
        try (PreparedStatement update = connection.prepareStatement(RENEW)) {
            update.setLong(1, millis);
            update.setInt(2, number);
            update.setLong(3, epoch);
            update.setString(4, holder.server());
            update.setString(5, holder.incarnation());
            return update.executeUpdate() == 1;
        }
    }

    private static long take(Connection connection, int stream, Holder holder) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TAKE)) {
            insert.setInt(1, stream);
            insert.setString(2, holder.server());
            insert.setString(3, holder.incarnation());
            insert.setLong(4, LENGTH.toMillis());
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Waits for a commit under way, since both take the stream's row: that commit counts, the next does not. */
    private static void raise(Connection connection, int stream, long epoch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE stream SET epoch = ? WHERE id = ? AND epoch < ?")) {
            update.setLong(1, epoch);
            update.setInt(2, stream);
            update.setLong(3, epoch);
            if (update.executeUpdate() != 1) {
                throw new SQLException("the epoch of stream " + stream + " is not below that of its lease");
            }
        }
    }

    private static Acquired held(Connection connection, int stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setInt(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Acquired.Held(row.getString(1), Duration.ofMillis(row.getLong(2)))
                        : new Acquired.Held("", Duration.ZERO);
            }
        }
    }
}
