package regie.agent.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The part of an output that has been given up because the limit was passed.
 *
 * @param from the first byte that is gone
 * @param to the first that is there again
 */
public record Cut(long from, long to) {

    /** Large enough for what a file system can give back. */
    public static final long BLOCK = 4096;

    /** What has to go from an output of this size, in whole blocks; empty when it fits. */
    public static Optional<Cut> of(long size, long limit) {
        long from = roundUp(limit / 2);
        long to = (size - limit / 2) / BLOCK * BLOCK;
        return size > limit && to > from ? Optional.of(new Cut(from, to)) : Optional.empty();
    }

    private static long roundUp(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** The line that stands in the output in place of what is gone. */
    public byte[] notice() {
        return ("\n[Régie: " + (to - from) + " octets coupés ici, limite de sortie atteinte"
                + " | " + (to - from) + " bytes cut here, output limit reached]\n").getBytes(StandardCharsets.UTF_8);
    }

    public void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, from + " " + to);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static Optional<Cut> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] numbers = Files.readString(file).strip().split(" ");
        return Optional.of(new Cut(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
    }
}
