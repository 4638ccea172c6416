package regie.agent.host;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads the packed form of a bundle: {@code REGIE-BUNDLE-1}, the number of files, then in the order
 * of their paths each file's path, whether it may be run, and its bytes; lengths before, big-endian.
 */
final class BundleArchive {

    private static final byte[] HEAD = "REGIE-BUNDLE-1".getBytes(StandardCharsets.US_ASCII);
    private static final int FILES_MOST = 20_000;
    private static final long BYTES_MOST = 64L << 20;
    private static final int PATH_MOST = 4_096;

    private final DataInputStream in;
    private final Path folder;
    private final MessageDigest digest;
    private long total;

    private BundleArchive(InputStream in, Path folder) {
        this.in = new DataInputStream(in);
        this.folder = folder;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the hash of what was unpacked: of its paths, flags and bytes */
    static String unpack(InputStream in, Path folder) throws IOException {
        BundleArchive archive = new BundleArchive(in, folder);
        if (!Arrays.equals(archive.in.readNBytes(HEAD.length), HEAD)) {
            throw new IOException("not a bundle");
        }
        int files = within(archive.in.readInt(), FILES_MOST);
        for (int i = 0; i < files; i++) {
            archive.file();
        }
        return HexFormat.of().formatHex(archive.digest.digest());
    }

    private void file() throws IOException {
        byte[] name = exactly(within(in.readInt(), PATH_MOST));
        boolean executable = in.readBoolean();
        byte[] bytes = exactly(within(in.readInt(), BYTES_MOST - total));
        total += bytes.length;
        digest.update((name.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(name);
        digest.update((executable ? "x" : "-").getBytes(StandardCharsets.US_ASCII));
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        String relative = new String(name, StandardCharsets.UTF_8);
        Path path = folder.resolve(relative).normalize();
        if (relative.indexOf('\0') >= 0 || !path.startsWith(folder) || path.equals(folder)) {
            throw new IOException("a path that leaves the bundle: " + relative);
        }
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(bytes);
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "r-xr-xr-x" : "r--r--r--"));
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("a bundle cut short");
        }
        return bytes;
    }

    private static int within(int number, long most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("a bundle with a length of " + number + ", beyond " + most);
        }
        return number;
    }
}
