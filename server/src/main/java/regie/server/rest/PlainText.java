package regie.server.rest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes bytes that a program wrote fit to be shown: UTF-8 with what is broken replaced, terminal
 * control sequences left out, other control characters shown as such. Works on chunks: a character
 * or a sequence may begin in one and end in the next.
 *
 * <p>Sequences by ECMA-48: CSI ends with a byte from {@code @} to {@code ~}, OSC with BEL or ST, and
 * everything between is dropped, however long it is.
 */
final class PlainText {

    private static final char ESCAPE = '\u001b';

    private enum Mode {
        TEXT,
        ESCAPED,
        CONTROL_SEQUENCE,
        STRING,
        STRING_ESCAPED
    }

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] left = {};
    private Mode mode = Mode.TEXT;
    private boolean returned;

    /** @param last nothing follows: what is incomplete is shown as broken */
    String take(byte[] chunk, boolean last) {
        ByteBuffer bytes = ByteBuffer.allocate(left.length + chunk.length).put(left).put(chunk).flip();
        CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 2);
        decoder.decode(bytes, chars, last);
        if (last) {
            decoder.flush(chars);
        }
        left = new byte[bytes.remaining()];
        bytes.get(left);
        chars.flip();
        StringBuilder text = new StringBuilder(chars.length());
        for (int i = 0; i < chars.length(); i++) {
            put(chars.charAt(i), text);
        }
        return text.toString();
    }

    private void put(char c, StringBuilder text) {
        switch (mode) {
            case TEXT -> putText(c, text);
            case ESCAPED -> mode = switch (c) {
                case '[' -> Mode.CONTROL_SEQUENCE;
                case ']', 'P', 'X', '^', '_' -> Mode.STRING;
                default -> c >= ' ' && c <= '/' ? Mode.ESCAPED : Mode.TEXT;
            };
            case CONTROL_SEQUENCE -> {
                if (c >= '@' && c <= '~') {
                    mode = Mode.TEXT;
                }
            }
            case STRING -> mode = c == '\u0007' || c == '\u009c' ? Mode.TEXT : c == ESCAPE ? Mode.STRING_ESCAPED : Mode.STRING;
            case STRING_ESCAPED -> mode = c == '\\' ? Mode.TEXT : Mode.STRING;
        }
    }

    private void putText(char c, StringBuilder text) {
        if (returned && c != '\n') {
            text.append('\n');
        }
        returned = false;
        if (c == ESCAPE) {
            mode = Mode.ESCAPED;
        } else if (c == '\u009b') {
            mode = Mode.CONTROL_SEQUENCE;
        } else if (c == '\r') {
            returned = true;
        } else if (c == '\n' || c == '\t' || c >= ' ' && c != '\u007f' && !(c >= '\u0080' && c < '\u00a0') && !isBidirectional(c)) {
            text.append(c);
        } else {
            text.append('\ufffd');
        }
    }

    /** Characters that reorder what stands around them could make a line say something else than it does. */
    private static boolean isBidirectional(char c) {
        return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }
}
