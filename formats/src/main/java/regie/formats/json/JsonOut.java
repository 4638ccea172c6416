package regie.formats.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Canonical JSON into a growing byte buffer that is used again: no white space, fields in the
 * order given, UTF-8, the fewest escapes that JSON allows.
 *
 * <p>Written by hand because two of these documents stand on the path of each attempt; a general
 * writer costs several times as much there. Reading is Jackson's.
 */
public final class JsonOut {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int length;
    private boolean comma;

    /** Forgets what was written; the buffer stays. */
    public JsonOut clear() {
        length = 0;
        comma = false;
        return this;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public JsonOut beginObject() {
        return open('{');
    }

    public JsonOut endObject() {
        return close('}');
    }

    public JsonOut beginArray() {
        return open('[');
    }

    public JsonOut endArray() {
        return close(']');
    }

    /** A field name that is known to need no escape, as {@code "name":} in bytes. */
    JsonOut rawName(byte[] quotedNameAndColon) {
        separate();
        append(quotedNameAndColon);
        comma = false;
        return this;
    }

    public JsonOut name(String name) {
        separate();
        quote(name);
        put((byte) ':');
        comma = false;
        return this;
    }

    public JsonOut text(String text) {
        separate();
        quote(text);
        comma = true;
        return this;
    }

    /** Three texts that form one, without building it first: ids are written this way. */
    public JsonOut text(String a, char between, String b) {
        separate();
        put((byte) '"');
        escape(a);
        put((byte) between);
        escape(b);
        put((byte) '"');
        comma = true;
        return this;
    }

    public JsonOut number(long number) {
        separate();
        digits(number);
        comma = true;
        return this;
    }

    public JsonOut number(BigDecimal number) {
        separate();
        append(number.toPlainString().getBytes(StandardCharsets.US_ASCII));
        comma = true;
        return this;
    }

    public JsonOut number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        return number(new BigDecimal(Double.toString(number)));
    }

    public JsonOut flag(boolean flag) {
        separate();
        append(flag ? TRUE : FALSE);
        comma = true;
        return this;
    }

    public JsonOut nothing() {
        separate();
        append("null".getBytes(StandardCharsets.US_ASCII));
        comma = true;
        return this;
    }

    /** A document that is JSON already, put in as it is. */
    public JsonOut raw(String json) {
        separate();
        append(json.getBytes(StandardCharsets.UTF_8));
        comma = true;
        return this;
    }

    /** An instant in ISO 8601, UTC, always with six decimals, so that text order is time order. */
    public JsonOut instant(Instant instant) {
        long second = instant.getEpochSecond();
        long days = Math.floorDiv(second, 86_400L);
        int ofDay = (int) Math.floorMod(second, 86_400L);
        // Civil date from days: Howard Hinnant, "chrono-compatible low-level date algorithms".
        long z = days + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        int dayOfEra = (int) (z - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int mp = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * mp + 2) / 5 + 1;
        int month = mp < 10 ? mp + 3 : mp - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year < 0 || year > 9999) {
            return text(instant.toString());
        }
        separate();
        put((byte) '"');
        padded((int) year, 4);
        put((byte) '-');
        padded(month, 2);
        put((byte) '-');
        padded(day, 2);
        put((byte) 'T');
        padded(ofDay / 3600, 2);
        put((byte) ':');
        padded(ofDay / 60 % 60, 2);
        put((byte) ':');
        padded(ofDay % 60, 2);
        put((byte) '.');
        padded(instant.getNano() / 1000, 6);
        put((byte) 'Z');
        put((byte) '"');
        comma = true;
        return this;
    }

    private JsonOut open(char bracket) {
        separate();
        put((byte) bracket);
        comma = false;
        return this;
    }

    private JsonOut close(char bracket) {
        put((byte) bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put((byte) ',');
        }
    }

    private void quote(String text) {
        put((byte) '"');
        escape(text);
        put((byte) '"');
    }

    private void escape(String text) {
        int size = text.length();
        room(size * 3 + 8);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && c >= 0x20 && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else {
                i = escapeRare(text, i, c);
                room((size - i) * 3 + 8);
            }
        }
    }

    /** Returns the index of the last character consumed. */
    private int escapeRare(String text, int i, char c) {
        if (c == '"' || c == '\\') {
            put((byte) '\\');
            put((byte) c);
        } else if (c == '\n') {
            put((byte) '\\');
            put((byte) 'n');
        } else if (c == '\t') {
            put((byte) '\\');
            put((byte) 't');
        } else if (c < 0x20 || isLoneSurrogate(text, i, c)) {
            append("\\u".getBytes(StandardCharsets.US_ASCII));
            for (int shift = 12; shift >= 0; shift -= 4) {
                put(HEX[c >> shift & 0xf]);
            }
        } else if (Character.isHighSurrogate(c)) {
            append(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
            return i + 1;
        } else if (c < 0x800) {
            put((byte) (0xc0 | c >> 6));
            put((byte) (0x80 | c & 0x3f));
        } else {
            put((byte) (0xe0 | c >> 12));
            put((byte) (0x80 | c >> 6 & 0x3f));
            put((byte) (0x80 | c & 0x3f));
        }
        return i;
    }

    private static boolean isLoneSurrogate(String text, int i, char c) {
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c);
    }

    private void digits(long number) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                append("-9223372036854775808".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            put((byte) '-');
            number = -number;
        }
        int width = 1;
        for (long n = number; n >= 10; n /= 10) {
            width++;
        }
        room(width);
        for (int at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + number % 10);
            number /= 10;
        }
        length += width;
    }

    private void padded(int number, int width) {
        room(width);
        for (int at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + number % 10);
            number /= 10;
        }
        length += width;
    }

    private void put(byte b) {
        room(1);
        bytes[length++] = b;
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
