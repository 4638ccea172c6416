package regie.store.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import regie.runtime.journal.StreamId;
import regie.runtime.journal.StreamPosition;

/**
 * Heads of the chain noted outside the database: a line each hour in a file, and the same words for the
 * agents to keep. Who rewrites the journal would have to reach all of them.
 */
public final class HeadNotes {

    private final Path file;
    private final Consumer<Note> elsewhere;

    /** @param elsewhere takes each note to the agents */
    public HeadNotes(Path file, Consumer<Note> elsewhere) {
        this.file = file;
        this.elsewhere = elsewhere;
    }

    /** That the chain of {@code stream} had this head after event {@code seq}. */
    public record Note(StreamId stream, long seq, String head, Instant noted) {

        /** {@code STREAM SEQ HEAD TIME} */
        public String line() {
            return stream + " " + seq + " " + head + " " + noted;
        }

        public static Note of(String line) {
            String[] words = line.split(" ");
            return new Note(StreamId.of(words[0]), Long.parseLong(words[1]), words[2], Instant.parse(words[3]));
        }
    }

    public void note(StreamId stream, StreamPosition position, Instant now) {
        Note note = new Note(stream, position.seq(), HexFormat.of().formatHex(position.head()), now);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((note.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        elsewhere.accept(note);
    }

    /** @param where the file that holds the note, in words for whoever reads a finding */
    public record Kept(String where, Note note) {}

    /** The notes of one stream, oldest first; a line cut short by a crash is passed over. */
    public static List<Kept> read(Path file, StreamId stream) {
        return read(file, file.getFileName().toString(), stream);
    }

    /** The notes in a data folder: the server's own, and those that its local agents keep. */
    public static List<Kept> readAll(Path data, StreamId stream) {
        List<Kept> all = new ArrayList<>(read(data.resolve("heads"), stream));
        Path agents = data.resolve("agents");
        if (Files.isDirectory(agents)) {
            try (Stream<Path> folders = Files.list(agents)) {
                folders.sorted().forEach(agent -> all.addAll(
                        read(agent.resolve("heads"), "agents/" + agent.getFileName() + "/heads", stream)));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return all;
    }

    private static List<Kept> read(Path file, String where, StreamId stream) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .flatMap(line -> parsed(line).stream())
                    .filter(note -> note.stream().equals(stream))
                    .map(note -> new Kept(where, note))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Note> parsed(String line) {
        try {
            return line.split(" ").length == 4 ? Optional.of(Note.of(line)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException cut) {
            return Optional.empty();
        }
    }
}
