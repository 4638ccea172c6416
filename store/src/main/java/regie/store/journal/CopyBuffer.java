package regie.store.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * PostgreSQL's binary COPY format (its manual, COPY, "Binary Format"): what enters a table with the least
 * work on both sides. Reused from commit to commit; belongs to one thread.
 */
final class CopyBuffer {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    /** Microseconds from 1970 to 2000, where PostgreSQL's timestamps begin. */
    private static final long TO_2000 = 946_684_800_000_000L;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    void start() {
        size = 0;
        room(HEADER.length);
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        size = HEADER.length;
    }

    void row(int fields) {
        room(2);
        putShort(fields);
    }

    void int4(int value) {
        room(8);
        putInt(4);
        putInt(value);
    }

    void int8(long value) {
        room(12);
        putInt(8);
        putLong(value);
    }

    void timestamp(long microsSince1970) {
        int8(microsSince1970 - TO_2000);
    }

    void text(String words) {
        bytes(words.getBytes(StandardCharsets.UTF_8));
    }

    void text(Optional<String> words) {
        if (words.isPresent()) {
            text(words.get());
            return;
        }
        absent();
    }

    void bytes(byte[] value) {
        room(4 + value.length);
        putInt(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void absent() {
        room(4);
        putInt(-1);
    }

    void end() {
        room(2);
        putShort(-1);
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void putShort(int value) {
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }
}
