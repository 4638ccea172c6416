package regie.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON into one growing array of bytes. A field puts its comma by itself. */
final class JsonWriter {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int size;
    /** Whether something stands before in the innermost object or array. */
    private boolean comma;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Room for so many bytes more. */
    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    void open(char bracket) {
        put(bracket);
        comma = false;
    }

    void close(char bracket) {
        put(bracket);
        comma = true;
    }

    /** Before an item of an array. */
    void item() {
        if (comma) {
            put(',');
        }
        comma = true;
    }

    void name(String name) {
        item();
        string(name);
        put(':');
    }

    /** @param quoted the name as {@link #quoted} made it */
    void name(byte[] quoted) {
        item();
        raw(quoted);
    }

    /** A plain name with its quotes and its colon, to be written often. */
    static byte[] quoted(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    private void raw(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, size, ready.length);
        size += ready.length;
    }

    /** Plain ASCII as it stands: numbers, literals. */
    @SuppressWarnings("deprecation")
    void raw(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, size);
        size += ascii.length();
    }

    void number(long number) {
        if (number < 0 || number > 999_999) {
            raw(Long.toString(number));
            return;
        }
        int divisor = 1;
        while (number / divisor > 9) {
            divisor *= 10;
        }
        room(6);
        for (int left = (int) number; divisor > 0; divisor /= 10) {
            bytes[size++] = (byte) ('0' + left / divisor % 10);
        }
    }

    /** So many digits of a small number, with leading zeros. */
    void digits(int number, int count) {
        room(count);
        int left = number;
        for (int i = count - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        size += count;
    }

    void ascii(char c) {
        put(c);
    }

    void string(String text) {
        room(text.length() + 2);
        bytes[size++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                rest(text, i);
                return;
            }
            bytes[size++] = (byte) c;
        }
        put('"');
    }

    /** From the first character on that is not as plain as the others. */
    private void rest(String text, int from) {
        byte[] utf8 = text.substring(from).getBytes(StandardCharsets.UTF_8);
        room(utf8.length * 6 + 1);
        for (byte b : utf8) {
            switch (b) {
                case '"' -> escape('"');
                case '\\' -> escape('\\');
                case '\b' -> escape('b');
                case '\t' -> escape('t');
                case '\n' -> escape('n');
                case '\f' -> escape('f');
                case '\r' -> escape('r');
                default -> {
                    if (b >= 0 && b < ' ') {
                        raw("\\u00");
                        bytes[size++] = HEX[b >> 4];
                        bytes[size++] = HEX[b & 15];
                    } else {
                        bytes[size++] = b;
                    }
                }
            }
        }
        bytes[size++] = '"';
    }

    private void escape(char c) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
    }
}
