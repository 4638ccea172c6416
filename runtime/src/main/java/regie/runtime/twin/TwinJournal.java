package regie.runtime.twin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import regie.runtime.journal.Appended;
import regie.runtime.journal.Commit;
import regie.runtime.journal.Journal;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.StateSource;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;

/** One server's journal, written and read, in a {@link TwinDatabase}. */
public final class TwinJournal implements Journal, JournalReader {

    private final TwinDatabase database;
    private final Weather weather;
    private final TwinLine line;

    public TwinJournal(TwinDatabase database, Weather weather, Executor travel) {
        this.database = database;
        this.weather = weather;
        this.line = new TwinLine(weather, travel);
    }

    @Override
    public CompletableFuture<Appended> append(Commit commit) {
        return line.call("append", () -> database.append(commit));
    }

    @Override
    public CompletableFuture<StreamPosition> position(StreamId stream) {
        return line.call("position", () -> database.position(stream));
    }

    @Override
    public CompletableFuture<StreamPosition> recover(StreamId stream, StateSource rows) {
        return line.call("recover", () -> {
            synchronized (database) {
                database.rows(stream, rows);
                return database.position(stream);
            }
        });
    }

    @Override
    public List<JournalEvent> after(StreamId stream, long seq, int limit) {
        arrive();
        return database.after(stream, seq, limit);
    }

    @Override
    public StreamPosition head(StreamId stream) {
        arrive();
        return database.position(stream);
    }

    @Override
    public AutoCloseable onCommit(StreamId stream, Consumer<StreamId> listener) {
        return database.onCommit(committed -> {
            if (committed.equals(stream)) {
                listener.accept(committed);
            }
        });
    }

    private void arrive() {
        if (weather.next("read") != Weather.Fate.WELL) {
            throw new JournalAway("the request was lost");
        }
    }
}
