package regie.store.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.runtime.journal.JournalAway;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;
import regie.store.database.Database;
import regie.store.journal.Ranges;
import regie.store.journal.Streams;

/**
 * What a journal needs from time to time, beside its writer: each hour the head noted outside and a look
 * whether a month has turned, each day a snapshot. What fails is tried again an hour later.
 */
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration SNAPSHOT_EVERY = Duration.ofDays(1);
    /** Events that may still enter the old range while it is being bounded: a few seconds of the fastest writer. */
    private static final long AHEAD = 200_000;

    private final Database database;
    private final StreamId stream;
    private final HeadNotes notes;
    private final BooleanSupplier writing;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private Instant snapshotAt;

    /** @param writing whether this server is the writer: only one of several keeps things up */
    public Upkeep(Database database, StreamId stream, HeadNotes notes, BooleanSupplier writing, InstantSource clock) {
        this.database = database;
        this.stream = stream;
        this.notes = notes;
        this.writing = writing;
        this.clock = clock;
        this.snapshotAt = clock.instant().plus(SNAPSHOT_EVERY);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("regie-upkeep").daemon(true).factory());
    }

    public Upkeep start() {
        timer.scheduleWithFixedDelay(this::tryOnce, 1, 60, TimeUnit.MINUTES);
        return this;
    }

    /** Does what is due now. */
    public void once() throws SQLException {
        if (!writing.getAsBoolean()) {
            return;
        }
        try (Connection connection = database.connect("upkeep", 300)) {
            Streams streams = new Streams();
            StreamPosition position = streams.position(connection, stream);
            if (position.seq() > 0) {
                notes.note(stream, position, clock.instant());
            }
            if (Ranges.roll(connection, streams, stream, AHEAD)) {
                LOG.info("stream {}: a new month's range is open", stream);
            }
        }
        if (!clock.instant().isBefore(snapshotAt)) {
            new Snapshots(database).take(stream);
            snapshotAt = clock.instant().plus(SNAPSHOT_EVERY);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void tryOnce() {
        try {
            once();
        } catch (SQLException | JournalAway failed) {
            LOG.warn("the journal's upkeep did not succeed and is tried again in an hour: {}", failed.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("the journal's upkeep failed and is tried again in an hour", failed);
        }
    }
}
