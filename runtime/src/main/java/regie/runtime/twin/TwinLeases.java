package regie.runtime.twin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import regie.runtime.journal.StreamId;
import regie.runtime.lease.Holder;
import regie.runtime.lease.Leases;

/** One server's way to the leases of a {@link TwinDatabase}. */
public final class TwinLeases implements Leases {

    private final TwinDatabase database;
    private final TwinLine line;

    public TwinLeases(TwinDatabase database, Weather weather, Executor travel) {
        this.database = database;
        this.line = new TwinLine(weather, travel);
    }

    @Override
    public CompletableFuture<Acquired> acquire(StreamId stream, Holder holder) {
        return line.call("acquire", () -> database.acquire(stream, holder));
    }

    @Override
    public CompletableFuture<Boolean> renew(StreamId stream, Holder holder, long epoch) {
        return line.call("renew", () -> database.renew(stream, holder, epoch, LENGTH.toNanos()));
    }

    @Override
    public CompletableFuture<Void> release(StreamId stream, Holder holder, long epoch) {
        return line.call("release", () -> database.renew(stream, holder, epoch, 0)).thenApply(released -> null);
    }
}
