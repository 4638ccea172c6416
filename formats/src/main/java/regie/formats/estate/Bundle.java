package regie.formats.estate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import regie.kernel.EstateVersion;

/**
 * All files of an estate directory at one version, named by their content: SHA-256 over the sorted
 * paths, each with its length and its bytes. Agents unpack it where {@code ./x} of a run resolves.
 *
 * <p>Packed form: {@code REGIE-BUNDLE-1}, the number of files, then path, flags and bytes of each, all
 * with their lengths before them (big-endian).
 */
public final class Bundle {

    public static final int FILES_MAX = 20_000;
    public static final long BYTES_MAX = 64L << 20;

    private static final byte[] HEAD = "REGIE-BUNDLE-1".getBytes(StandardCharsets.US_ASCII);

    /** @param executable whether the file may be run; part of the version, because it changes what a run does */
    public record Content(byte[] bytes, boolean executable) {}

    private final EstateVersion version;
    private final SortedMap<String, Content> files;

    private Bundle(SortedMap<String, Content> files) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.version = new EstateVersion(hash(files));
    }

    /** @param files by path from the root, with {@code /}; no path is absolute or climbs */
    public static Bundle of(Map<String, Content> files) {
        long total = files.values().stream().mapToLong(content -> content.bytes().length).sum();
        if (files.size() > FILES_MAX || total > BYTES_MAX) {
            throw new IllegalArgumentException("a bundle of " + files.size() + " files and " + total + " bytes is beyond its limits");
        }
        files.keySet().forEach(Bundle::requireInside);
        return new Bundle(new TreeMap<>(files));
    }

    public EstateVersion version() {
        return version;
    }

    public SortedMap<String, Content> files() {
        return files;
    }

    public void pack(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.write(HEAD);
        out.writeInt(files.size());
        for (Map.Entry<String, Content> file : files.entrySet()) {
            byte[] path = file.getKey().getBytes(StandardCharsets.UTF_8);
            out.writeInt(path.length);
            out.write(path);
            out.writeBoolean(file.getValue().executable());
            out.writeInt(file.getValue().bytes().length);
            out.write(file.getValue().bytes());
        }
        out.flush();
    }

    /** Reads what {@link #pack} wrote; anything else is an {@link IOException} before it costs memory. */
    public static Bundle unpack(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (!java.util.Arrays.equals(in.readNBytes(HEAD.length), HEAD)) {
            throw new IOException("not a bundle: its first bytes are not " + new String(HEAD, StandardCharsets.US_ASCII));
        }
        int count = within(in.readInt(), FILES_MAX);
        TreeMap<String, Content> files = new TreeMap<>();
        long total = 0;
        for (int i = 0; i < count; i++) {
            String path = new String(exactly(in, within(in.readInt(), 4_096)), StandardCharsets.UTF_8);
            boolean executable = in.readBoolean();
            int length = within(in.readInt(), (int) BYTES_MAX);
            total += length;
            if (total > BYTES_MAX) {
                throw new IOException("a bundle beyond " + BYTES_MAX + " bytes");
            }
            requireInside(path);
            files.put(path, new Content(exactly(in, length), executable));
        }
        return new Bundle(files);
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new java.io.EOFException("a bundle cut short");
        }
        return bytes;
    }

    private static int within(int number, int max) throws IOException {
        if (number < 0 || number > max) {
            throw new IOException("a bundle with a length of " + number + ", beyond " + max);
        }
        return number;
    }

    private static void requireInside(String path) {
        boolean climbs = path.isEmpty() || path.startsWith("/") || path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0
                || java.util.Arrays.stream(path.split("/", -1)).anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (climbs) {
            throw new IllegalArgumentException("a path that leaves the bundle: " + path);
        }
    }

    private static String hash(SortedMap<String, Content> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                byte[] name = path.getBytes(StandardCharsets.UTF_8);
                digest.update((name.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(name);
                digest.update((content.executable() ? "x" : "-").getBytes(StandardCharsets.US_ASCII));
                digest.update((content.bytes().length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(content.bytes());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
