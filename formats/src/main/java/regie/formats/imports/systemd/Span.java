package regie.formats.imports.systemd;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as systemd.time(7) writes them: {@code 1h 30min}, {@code 12h}, {@code 43200}. */
final class Span {

    private static final Pattern PART = Pattern.compile("\\s*([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*([A-Za-zµμ]*)");
    /** No schedule or limit is longer; it also keeps sums of parts within bounds. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Span() {}

    /** Empty when this is no span; {@code infinity} is none. */
    static Optional<Duration> read(String text) {
        Matcher matcher = PART.matcher(text.strip());
        Duration sum = Duration.ZERO;
        int end = 0;
        while (end < text.strip().length() && matcher.find() && matcher.start() == end) {
            long nanos = unit(matcher.group(2));
            BigDecimal part = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos));
            if (nanos == 0 || part.compareTo(BigDecimal.valueOf(LONGEST.toSeconds()).movePointRight(9)) > 0) {
                return Optional.empty();
            }
            sum = sum.plusSeconds(part.movePointLeft(9).longValue())
                    .plusNanos(part.remainder(BigDecimal.valueOf(1_000_000_000)).longValue());
            end = matcher.end();
        }
        return end == 0 || end < text.strip().length() || sum.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(sum);
    }

    private static long unit(String word) {
        long second = 1_000_000_000L;
        return switch (word.equals("M") ? "month" : word.toLowerCase(Locale.ROOT)) {
            case "", "s", "sec", "second", "seconds" -> second;
            case "ns", "nsec" -> 1;
            case "us", "usec", "µs", "μs" -> 1_000;
            case "ms", "msec" -> 1_000_000;
            case "m", "min", "minute", "minutes" -> 60 * second;
            case "h", "hr", "hour", "hours" -> 3_600 * second;
            case "d", "day", "days" -> 86_400 * second;
            case "w", "week", "weeks" -> 7 * 86_400 * second;
            case "month", "months" -> 2_629_800 * second;
            case "y", "year", "years" -> 31_557_600 * second;
            default -> 0;
        };
    }

    /** In the language's words: {@code 1h30m}, {@code 90s}; at least a second. */
    static String written(Duration span) {
        long seconds = Math.max(1, span.plusMillis(500).toSeconds());
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        long hours = seconds / 3_600;
        long minutes = seconds % 3_600 / 60;
        long rest = seconds % 60;
        if (rest != 0) {
            return seconds + "s";
        }
        return (hours > 0 ? hours + "h" : "") + (minutes > 0 ? minutes + "m" : "");
    }
}
