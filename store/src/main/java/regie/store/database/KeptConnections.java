package regie.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import regie.runtime.journal.JournalAway;

/**
 * A few connections that stand by for short work. A new one costs the database a process and a handshake of several
 * milliseconds, which whoever reads or writes many times a second would take from the writer.
 */
public final class KeptConnections implements AutoCloseable {

    private static final int KEPT_MAX = 4;
    private static final int SILENCE_SECONDS = 60;

    private final Database database;
    private final String name;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(KEPT_MAX);
    private volatile boolean closed;

    public KeptConnections(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /** What is done on a connection, which is in autocommit mode before. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does it on an idle connection, or a new one. One that a restart of the database has broken is noticed only by using it, so
     * work that fails on an idle connection is done once more on a new one: it must be one transaction, or only read.
     *
     * @throws JournalAway when the database cannot do it
     */
    public <T> T on(Work<T> work) {
        Connection kept = idle.poll();
        if (kept != null) {
            try {
                return done(kept, work);
            } catch (SQLException broken) {
                drop(kept);
            }
        }
        @Nullable Connection made = null;
        try {
            made = database.connect(name, SILENCE_SECONDS);
            return done(made, work);
        } catch (SQLException failed) {
            if (made != null) {
                drop(made);
            }
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }

    private <T> T done(Connection connection, Work<T> work) throws SQLException {
        T result = work.on(connection);
        connection.setAutoCommit(true);
        if (closed || !idle.offer(connection)) {
            drop(connection);
        }
        return result;
    }

    private static void drop(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It is thrown away either way.
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            drop(each);
        }
    }
}
