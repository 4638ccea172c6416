package regie.runtime.twin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import regie.runtime.journal.Answer;
import regie.runtime.journal.CommandId;
import regie.runtime.journal.Inbox;
import regie.runtime.journal.InboxCommand;
import regie.runtime.journal.StreamId;

/** One server's way to the inbox of a {@link TwinDatabase}. */
public final class TwinInbox implements Inbox {

    private final TwinDatabase database;
    private final TwinLine line;

    public TwinInbox(TwinDatabase database, Weather weather, Executor travel) {
        this.database = database;
        this.line = new TwinLine(weather, travel);
    }

    @Override
    public CompletableFuture<Boolean> put(StreamId stream, InboxCommand command) {
        return line.call("put", () -> database.put(stream, command));
    }

    @Override
    public CompletableFuture<Optional<Answer>> answer(CommandId id) {
        return line.call("answer", () -> database.answer(id));
    }

    @Override
    public CompletableFuture<List<InboxCommand>> unanswered(StreamId stream, int limit) {
        return line.call("unanswered", () -> database.unanswered(stream, limit));
    }

    @Override
    public AutoCloseable onChange(StreamId stream, Runnable listener) {
        return database.onInbox(listener);
    }
}
