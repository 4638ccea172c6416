package regie.agent.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import regie.protocol.supervisor.DiskRecord;
import regie.protocol.supervisor.SupervisorState;
import regie.protocol.wire.Frame;
import regie.protocol.wire.Wire;

/**
 * The file of a supervisor's claims and ends. One thread uses it.
 *
 * <p>A record counts when it is whole: what a cut left half-written at the end is dropped when the
 * file is opened. Zeros are written ahead of the records, so that a flush has only these to bring to
 * the disk and no new size or place of the file: that is half the time of a flush. When enough
 * of it is settled, the file is written anew without that and takes the old one's place in one step;
 * the latest settled attempts stay named, so that a start which comes very late is still known for
 * what it is.
 */
public final class RecordFile implements AutoCloseable {

    private static final byte[] HEAD = "REGIE ATTEMPTS 1\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final long COMPACT_BEYOND = 8L << 20;
    /** Zeros written ahead at a time: some five hundred attempts. */
    private static final int AHEAD = 256 << 10;
    private static final Wire<DiskRecord> WIRE = Wire.of(DiskRecord.class);

    private final Path path;
    private final Consumer<String> log;
    private FileChannel channel;
    private long good;
    private long zeroedTo;
    private long compactAt;

    private RecordFile(Path path, Consumer<String> log) throws IOException {
        this.path = path;
        this.log = log;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** @param log takes a sentence when something of the file had to be dropped */
    public static RecordFile open(Path path, Consumer<String> log) throws IOException {
        RecordFile file = new RecordFile(path, log);
        file.prepare();
        return file;
    }

    private void prepare() throws IOException {
        if (channel.size() < HEAD.length) {
            channel.truncate(0);
            writeFully(channel, ByteBuffer.wrap(HEAD), 0);
            channel.force(true);
        }
        ByteBuffer bytes = map();
        byte[] head = new byte[HEAD.length];
        bytes.get(head);
        if (!java.util.Arrays.equals(head, HEAD)) {
            throw new IOException(path + " is not a file of attempts of this version");
        }
        while (Entry.next(bytes).isPresent()) {
            good = bytes.position();
        }
        good = Math.max(good, HEAD.length);
        if (good < channel.size()) {
            if (!isZero(bytes.position((int) good))) {
                log.accept("dropped " + (channel.size() - good) + " bytes at the end of " + path + ": a record cut short by a stop");
            }
            channel.truncate(good);
            channel.force(true);
        }
        zeroedTo = good;
        compactAt = COMPACT_BEYOND;
    }

    private static boolean isZero(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer map() throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }

    /** What is there and not settled, then the names of the latest settled, in the order of writing. */
    public List<DiskRecord> read() throws IOException {
        List<DiskRecord> records = new ArrayList<>();
        for (Entry entry : kept()) {
            switch (WIRE.read(entry.json())) {
                case Frame.Message<DiskRecord> message -> records.add(message.message());
                case Frame.Wrong<DiskRecord> wrong -> log.accept("a record of " + entry.attempt() + " in " + path
                        + " was passed over: " + wrong.problem().sentence().en());
                case Frame.End<DiskRecord> end -> { }
            }
        }
        return records;
    }

    private List<Entry> kept() throws IOException {
        Set<String> settled = new LinkedHashSet<>();
        ByteBuffer bytes = map().position(HEAD.length);
        for (var entry = Entry.next(bytes); entry.isPresent(); entry = Entry.next(bytes)) {
            if (entry.get().kind() == Entry.SETTLED) {
                settled.add(entry.get().attempt());
            }
        }
        int tooMany = settled.size() - SupervisorState.SETTLED_KEPT;
        List<Entry> kept = new ArrayList<>();
        bytes.position(HEAD.length);
        for (var entry = Entry.next(bytes); entry.isPresent(); entry = Entry.next(bytes)) {
            boolean isSettled = settled.contains(entry.get().attempt());
            boolean names = entry.get().kind() == Entry.SETTLED && tooMany-- <= 0;
            if (!isSettled || names) {
                kept.add(entry.get());
            }
        }
        return kept;
    }

    /**
     * Appends records and, when asked, waits until the disk has them.
     *
     * @throws IOException when it could not be done; nothing of them is in the file then
     */
    public void append(List<DiskRecord> records, boolean durable) throws IOException {
        List<ByteBuffer> parts = new ArrayList<>(records.size());
        int length = 0;
        for (DiskRecord record : records) {
            byte kind = record instanceof DiskRecord.Settled ? Entry.SETTLED : Entry.OTHER;
            ByteBuffer part = new Entry(kind, record.attempt().toString(), WIRE.write(record)).bytes();
            parts.add(part);
            length += part.remaining();
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        parts.forEach(all::put);
        try {
            zeroAhead(good + length);
            writeFully(channel, all.flip(), good);
            if (durable) {
                channel.force(false);
            }
        } catch (IOException refused) {
            channel.truncate(good);
            zeroedTo = good;
            throw refused;
        }
        good += length;
    }

    /** Where the disk is too full for it, records go without: the last free bytes are theirs. */
    private void zeroAhead(long end) throws IOException {
        if (end <= zeroedTo) {
            return;
        }
        try {
            writeFully(channel, ByteBuffer.allocate(AHEAD), end);
            zeroedTo = end + AHEAD;
        } catch (IOException noRoom) {
            channel.truncate(good);
            zeroedTo = good;
        }
    }

    /** Writes the file anew when it has grown enough; a disk that is too full for that is left alone. */
    public void tidy() {
        if (good < compactAt) {
            return;
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel next = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writeFully(next, ByteBuffer.wrap(HEAD), 0);
            long end = HEAD.length;
            for (Entry entry : kept()) {
                ByteBuffer bytes = entry.bytes();
                int length = bytes.remaining();
                writeFully(next, bytes, end);
                end += length;
            }
            next.force(true);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent())) {
                folder.force(true);
            }
            channel.close();
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            good = end;
            zeroedTo = end;
        } catch (IOException refused) {
            log.accept(path + " could not be compacted and goes on growing: " + refused.getMessage());
        }
        compactAt = good * 2 + COMPACT_BEYOND;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        channel.truncate(good);
        channel.close();
    }
}
