package regie.formats.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import regie.estate.calendar.Span;
import regie.kernel.Text;

/** Reads the small texts of the language: durations, times, dates, sizes. Empty when the text is not one. */
public final class Scalars {

    /** Longer waits are a mistake of units; also keeps every sum of durations far from overflow. */
    static final Duration DURATION_MAX = Duration.ofDays(3_660);

    private Scalars() {}

    /** {@code 90s}, {@code 1.5s}, {@code 15m}, {@code 2h30m}, {@code 3d}; {@code 0} alone needs no unit. */
    public static Optional<Duration> duration(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        if (text.indexOf('.') > 0 && text.endsWith("s")) {
            return fraction(text.substring(0, text.length() - 1));
        }
        Duration total = Duration.ZERO;
        int unitBefore = 4;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            int unit = "smhd".indexOf(text.charAt(i));
            if (unit >= 0) {
                if (unit >= unitBefore || i == start || i - start > 9) {
                    return Optional.empty();
                }
                total = total.plus(of(Long.parseLong(text.substring(start, i)), unit));
                unitBefore = unit;
                start = i + 1;
            } else if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        return start == text.length() && total.compareTo(DURATION_MAX) <= 0 ? Optional.of(total) : Optional.empty();
    }

    private static Duration of(long amount, int unit) {
        return switch (unit) {
            case 0 -> Duration.ofSeconds(amount);
            case 1 -> Duration.ofMinutes(amount);
            case 2 -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Optional<Duration> fraction(String seconds) {
        try {
            return Optional.of(Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact()));
        } catch (ArithmeticException | NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /** {@code HH:MM}. */
    public static Optional<LocalTime> time(String text) {
        return Rule.TIME.breach(text).isPresent() ? Optional.empty() : Optional.of(LocalTime.parse(text));
    }

    public static Optional<LocalDate> date(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /** A date, or two in order with {@code ..} between: the first and the last of a stretch. */
    public static Optional<Span> span(String text) {
        int dots = text.indexOf("..");
        Optional<LocalDate> from = date(dots < 0 ? text : text.substring(0, dots).strip());
        Optional<LocalDate> to = dots < 0 ? from : date(text.substring(dots + 2).strip());
        return from.flatMap(first -> to.filter(last -> !last.isBefore(first)).map(last -> new Span(first, last, Optional.empty())));
    }

    public static Optional<Long> whole(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            boolean sign = i == 0 && text.charAt(0) == '-' && text.length() > 1;
            if (!sign && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return Optional.empty();
            }
        }
        return Optional.of(Long.parseLong(text));
    }

    public static Optional<Double> decimal(String text) {
        try {
            boolean plain = !text.isEmpty() && text.length() < 20 && text.chars()
                    .allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
            return plain ? Optional.of(Double.parseDouble(text)) : Optional.empty();
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /** Bytes of {@code 512KB}, {@code 50MB}, {@code 1GB}; units of 1024. */
    public static Optional<Long> size(String text) {
        if (Rule.SIZE.breach(text).isPresent()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(text.substring(0, text.length() - 2));
        int shift = switch (text.charAt(text.length() - 2)) {
            case 'K' -> 10;
            case 'M' -> 20;
            default -> 30;
        };
        return Optional.of(amount << shift);
    }

    /** Why a scalar does not fit its type, as what was expected; empty when it fits. */
    static Optional<Text> breach(Type type, String text) {
        return switch (type) {
            case Type.Scalar scalar -> scalar.rule().breach(text);
            case Type.Reference reference -> Rule.NAME.breach(text).map(wrong -> type.called());
            case Type.Choice choice -> choice.values().contains(text) ? Optional.empty() : Optional.of(type.called());
            case Type.Whole whole -> within(whole(text).map(Long::doubleValue), whole.min(), whole.max(), type);
            case Type.Decimal decimal -> within(decimal(text), decimal.min(), decimal.max(), type);
            case Type.Sentence sentence -> text.isBlank() ? Optional.of(Rule.TEXT.called()) : Optional.empty();
            case Type.Free free -> Optional.empty();
            case Type.ListOf list -> Optional.of(type.called());
            case Type.MapOf map -> Optional.of(type.called());
            case Type.Structure structure -> Optional.of(type.called());
            case Type.Either either -> Optional.of(type.called());
            case Type.Named named -> Optional.of(type.called());
        };
    }

    private static Optional<Text> within(Optional<Double> number, double min, double max, Type type) {
        return number.filter(value -> value >= min && value <= max).isPresent() ? Optional.empty() : Optional.of(type.called());
    }
}
