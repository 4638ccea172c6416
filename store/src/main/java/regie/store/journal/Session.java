package regie.store.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import regie.runtime.journal.JournalAway;
import regie.store.database.Database;

/**
 * One connection with the thread that uses it. After any error the connection is thrown away: what it
 * had begun is rolled back by the server, and the next call makes a new one.
 */
final class Session implements AutoCloseable {

    private final Database database;
    private final String name;
    private final int silenceSeconds;
    private final ExecutorService thread;
    private @Nullable Connection connection;

    Session(Database database, String name, int silenceSeconds) {
        this.database = database;
        this.name = name;
        this.silenceSeconds = silenceSeconds;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("regie-" + name).daemon(true).factory());
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Fails with {@link JournalAway} when the database did not say that the work was done. */
    <T> CompletableFuture<T> call(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            thread.execute(() -> run(work, result));
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(new JournalAway("the connection " + name + " is closed"));
        }
        return result;
    }

    @Override
    public void close() {
        try {
            thread.execute(this::drop);
        } catch (RejectedExecutionException closedBefore) {
            return;
        }
        thread.shutdown();
    }

    private <T> void run(Work<T> work, CompletableFuture<T> result) {
        T done;
        try {
            done = work.on(connected());
        } catch (SQLException failed) {
            drop();
            result.completeExceptionally(new JournalAway(words(failed), failed));
            return;
        } catch (RuntimeException | Error bug) {
            drop();
            result.completeExceptionally(bug);
            return;
        }
        result.complete(done);
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect(name, silenceSeconds);
            connection = open;
        }
        return open;
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                // It is thrown away either way.
            }
        }
    }

    private static String words(SQLException failed) {
        String message = String.valueOf(failed.getMessage());
        String state = failed.getSQLState();
        return message.lines().findFirst().orElse("") + (state == null ? "" : " [" + state + "]");
    }
}
