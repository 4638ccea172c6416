package regie.runtime.journal;

import java.util.concurrent.CompletableFuture;

/** The writer's side of the journal. One commit is under way at a time. */
public interface Journal {

    /**
     * Writes all of a commit or nothing. It is refused unless the stream stands exactly where the
     * commit expects it, with the epoch that the writer holds.
     */
    CompletableFuture<Appended> append(Commit commit);

    /** Where the stream stands now; settles a doubt. */
    CompletableFuture<StreamPosition> position(StreamId stream);

    /**
     * Gives all rows of the stored state to {@code rows}, on a thread of the journal's choice, then
     * the position that they belong to.
     */
    CompletableFuture<StreamPosition> recover(StreamId stream, StateSource rows);
}
