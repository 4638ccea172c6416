package regie.agent.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the kept output of an ended attempt. */
public final class KeptOutput {

    private KeptOutput() {}

    /** From its start, decompressed; empty when nothing is kept: it was empty, or its seven days are over. */
    public static Optional<InputStream> open(AttemptFiles files) throws IOException {
        try {
            return Optional.of(new BufferedInputStream(Files.newInputStream(files.kept())));
        } catch (NoSuchFileException compressedThen) {
            try {
                return Optional.of(new GZIPInputStream(Files.newInputStream(files.keptCompressed()), 1 << 16));
            } catch (NoSuchFileException nothing) {
                return Optional.empty();
            }
        }
    }
}
