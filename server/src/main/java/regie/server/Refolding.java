package regie.server;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.engine.EngineCommand;
import regie.engine.EngineEvent;
import regie.engine.effect.Effect;
import regie.runtime.Feature;
import regie.runtime.journal.StreamId;
import regie.server.folder.StartProblem;
import regie.server.folder.StartRefused;
import regie.store.Result;
import regie.store.audit.AuditProblem;
import regie.store.audit.StateFold;
import regie.store.database.Database;

/**
 * Before a server tries for the lease: a stored state in the format of another version is written anew
 * from the journal.
 */
final class Refolding {

    private static final Logger LOG = LoggerFactory.getLogger(Refolding.class);
    /** Longer than a lease outlives a writer that was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long AGAIN_MILLIS = 250;

    private Refolding() {}

    /**
     * While another server writes, its version's format stays: this one then follows it, and says what to
     * do should it have to take over.
     *
     * @throws StartRefused when the journal does not give the state any more
     */
    static void ifNeeded(Database database, Feature<EngineCommand, EngineEvent, Effect> feature, StreamId stream) {
        StateFold<EngineCommand, EngineEvent, Effect> fold = new StateFold<>(database, feature);
        long until = System.nanoTime() + PATIENCE.toNanos();
        Result<Boolean> result = fold.refoldIfNeeded(stream);
        while (isWriterThere(result) && System.nanoTime() < until && slept()) {
            result = fold.refoldIfNeeded(stream);
        }
        switch (result) {
            case Result.Good<Boolean> good -> {
                if (good.value()) {
                    LOG.info("the stored state had the format of another version and was written anew from the journal");
                }
            }
            case Result.Refused<Boolean> refused -> {
                if (!isWriterThere(result)) {
                    throw new StartRefused(new StartProblem.StoreRefused(refused.problem()));
                }
                LOG.warn("the stored state has the format of another version, whose server still writes: {}",
                        refused.problem().sentence().en());
            }
        }
    }

    private static boolean isWriterThere(Result<Boolean> result) {
        return result instanceof Result.Refused<Boolean> refused && refused.problem() instanceof AuditProblem.WriterStillThere;
    }

    private static boolean slept() {
        try {
            Thread.sleep(AGAIN_MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
