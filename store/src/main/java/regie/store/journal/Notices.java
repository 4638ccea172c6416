package regie.store.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;

/**
 * Who is told what: commits of this process directly, the inbox of all servers by LISTEN. A notice may be
 * lost with its connection, so whoever waits for one also looks by himself now and then.
 */
public final class Notices implements AutoCloseable {

    static final String ARRIVED = "regie_inbox";
    static final String ANSWERED = "regie_answer";

    private static final int LISTEN_MILLIS = 1_000;

    private final Database database;
    private final List<Consumer<StreamId>> commitListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> inboxListeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closing;

    public Notices(Database database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("regie-notices").daemon(true).start(this::listen);
    }

    static void notify(Connection connection, String channel, int stream) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            notify.setString(1, channel);
            notify.setString(2, Integer.toString(stream));
            notify.execute();
        }
    }

    void committed(StreamId stream) {
        for (Consumer<StreamId> listener : commitListeners) {
            listener.accept(stream);
        }
    }

    AutoCloseable onCommit(Consumer<StreamId> listener) {
        commitListeners.add(listener);
        return () -> commitListeners.remove(listener);
    }

    AutoCloseable onInbox(Runnable listener) {
        inboxListeners.add(listener);
        return () -> inboxListeners.remove(listener);
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }

    private void listen() {
        while (!closing) {
            try (Connection connection = database.connect("notices", 0);
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + ARRIVED);
                statement.execute("LISTEN " + ANSWERED);
                PGConnection notices = connection.unwrap(PGConnection.class);
                while (!closing) {
                    PGNotification[] got = notices.getNotifications(LISTEN_MILLIS);
                    if (got != null && got.length > 0) {
                        inboxListeners.forEach(Runnable::run);
                    }
                }
            } catch (SQLException away) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
