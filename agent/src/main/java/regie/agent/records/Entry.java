package regie.agent.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record as it lies in the file: length of what follows, CRC-32C of what follows, kind, length
 * of the attempt's name, the name, JSON. Kind and name stand in front so that compaction need not
 * read the JSON.
 */
record Entry(byte kind, String attempt, byte[] json) {

    static final byte SETTLED = 'S';
    static final byte OTHER = 'R';
    private static final int PREFIX = 8;
    private static final int MOST_BYTES = 4 << 20;

    ByteBuffer bytes() {
        byte[] name = attempt.getBytes(StandardCharsets.UTF_8);
        int length = 3 + name.length + json.length;
        ByteBuffer buffer = ByteBuffer.allocate(PREFIX + length);
        buffer.putInt(length).putInt(0).put(kind).putShort((short) name.length).put(name).put(json);
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.array(), PREFIX, length);
        return buffer.putInt(4, (int) checksum.getValue()).flip();
    }

    /** The next record of a buffer, whose position moves past it; empty at a torn or spoilt one. */
    static Optional<Entry> next(ByteBuffer buffer) {
        if (buffer.remaining() < PREFIX) {
            return Optional.empty();
        }
        int length = buffer.getInt(buffer.position());
        if (length < 3 || length > MOST_BYTES || buffer.remaining() < PREFIX + length) {
            return Optional.empty();
        }
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.slice(buffer.position() + PREFIX, length));
        if ((int) checksum.getValue() != buffer.getInt(buffer.position() + 4)) {
            return Optional.empty();
        }
        buffer.position(buffer.position() + PREFIX);
        byte kind = buffer.get();
        byte[] name = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(name);
        byte[] json = new byte[length - 3 - name.length];
        buffer.get(json);
        return Optional.of(new Entry(kind, new String(name, StandardCharsets.UTF_8), json));
    }
}
