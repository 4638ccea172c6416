package regie.server.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder given by {@code --data}, locked for one server.
 *
 * <p>It holds {@code version} (the format's number), {@code lock}, {@code token} (0600: who can read it
 * may command), {@code server.json} (where the running server is; gone after an orderly stop),
 * {@code clock} (a scaled clock's rate and how far it got), {@code postgres/}, {@code agents/NAME/} and
 * {@code logs/}. The lock is the operating system's, so it ends with the process, even by kill -9.
 */
public final class DataFolder implements AutoCloseable {

    /** Raised whenever an older program could no longer understand the folder. */
    public static final String FORMAT = "1";

    private static final int TOKEN_BYTES = 32;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;
    private final boolean fresh;

    private DataFolder(Path root, FileChannel channel, FileLock lock, boolean fresh) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
        this.fresh = fresh;
    }

    /**
     * Takes the folder for this process, making it when there is none.
     *
     * @throws StartRefused when it is in use, of another version, somebody else's, or cannot be written
     */
    public static DataFolder take(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            refuseForeign(root);
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartRefused(new StartProblem.DataFolderInUse(root, owner(root)));
            }
            boolean fresh = stamp(root);
            for (String name : new String[] {"agents", "logs"}) {
                Files.createDirectories(root.resolve(name));
            }
            DataFolder taken = new DataFolder(root, channel, lock, fresh);
            taken.makeSecret("token");
            taken.makeSecret("agent-token");
            return taken;
        } catch (IOException refused) {
            throw new StartRefused(new StartProblem.DataFolderUnusable(root, String.valueOf(refused.getMessage())));
        }
    }

    private static void refuseForeign(Path root) throws IOException {
        Path version = root.resolve("version");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(FORMAT)) {
                throw new StartRefused(new StartProblem.DataFolderOfAnotherVersion(root, found, FORMAT));
            }
            return;
        }
        if (Files.isDirectory(root)) {
            try (Stream<Path> content = Files.list(root)) {
                if (content.anyMatch(path -> !path.getFileName().toString().equals("lock"))) {
                    throw new StartRefused(new StartProblem.DataFolderNotRegies(root));
                }
            }
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static String owner(Path root) {
        return ServerFile.read(root).map(found -> found.url() + ", pid " + found.pid()).orElse("lock");
    }

    private static boolean stamp(Path root) throws IOException {
        Path version = root.resolve("version");
        if (Files.exists(version)) {
            return false;
        }
        Files.writeString(version, FORMAT + "\n");
        return true;
    }

    private void makeSecret(String name) throws IOException {
        Path token = root.resolve(name);
        if (Files.exists(token)) {
            return;
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        // Made with its rights from the first instant: nobody can open it between creation and a chmod.
        Path written = Files.createTempFile(
                root, name, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, HexFormat.of().formatHex(bytes));
        Files.move(written, token, StandardCopyOption.ATOMIC_MOVE);
    }

    public Path root() {
        return root;
    }

    /** Whether no server has worked in it before. */
    public boolean fresh() {
        return fresh;
    }

    /** The long-lived token; never put it in a URL or a log. */
    public String token() {
        try {
            return Files.readString(root.resolve("token")).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Holds the secret with which local agents greet. */
    public Path agentToken() {
        return root.resolve("agent-token");
    }

    /** The agents' secret is the one that all servers of the database share. */
    public void keepAgentToken(String shared) {
        if (!remembered("agent-token").filter(shared::equals).isPresent()) {
            remember("agent-token", shared);
        }
    }

    /** The lasting identity of the server of this folder. */
    public String server() {
        return remembered("server-id").orElseGet(() -> {
            String made = java.util.UUID.randomUUID().toString();
            remember("server-id", made);
            return made;
        });
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path agent(String name) {
        return root.resolve("agents").resolve(name);
    }

    /** A small fact kept from one start to the next, such as the estate's folder; replaced atomically. */
    public void remember(String name, String text) {
        try {
            Path written = Files.createTempFile(root, name, ".new");
            Files.writeString(written, text, StandardCharsets.UTF_8);
            Files.move(written, root.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Optional<String> remembered(String name) {
        try {
            Path file = root.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Forgets where the server was, and lets the next one in. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(root.resolve(ServerFile.NAME));
            lock.release();
            channel.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }
}
