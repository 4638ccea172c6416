package regie.protocol.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants and durations as ISO 8601 writes them, in the very form of their {@code toString}, at a
 * tenth of its price: each end of an attempt has four instants, written and read six times on its way.
 */
final class Times {

    private static final long FIRST = -62_135_596_800L;
    private static final long LAST = 253_402_300_799L;
    private static final int DAY = 86_400;

    private Times() {}

    static void write(Instant instant, JsonWriter out) {
        long seconds = instant.getEpochSecond();
        if (seconds < FIRST || seconds > LAST) {
            out.string(instant.toString());
            return;
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int time = Math.floorMod(seconds, DAY);
        out.ascii('"');
        out.digits(date.getYear(), 4);
        out.ascii('-');
        out.digits(date.getMonthValue(), 2);
        out.ascii('-');
        out.digits(date.getDayOfMonth(), 2);
        out.ascii('T');
        out.digits(time / 3600, 2);
        out.ascii(':');
        out.digits(time / 60 % 60, 2);
        out.ascii(':');
        out.digits(time % 60, 2);
        fraction(instant.getNano(), out);
        out.raw("Z\"");
    }

    private static void fraction(int nanos, JsonWriter out) {
        if (nanos == 0) {
            return;
        }
        out.ascii('.');
        if (nanos % 1_000_000 == 0) {
            out.digits(nanos / 1_000_000, 3);
        } else if (nanos % 1_000 == 0) {
            out.digits(nanos / 1_000, 6);
        } else {
            out.digits(nanos, 9);
        }
    }

    /** What is not in the usual form is read by {@link Instant#parse}, which knows them all. */
    static Instant instant(String text) {
        int length = text.length();
        if (length < 20 || length > 30 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T'
                || text.charAt(13) != ':' || text.charAt(16) != ':' || text.charAt(length - 1) != 'Z'
                || length > 20 && (text.charAt(19) != '.' || length == 21)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = length == 20 ? 0 : number(text, 20, length - 1);
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        for (int digits = length - 21; digits > 0 && digits < 9; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(LocalDate.of(year, month, day).toEpochDay() * DAY
                + hour * 3600 + minute * 60 + second, nanos);
    }

    /** Whole seconds, the usual case, without the pattern that {@link Duration#parse} takes. */
    static Duration duration(String text) {
        int length = text.length();
        if (length > 3 && length < 12 && text.startsWith("PT") && text.charAt(length - 1) == 'S') {
            int seconds = number(text, 2, length - 1);
            if (seconds >= 0) {
                return Duration.ofSeconds(seconds);
            }
        }
        return Duration.parse(text);
    }

    /** At most nine digits; -1 where something else stands among them. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
