package regie.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;
import regie.store.Result;

/** PostgreSQL's programs: unpacked once from the class path, then used where they are. */
final class PostgresBinaries {

    /** Names the folder, so that another release is unpacked beside this one. */
    static final String RELEASE = "18.6";

    static final String MAJOR = "18";

    private static final long ROOM_MEGABYTES = 300;

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, below {@code home}. */
    static Result<Path> unpack(Path home) {
        Path folder = home.resolve("postgresql-" + RELEASE);
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return Result.good(folder);
        }
        String archive = archive();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                return Result.refused(new EmbeddedProblem.NoBinaries(platform()));
            }
            Files.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace() >> 20;
            if (free < ROOM_MEGABYTES) {
                return Result.refused(new EmbeddedProblem.DiskFull(home, free, ROOM_MEGABYTES));
            }
            return unpackAlone(home, folder, packed);
        } catch (IOException failed) {
            return Result.refused(new EmbeddedProblem.FolderNotWritable(home, String.valueOf(failed.getMessage())));
        }
    }

    /** Two servers may start at once: one unpacks into a draft and renames it, the other waits. */
    private static Result<Path> unpackAlone(Path home, Path folder, InputStream packed) throws IOException {
        synchronized (PostgresBinaries.class) {
            try (FileChannel channel = FileChannel.open(
                            home.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid() || Files.isExecutable(folder.resolve("bin/postgres"))) {
                    return Result.good(folder);
                }
                Path draft = home.resolve(folder.getFileName() + ".draft");
                delete(draft);
                Files.createDirectories(draft);
                try (InputStream tar = new XZInputStream(packed)) {
                    TarReader.unpack(tar, draft);
                }
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
                return Result.good(folder);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static String archive() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> "postgres-" + platform() + ".txz";
        };
    }

    private static String platform() {
        return System.getProperty("os.name", "?").toLowerCase(java.util.Locale.ROOT) + "-" + System.getProperty("os.arch", "?");
    }
}
