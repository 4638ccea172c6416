package regie.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regie.store.Result;

/**
 * The folder of one embedded PostgreSQL, open in one process at a time. The kernel's lock on {@code lock}
 * is what counts, since it ends with the process however that dies; what is written in the file only
 * tells others who has it.
 */
final class ClusterFolder implements AutoCloseable {

    /** The layout of the folder, not the version of the program. */
    static final String FORMAT = "1";

    private static final String IDENTITY = "cluster.properties";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final String id;

    private ClusterFolder(Path path, FileChannel channel, FileLock lock, String id) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.id = id;
    }

    /** Opens the folder, made if it is not there. */
    static Result<ClusterFolder> open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.exists(path.resolve(IDENTITY)) && !isNew(path)) {
                return Result.refused(new EmbeddedProblem.FolderNotOurs(path));
            }
            return lock(path);
        } catch (IOException failed) {
            return Result.refused(new EmbeddedProblem.FolderNotWritable(path, words(failed)));
        }
    }

    Path path() {
        return path;
    }

    /** A word that no other folder has; for root it names the folder below /var/lib/regie. */
    String id() {
        return id;
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException closedAnyway) {
            // The lock goes with the process at the latest.
        }
    }

    private static Result<ClusterFolder> lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            List<String> words = ownerWords(path);
            return Result.refused(new EmbeddedProblem.FolderInUse(
                    path, words.isEmpty() ? 0 : Long.parseLong(words.get(0)), words.size() < 2 ? "?" : words.get(1)));
        }
        ProcessHandle self = ProcessHandle.current();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((self.pid() + "\n" + started(self) + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        return identify(path, channel, lock);
    }

    private static Result<ClusterFolder> identify(Path path, FileChannel channel, FileLock lock) throws IOException {
        Path file = path.resolve(IDENTITY);
        boolean fresh = !Files.exists(file);
        Properties words = new Properties();
        if (fresh) {
            words.setProperty("format", FORMAT);
            words.setProperty("id", UUID.randomUUID().toString());
            Path draft = path.resolve(IDENTITY + ".new");
            try (var writer = Files.newBufferedWriter(draft)) {
                words.store(writer, "one embedded PostgreSQL of Régie");
            }
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        try (var reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        String format = words.getProperty("format", "?");
        if (!format.equals(FORMAT)) {
            lock.release();
            channel.close();
            return Result.refused(new EmbeddedProblem.FolderOfOtherFormat(path, format, FORMAT));
        }
        return Result.good(new ClusterFolder(path, channel, lock, words.getProperty("id", "")));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static boolean isNew(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> {
                String name = file.getFileName().toString();
                return name.equals(LOCK) || name.equals("lost+found") || name.startsWith(IDENTITY);
            });
        }
    }

    private static List<String> ownerWords(Path path) {
        try {
            return Files.readAllLines(path.resolve(LOCK)).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException noLock) {
            return List.of();
        }
    }

    private static String started(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("?");
    }

    private static String words(IOException failed) {
        String message = failed.getMessage();
        return failed.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
