package regie.runtime.journal;

import java.util.List;
import java.util.function.Consumer;

/** The reader's side: committed events in order. Blocks; throws {@link JournalAway}. */
public interface JournalReader {

    /** The events after {@code seq}, oldest first, at most {@code limit}. */
    List<JournalEvent> after(StreamId stream, long seq, int limit);

    StreamPosition head(StreamId stream);

    /** Called, on any thread, when something may have been committed; closing it ends that. */
    AutoCloseable onCommit(StreamId stream, Consumer<StreamId> listener);
}
