package regie.agent.host;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import regie.agent.files.AgentFolder;
import regie.kernel.Text;
import regie.protocol.ToAgent;
import regie.protocol.agent.AgentInput;

/**
 * The estate's files on this host: bundles come in chunks and are unpacked, files read-only, into
 * {@code files/HASH}, in one step.
 */
final class Bundles {

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
        Path archive = folder.resolve(chunk.hash() + ".bundle");
        try {
            append(archive, chunk);
            if (!chunk.last()) {
                return Optional.empty();
            }
            try {
                unpack(archive, chunk.hash());
            } finally {
                Files.delete(archive);
            }
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

    /** Unpacks beside and moves into place, so that a folder with a hash for a name is whole. */
    private void unpack(Path archive, String hash) throws IOException {
        Path target = of(hash);
        if (Files.isDirectory(target)) {
            return;
        }
        Path fresh = folder.resolve(hash + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
            String found = BundleArchive.unpack(in, fresh);
            if (!found.equals(hash)) {
                throw new IOException("SHA-256 " + found);
            }
        }
        try (Stream<Path> tree = Files.walk(fresh)) {
            for (Path each : tree.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static AgentInput.BundleFailed failed(String hash, String why) {
        return new AgentInput.BundleFailed(hash, new Text(
                "Les fichiers " + hash + " n'ont pas pu être reçus : " + why + ". Les tentatives qui en ont besoin ne démarrent pas.",
                "The files " + hash + " could not be received: " + why + ". Attempts that need them do not start."));
    }
}
