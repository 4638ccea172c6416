package regie.runtime.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where commands wait for the writer, and where their answers stay. */
public interface Inbox {

    /** Puts a command for the writer and tells it; an id that is known changes nothing. */
    CompletableFuture<Boolean> put(StreamId stream, InboxCommand command);

    /** The answer recorded under an id, if there is one. */
    CompletableFuture<Optional<Answer>> answer(CommandId id);

    /** Commands without an answer, oldest first. */
    CompletableFuture<List<InboxCommand>> unanswered(StreamId stream, int limit);

    /** Called, on any thread, when a command may have come or an answer may have been recorded. */
    AutoCloseable onChange(StreamId stream, Runnable listener);
}
