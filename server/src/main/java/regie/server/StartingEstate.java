package regie.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import regie.estate.EstateModel;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.kernel.EstateVersion;
import regie.runtime.journal.StreamId;
import regie.server.folder.DataFolder;
import regie.store.database.Database;
import regie.store.registry.EstateBundles;
import regie.store.registry.EstateHistory;

/**
 * The version that a server begins with. A directory is put in force when it is another than at the start before; while it has
 * stayed the same, what was applied since stays in force.
 *
 * @param fromDirectory it is to be put in force when this server first writes, unless somebody applies another one before
 * @param after the newest version that was known at the start
 * @param source the directory, or where the version in force had come from
 */
record StartingEstate(EstateModel model, Bundle bundle, boolean fromDirectory, long after, String source) {

    private static final Logger LOG = LoggerFactory.getLogger(StartingEstate.class);
    private static final String SEEN = "estate-seen";

    static StreamId streamOf(EstateModel model) {
        return new StreamId(model.name(), model.environment().name());
    }

    static StartingEstate of(EstateReader.Outcome.Valid directory, DataFolder folder, Database database) {
        StreamId stream = streamOf(directory.model());
        Optional<EstateHistory.Entry> last = new EstateHistory(database).last(stream);
        String seen = stream.environment() + " " + directory.model().version().value();
        boolean same = folder.remembered(SEEN).filter(seen::equals).isPresent();
        folder.remember(SEEN, seen);
        String source = folder.remembered("estate").map(text -> String.valueOf(Path.of(text))).orElse("");
        StartingEstate fromDirectory = new StartingEstate(directory.model(), directory.bundle(), true,
                last.map(EstateHistory.Entry::number).orElse(0L), source);
        if (!same || last.isEmpty() || last.get().version().equals(directory.model().version())) {
            return fromDirectory;
        }
        Optional<EstateReader.Outcome.Valid> kept = kept(database, last.get().version(), stream.environment());
        if (kept.isEmpty()) {
            LOG.error("Version {} was in force and cannot be read any more; the directory's is put in force", last.get().version());
            return fromDirectory;
        }
        LOG.info("Version {} stays in force (from {}); the directory is as it was at the start before", last.get().version(),
                last.get().source());
        return new StartingEstate(kept.get().model(), kept.get().bundle(), false, last.get().number(), last.get().source());
    }

    private static Optional<EstateReader.Outcome.Valid> kept(Database database, EstateVersion version, String environment) {
        try {
            Optional<byte[]> packed = new EstateBundles(database).bundle(version);
            return packed.isPresent() && EstateReader.read(Bundle.unpack(new ByteArrayInputStream(packed.get())), environment)
                    instanceof EstateReader.Outcome.Valid valid ? Optional.of(valid) : Optional.empty();
        } catch (IOException broken) {
            LOG.error("The kept files of version {} cannot be read: {}", version, broken.getMessage());
            return Optional.empty();
        }
    }
}
