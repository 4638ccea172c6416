package regie.runtime.lease;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import regie.runtime.journal.StreamId;

/** Leases on streams, 3 seconds long on the database's own clock. */
public interface Leases {

    Duration LENGTH = Duration.ofSeconds(3);

    /**
     * Takes the lease when nobody has it, when it ran out, or when the same server had it. Taking it
     * raises the stream's epoch, which deposes whoever wrote before.
     */
    CompletableFuture<Acquired> acquire(StreamId stream, Holder holder);

    /** Whether the lease of that epoch is still this holder's; if so it runs another 3 seconds. */
    CompletableFuture<Boolean> renew(StreamId stream, Holder holder, long epoch);

    /** Gives it back, so that another server need not wait. */
    CompletableFuture<Void> release(StreamId stream, Holder holder, long epoch);

    /** The answer to {@link #acquire}. */
    sealed interface Acquired {

        record Granted(long epoch) implements Acquired {}

        record Held(String server, Duration left) implements Acquired {}
    }
}
