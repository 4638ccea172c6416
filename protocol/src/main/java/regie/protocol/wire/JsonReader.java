package regie.protocol.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON from an array of bytes, forwards, without building a tree. Whatever is not JSON
 * is an {@link IllegalArgumentException}.
 */
final class JsonReader {

    private static final int DEPTH_MOST = 500;
    private static final int NUMBER_MOST = 1_000;

    private final byte[] bytes;
    private int at;
    private int depth;

    JsonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at byte " + at);
    }

    /** The next byte that is no space, which stays; 0 at the end. */
    int peek() {
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            at++;
        }
        return 0;
    }

    boolean takes(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c) {
        if (!takes(c)) {
            throw wrong("'" + c + "' is expected");
        }
    }

    void end() {
        if (peek() != 0 || at < bytes.length) {
            throw wrong("the end is expected");
        }
    }

    void open(char bracket) {
        expect(bracket);
        if (++depth > DEPTH_MOST) {
            throw wrong("more than " + DEPTH_MOST + " levels");
        }
    }

    /** Whether an object or an array goes on; takes the comma or the closing bracket. */
    boolean more(boolean first, char close) {
        if (takes(close)) {
            depth--;
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    /** Where the reading stands, to come back to. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** Takes a name with its quotes and its colon if just this one stands here. */
    boolean takesName(byte[] quoted) {
        if (peek() != '"' || bytes.length - at < quoted.length) {
            return false;
        }
        for (int i = 1; i < quoted.length; i++) {
            if (bytes[at + i] != quoted[i]) {
                return false;
            }
        }
        at += quoted.length;
        return true;
    }

    String name() {
        String name = string();
        expect(':');
        return name;
    }

    String string() {
        expect('"');
        int start = at;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '"') {
                return new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1);
            }
            if (b < ' ' || b == '\\') {
                return unusual(start);
            }
            at++;
        }
        throw wrong("a text without its end");
    }

    /** A text with escapes, or with more than ASCII: its bytes are gathered, then read as UTF-8. */
    private String unusual(int start) {
        StringBuilder text = new StringBuilder(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
        int plain = at;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '"' || b == '\\') {
                text.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
                at++;
                if (b == '"') {
                    return text.toString();
                }
                text.append(escaped());
                plain = at;
            } else if (b >= 0 && b < ' ') {
                throw wrong("a control character in a text");
            } else {
                at++;
            }
        }
        throw wrong("a text without its end");
    }

    private char escaped() {
        int b = at < bytes.length ? bytes[at++] : 0;
        return switch (b) {
            case '"', '\\', '/' -> (char) b;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < bytes.length ? Character.digit(bytes[at++], 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits are expected");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** The whole number that stands here. */
    long number() {
        peek();
        int start = at;
        boolean negative = at < bytes.length && bytes[at] == '-';
        long number = 0;
        int from = negative ? at + 1 : at;
        int to = from;
        while (to < bytes.length && bytes[to] >= '0' && bytes[to] <= '9' && to - from < 18) {
            number = number * 10 + bytes[to++] - '0';
        }
        boolean plain = to > from && (to == bytes.length || ",]} \n\r\t".indexOf(bytes[to]) >= 0);
        if (!plain || to - from > 1 && bytes[from] == '0') {
            at = start;
            return decimal().longValueExact();
        }
        at = to;
        return negative ? -number : number;
    }

    BigDecimal decimal() {
        peek();
        int start = at;
        while (at < bytes.length && "+-.eE0123456789".indexOf(bytes[at]) >= 0) {
            at++;
        }
        String text = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
        if (text.length() > NUMBER_MOST || !isNumber(text)) {
            throw wrong("a number is expected");
        }
        return new BigDecimal(text);
    }

    /** JSON is narrower than {@link BigDecimal}: no plus sign, no leading zero, digits on both sides of the point. */
    private static boolean isNumber(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, i);
        if (whole == i || whole - i > 1 && text.charAt(i) == '0') {
            return false;
        }
        i = whole;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = digits(text, i + 1);
            if (fraction == i + 1) {
                return false;
            }
            i = fraction;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            i += i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-') ? 1 : 0;
            int exponent = digits(text, i);
            if (exponent == i) {
                return false;
            }
            i = exponent;
        }
        return i == text.length();
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    boolean flag() {
        if (takesWord("true")) {
            return true;
        }
        if (takesWord("false")) {
            return false;
        }
        throw wrong("true or false is expected");
    }

    boolean takesNothing() {
        return peek() == 'n' && takesWord("null");
    }

    private boolean takesWord(String word) {
        peek();
        if (bytes.length - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    /** Passes over whatever value stands here. */
    void skip() {
        switch (peek()) {
            case '{' -> {
                open('{');
                for (boolean first = true; more(first, '}'); first = false) {
                    name();
                    skip();
                }
            }
            case '[' -> {
                open('[');
                for (boolean first = true; more(first, ']'); first = false) {
                    skip();
                }
            }
            case '"' -> string();
            case 't', 'f' -> flag();
            case 'n' -> {
                if (!takesNothing()) {
                    throw wrong("null is expected");
                }
            }
            default -> decimal();
        }
    }
}
