package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;

/** Committed events in order, on a connection of their own. */
public final class PostgresReader implements JournalReader, AutoCloseable {

    private static final int SILENCE_SECONDS = 30;
    private static final String AFTER = "SELECT " + EventRows.COLUMNS
            + " FROM journal WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?";

    private final Streams streams = new Streams();
    private final EventRows rows = new EventRows();
    private final Notices notices;
    private final Session session;

    public PostgresReader(Database database, Notices notices) {
        this.notices = notices;
        this.session = new Session(database, "reader", SILENCE_SECONDS);
    }

    @Override
    public List<JournalEvent> after(StreamId stream, long seq, int limit) {
        return await(session.call(connection -> read(connection, stream, seq, limit)));
    }

    @Override
    public StreamPosition head(StreamId stream) {
        return await(session.call(connection -> {
            connection.setAutoCommit(true);
            return streams.position(connection, stream);
        }));
    }

    @Override
    public AutoCloseable onCommit(StreamId stream, Consumer<StreamId> listener) {
        return notices.onCommit(committed -> {
            if (committed.equals(stream)) {
                listener.accept(committed);
            }
        });
    }

    @Override
    public void close() {
        session.close();
    }

    private List<JournalEvent> read(Connection connection, StreamId stream, long seq, int limit) throws SQLException {
        int number = streams.number(connection, stream);
        connection.setAutoCommit(true);
        List<JournalEvent> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setInt(1, number);
            select.setLong(2, seq);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(rows.read(row));
                }
            }
        }
        return events;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof JournalAway away ? away : new JournalAway(String.valueOf(failed.getCause()), failed);
        }
    }
}
