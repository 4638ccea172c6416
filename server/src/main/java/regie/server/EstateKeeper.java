package regie.server;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.estate.EstateModel;
import regie.kernel.EstateVersion;
import regie.runtime.journal.StreamId;
import regie.server.estate.EstateShelf;
import regie.store.registry.EstateHistory;

/**
 * Sees to it that the version that the engine follows is the one in force here too, whichever server was asked to apply it, and that
 * it stands in the list of versions.
 */
final class EstateKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EstateKeeper.class);
    private static final long LOOK_MILLIS = 1_000;

    private final StreamId stream;
    private final EstateShelf shelf;
    private final EstateHistory history;
    private final Supplier<Optional<EstateVersion>> engine;
    private final Supplier<Instant> now;
    private final Thread thread;
    private volatile Consumer<EstateModel> listener = model -> {};
    private EstateVersion told;

    /** @param engine the version that the engine follows; empty where this server does not write */
    EstateKeeper(StreamId stream, EstateShelf shelf, EstateHistory history, Supplier<Optional<EstateVersion>> engine,
            Supplier<Instant> now) {
        this.stream = stream;
        this.shelf = shelf;
        this.history = history;
        this.engine = engine;
        this.now = now;
        this.told = shelf.inForce().version();
        this.thread = Thread.ofVirtual().name("estate").unstarted(this::watch);
    }

    EstateKeeper start() {
        thread.start();
        return this;
    }

    /** Hears of every other version that comes into force. */
    void onChange(Consumer<EstateModel> changed) {
        listener = changed;
    }

    /** Whether a version that was chosen at the start is still wanted: nobody has applied another one since. */
    boolean isNewest(StartingEstate chosen) {
        return chosen.fromDirectory() && history.last(stream).map(last -> last.number() == chosen.after()).orElse(true);
    }

    /** The engine follows this version; it is listed unless it is the last one listed. */
    void follows(EstateVersion version, String source) {
        shelf.follow(version);
        if (history.last(stream).filter(last -> last.version().equals(version)).isEmpty()) {
            history.add(stream, new EstateHistory.Entry(0, stream.environment(), version, now.get(), "regie", "", source,
                    java.util.List.of()));
        }
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_MILLIS);
                engine.get().or(() -> history.last(stream).map(EstateHistory.Entry::version))
                        .filter(version -> !version.equals(shelf.inForce().version())).ifPresent(shelf::follow);
                EstateModel model = shelf.inForce();
                if (!model.version().equals(told)) {
                    told = model.version();
                    LOG.info("estate version {} is in force", told);
                    listener.accept(model);
                }
            } catch (InterruptedException ended) {
                return;
            } catch (CompletionException | IllegalStateException | org.springframework.dao.DataAccessException notNow) {
                LOG.debug("The version in force cannot be looked at for now: {}", notNow.getMessage());
            } catch (RuntimeException bug) {
                LOG.error("The version in force could not be followed; it is tried again", bug);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
