package regie.store.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks the tar archives that the PostgreSQL binaries come in: plain files, folders and symbolic
 * links with names of at most 100 characters (POSIX.1-1988), which is all that they use.
 */
final class TarReader {

    private static final int BLOCK = 512;

    private TarReader() {}

    static void unpack(InputStream tar, Path folder) throws IOException {
        byte[] header = new byte[BLOCK];
        while (true) {
            if (tar.readNBytes(header, 0, BLOCK) < BLOCK) {
                throw new EOFException("the archive of PostgreSQL ends too early");
            }
            String name = text(header, 0, 100);
            if (name.isEmpty()) {
                return;
            }
            long size = Long.parseLong(text(header, 124, 12).trim(), 8);
            Path target = folder.resolve(name).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("the archive of PostgreSQL names a file outside: " + name);
            }
            entry(tar, header, target, size);
        }
    }

    private static void entry(InputStream tar, byte[] header, Path target, long size) throws IOException {
        switch (header[156]) {
            case '5' -> Files.createDirectories(target);
            case '2' -> {
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, Path.of(text(header, 157, 100)));
            }
            case '0', 0 -> file(tar, header, target, size);
            default -> tar.skipNBytes(padded(size));
        }
    }

    private static void file(InputStream tar, byte[] header, Path target, long size) throws IOException {
        if (target.toString().endsWith(".a")) {
            tar.skipNBytes(padded(size));
            return;
        }
        Files.createDirectories(target.getParent());
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            long left = size;
            while (left > 0) {
                int read = tar.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (read == 0) {
                    throw new EOFException("the archive of PostgreSQL ends too early");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        tar.skipNBytes(padded(size) - size);
        boolean executable = (Integer.parseInt(text(header, 100, 8).trim(), 8) & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
