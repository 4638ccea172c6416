package regie.agent.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import regie.kernel.AttemptId;

/**
 * The folder of one agent: {@code incarnation} (made with the folder), {@code records} (claims and
 * ends), {@code supervisor.sock}, the locks, {@code heads} (of the journal's chain), {@code attempts/} (outputs
 * and working folders) and {@code files/} (unpacked bundles). One agent and one supervisor at a time, each by its lock.
 */
public record AgentFolder(Path path) {

    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");
    /** A lock that nothing refers to is given up when memory is collected. */
    private static final Queue<FileLock> HELD = new ConcurrentLinkedQueue<>();
    /** A Unix socket's address has room for 107 bytes. */
    private static final int SOCKET_PATH_MOST = 100;

    /** Makes what is missing. */
    public static AgentFolder open(Path path) throws IOException {
        AgentFolder folder = new AgentFolder(path.toAbsolutePath().normalize());
        for (Path each : new Path[] {folder.path, folder.attempts(), folder.bundles()}) {
            if (!Files.isDirectory(each)) {
                Files.createDirectories(each);
                Files.setPosixFilePermissions(each, PASSABLE);
            }
        }
        return folder;
    }

    /** The name of this folder's life: read, or made and written once. */
    public String incarnation() throws IOException {
        Path file = path.resolve("incarnation");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Path fresh = path.resolve("incarnation." + ProcessHandle.current().pid());
        if (!Files.exists(file)) {
            Files.writeString(fresh, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
            try {
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException another) {
                // the other one's counts
            } finally {
                Files.delete(fresh);
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    /** Holds a lock until this program ends; false when another program, or this one, has it. */
    public boolean lock(String name) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                HELD.add(lock);
                return true;
            }
            channel.close();
            return false;
        } catch (OverlappingFileLockException within) {
            // The channel stays open: closing it would give up the lock that this program holds.
            return false;
        }
    }

    public Path records() {
        return path.resolve("records");
    }

    public Path socket() {
        return path.resolve("supervisor.sock");
    }

    /** The socket's address for this program: the shorter way round where the path is too long. */
    public Path socketAddress() throws IOException {
        if (socket().toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_MOST) {
            return socket();
        }
        Path link = Files.createTempDirectory("regie").resolve("a");
        Files.createSymbolicLink(link, path);
        return link.resolve("supervisor.sock");
    }

    /** Heads of the journal's chain, a line each, as the server noted them. */
    public Path heads() {
        return path.resolve("heads");
    }

    public Path attempts() {
        return path.resolve("attempts");
    }

    /** Where bundles are unpacked, each in a folder with its hash for a name. */
    public Path bundles() {
        return path.resolve("files");
    }

    public AttemptFiles of(AttemptId attempt) {
        return new AttemptFiles(attempts(), attempt);
    }
}
