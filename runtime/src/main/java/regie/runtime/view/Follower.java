package regie.runtime.view;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.runtime.EventCodec;
import regie.runtime.Recorded;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.JournalEvent;
import regie.runtime.journal.JournalReader;
import regie.runtime.journal.StreamId;

/**
 * Feeds committed events to a projection, in order and each once, off the writer's path. It goes on from
 * the projection's own position, so it may be stopped, killed or far behind.
 */
public final class Follower<E> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 2_000;
    private static final long LOOK_MILLIS = 500;

    private final StreamId stream;
    private final JournalReader reader;
    private final EventCodec<E> codec;
    private final Projection<E> projection;
    private final Semaphore told = new Semaphore(1);
    private final AutoCloseable subscription;
    private volatile long position;
    private volatile boolean closing;

    public Follower(StreamId stream, JournalReader reader, EventCodec<E> codec, Projection<E> projection) {
        this.stream = stream;
        this.reader = reader;
        this.codec = codec;
        this.projection = projection;
        this.position = projection.position();
        this.subscription = reader.onCommit(stream, committed -> tell());
    }

    /** Follows on a thread of its own until it is closed. */
    public static <E> Follower<E> start(StreamId stream, JournalReader reader, EventCodec<E> codec, Projection<E> projection) {
        Follower<E> follower = new Follower<>(stream, reader, codec, projection);
        Thread.ofPlatform().name("regie-follower-" + projection.name()).daemon(true).start(follower::run);
        return follower;
    }

    /** The last event that the projection has taken in. */
    public long position() {
        return position;
    }

    /** Takes in what has been committed since; false when there was nothing. */
    public boolean step() {
        List<JournalEvent> events = reader.after(stream, position, BATCH);
        if (events.isEmpty()) {
            return false;
        }
        projection.apply(events.stream().map(this::read).toList());
        position = events.getLast().seq();
        return true;
    }

    @Override
    public void close() {
        closing = true;
        tell();
        try {
            subscription.close();
        } catch (Exception failed) {
            LOG.debug("a subscription did not close", failed);
        }
    }

    private void tell() {
        if (told.availablePermits() == 0) {
            told.release();
        }
    }

    private void run() {
        while (!closing) {
            try {
                if (!step() && told.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    told.drainPermits();
                }
            } catch (JournalAway away) {
                LOG.debug("{} waits for the journal: {}", projection.name(), away.getMessage());
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException bug) {
                LOG.error("the view {} does not take in what follows event {}; it is tried again", projection.name(), position, bug);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    private Recorded<E> read(JournalEvent event) {
        byte[] body = event.body();
        if (body == null) {
            throw new IllegalStateException("event " + event.seq() + " has no body any more: rebuild the view from a snapshot");
        }
        return new Recorded<>(codec.decode(event.type(), event.typeVersion(), body), event);
    }
}
