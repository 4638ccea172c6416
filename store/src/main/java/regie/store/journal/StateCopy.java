package regie.store.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StateSource;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;

/**
 * The whole stored state as it stood at one event, read on a connection of its own while the writer goes on: for what is worked
 * out beside the loop. Reading a great state takes about a second and twice its memory, so it is not done for every event.
 */
public final class StateCopy {

    private static final int SILENCE_SECONDS = 60;

    private final Database database;
    private final StreamId stream;
    private final Streams streams = new Streams();

    public StateCopy(Database database, StreamId stream) {
        this.database = database;
        this.stream = stream;
    }

    /**
     * Reads it unless it still stands where it stood.
     *
     * @param unless the event at which nothing needs to be read; -1 to read in any case
     * @return where the state that was read stands; empty when nothing was
     * @throws JournalAway when the database cannot be read
     */
    public Optional<StreamPosition> read(long unless, StateSource rows) {
        try (Connection connection = database.connect("copy", SILENCE_SECONDS)) {
            int number = streams.number(connection, stream);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            StreamPosition position = streams.position(connection, stream);
            if (position.seq() == unless) {
                return Optional.empty();
            }
            StateReader.read(connection, number, rows);
            connection.commit();
            return Optional.of(position);
        } catch (SQLException failed) {
            throw new JournalAway(String.valueOf(failed.getMessage()), failed);
        }
    }
}
