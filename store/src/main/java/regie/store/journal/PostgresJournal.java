package regie.store.journal;

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Commit;
import regie.runtime.journal.Journal;
import regie.runtime.journal.StateSource;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;

/** The writer's side of the journal: one connection for commits, another to read the state by. */
public final class PostgresJournal implements Journal, AutoCloseable {

    /** A commit that takes longer counts as in doubt. */
    private static final int SILENCE_SECONDS = 20;

    private static final int RECOVERY_SILENCE_SECONDS = 120;

    private final Streams streams = new Streams();
    private final CommitWriter writer = new CommitWriter();
    private final Notices notices;
    private final Session commits;
    private final Session recovery;

    public PostgresJournal(Database database, Notices notices) {
        this.notices = notices;
        this.commits = new Session(database, "writer", SILENCE_SECONDS);
        this.recovery = new Session(database, "recovery", RECOVERY_SILENCE_SECONDS);
    }

    @Override
    public CompletableFuture<Appended> append(Commit commit) {
        return commits.call(connection -> {
            Appended appended = writer.write(connection, streams.number(connection, commit.stream()), commit);
            if (appended instanceof Appended.Done) {
                notices.committed(commit.stream());
            }
            return appended;
        });
    }

    @Override
    public CompletableFuture<StreamPosition> position(StreamId stream) {
        return commits.call(connection -> {
            connection.setAutoCommit(true);
            return streams.position(connection, stream);
        });
    }

    @Override
    public CompletableFuture<StreamPosition> recover(StreamId stream, StateSource rows) {
        return recovery.call(connection -> {
            int number = streams.number(connection, stream);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StreamPosition position = Streams.position(connection, number, "");
            StateReader.read(connection, number, rows);
            connection.commit();
            return position;
        });
    }

    @Override
    public void close() {
        commits.close();
        recovery.close();
    }
}
