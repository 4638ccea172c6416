package regie.agent.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import regie.agent.files.AgentFolder;
import regie.kernel.Text;
import regie.protocol.ToAgent;
import regie.protocol.agent.AgentInput;

/**
 * The estate's files on this host: bundles come in chunks of a zip archive and are unpacked
 * read-only into {@code files/HASH}, in one step, so that a folder that is there is whole. The hash
 * is the SHA-256 of the archive, and is verified. A zip archive does not carry modes that Java can
 * read, so what starts with {@code #!} or is a Linux program is made executable, and nothing else.
 */
final class Bundles {

    private static final long MOST_UNPACKED = 2L << 30;
    private static final int MOST_FILES = 100_000;

    private final Path folder;

    Bundles(AgentFolder folder) {
        this.folder = folder.bundles();
    }

    /** Those that are here, whole. */
    List<String> present() throws IOException {
        List<String> hashes = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{64}")).forEach(hashes::add);
        }
        return hashes;
    }

    Path of(String hash) {
        return folder.resolve(hash);
    }

    /** Takes a chunk; the last one completes the bundle, for good or ill. */
    Optional<AgentInput> take(ToAgent.BundleChunk chunk) {
        if (!chunk.hash().matches("[0-9a-f]{64}")) {
            return Optional.of(failed(chunk.hash(), "not a SHA-256"));
        }
        Path archive = folder.resolve(chunk.hash() + ".zip");
        try {
            append(archive, chunk);
            if (!chunk.last()) {
                return Optional.empty();
            }
            String found = hash(archive);
            if (!found.equals(chunk.hash())) {
                Files.delete(archive);
                return Optional.of(failed(chunk.hash(), "SHA-256 " + found));
            }
            unpack(archive, of(chunk.hash()));
            Files.delete(archive);
            return Optional.of(new AgentInput.BundleStored(chunk.hash()));
        } catch (IOException broken) {
            return Optional.of(failed(chunk.hash(), String.valueOf(broken.getMessage())));
        }
    }

    private static void append(Path archive, ToAgent.BundleChunk chunk) throws IOException {
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (chunk.offset() > file.size()) {
                throw new IOException("a chunk is missing before " + chunk.offset());
            }
            file.truncate(chunk.offset());
            file.position(chunk.offset());
            ByteBuffer data = ByteBuffer.wrap(chunk.data());
            while (data.hasRemaining()) {
                file.write(data);
            }
        }
    }

    private static String hash(Path archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void unpack(Path archive, Path target) throws IOException {
        if (Files.isDirectory(target)) {
            return;
        }
        Path fresh = folder.resolve(target.getFileName() + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        long bytes = 0;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = fresh.resolve(entry.getName()).normalize();
                if (!path.startsWith(fresh) || ++count > MOST_FILES) {
                    throw new IOException("the archive holds " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(path.getParent());
                    bytes += write(zip, path, MOST_UNPACKED - bytes);
                }
            }
        }
        for (Path each : Files.walk(fresh).filter(Files::isDirectory).toList()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static long write(InputStream zip, Path path, long most) throws IOException {
        byte[] head = zip.readNBytes(4);
        boolean executable = head.length >= 2 && head[0] == '#' && head[1] == '!'
                || head.length == 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
        long written;
        try (OutputStream out = Files.newOutputStream(path)) {
            written = new ByteArrayInputStream(head).transferTo(out);
            byte[] buffer = new byte[1 << 16];
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                out.write(buffer, 0, read);
                written += read;
                if (written > most) {
                    throw new IOException("the archive unpacks to more than " + MOST_UNPACKED + " bytes");
                }
            }
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "r-xr-xr-x" : "r--r--r--"));
        return written;
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        for (Path each : Files.walk(tree).sorted(Comparator.naturalOrder()).filter(Files::isDirectory).toList()) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
        }
        for (Path each : Files.walk(tree).sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
        }
    }

    private static AgentInput.BundleFailed failed(String hash, String why) {
        return new AgentInput.BundleFailed(hash, new Text(
                "Les fichiers " + hash + " n'ont pas pu être reçus : " + why + ". Les tentatives qui en ont besoin ne démarrent pas.",
                "The files " + hash + " could not be received: " + why + ". Attempts that need them do not start."));
    }
}
