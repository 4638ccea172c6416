package regie.estate.plan;

import java.util.Optional;

/**
 * Which production date is meant, seen from that of the run that says it. Offsets count the dates of a plan, not days: the previous
 * date of a plan that runs on working days is Friday when said on a Monday.
 *
 * @param offset in dates of the plan; 0 unless {@code kind} is {@code DATED}
 */
public record DateRef(Kind kind, int offset) {

    public enum Kind {
        DATED,
        /** Whatever its date. */
        ANY,
        /** An event without a date. */
        NONE
    }

    /** As far as an offset may reach, either way. */
    public static final int OFFSET_MAX = 99;

    public static final DateRef SAME = new DateRef(Kind.DATED, 0);
    public static final DateRef PREVIOUS = new DateRef(Kind.DATED, -1);
    public static final DateRef NEXT = new DateRef(Kind.DATED, 1);
    public static final DateRef ANY = new DateRef(Kind.ANY, 0);
    public static final DateRef NONE = new DateRef(Kind.NONE, 0);

    /** {@code same}, {@code previous}, {@code next}, {@code any}, {@code none}, or an offset such as {@code -2} or {@code +1}. */
    public static Optional<DateRef> parse(String text) {
        return switch (text) {
            case "same" -> Optional.of(SAME);
            case "previous" -> Optional.of(PREVIOUS);
            case "next" -> Optional.of(NEXT);
            case "any" -> Optional.of(ANY);
            case "none" -> Optional.of(NONE);
            default -> offset(text);
        };
    }

    private static Optional<DateRef> offset(String text) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int size = Integer.parseInt(digits);
        boolean signed = digits.length() < text.length() || size == 0;
        return !signed || size > OFFSET_MAX ? Optional.empty() : Optional.of(new DateRef(Kind.DATED, text.startsWith("-") ? -size : size));
    }

    /** Means the production date of whoever says it. */
    public boolean isSame() {
        return kind == Kind.DATED && offset == 0;
    }

    public String text() {
        return switch (kind) {
            case ANY -> "any";
            case NONE -> "none";
            case DATED -> switch (offset) {
                case 0 -> "same";
                case -1 -> "previous";
                case 1 -> "next";
                default -> offset > 0 ? "+" + offset : Integer.toString(offset);
            };
        };
    }

    /** As it follows a name: empty for the same date. */
    public String suffix() {
        return isSame() ? "" : "@" + text();
    }
}
