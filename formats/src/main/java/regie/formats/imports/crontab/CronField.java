package regie.formats.imports.crontab;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a crontab line, read as cron's entry.c reads it. It shares nothing with Régie's own cron expressions, so that the two
 * can be held against each other.
 *
 * @param text as it can be written in the estate: drawn numbers are numbers there
 * @param star whether it begins with a star, which is what cron looks at
 * @param drawn whether cron draws a number of its own each time it loads the file
 * @param odd whether Debian's cron would not read it, though others do
 */
record CronField(Kind kind, String text, BitSet values, boolean star, boolean drawn, boolean odd) {

    enum Kind {
        MINUTE(0, 59, List.of()),
        HOUR(0, 23, List.of()),
        DAY(1, 31, List.of()),
        MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
        WEEKDAY(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        private final int least;
        private final int most;
        private final List<String> names;

        Kind(int least, int most, List<String> names) {
            this.least = least;
            this.most = most;
            this.names = names;
        }
    }

    private static final Pattern PART = Pattern.compile(
            "(?:(\\*)|([0-9]{1,4}|[a-zA-Z]{3,9})?(?:([-~])([0-9]{1,4}|[a-zA-Z]{3,9})?)?)(?:/([0-9]{1,4}))?");

    /**
     * @param seed what stands for chance where cron draws a number
     * @return empty when this is no such field
     */
    static Optional<CronField> read(Kind kind, String text, String seed) {
        BitSet values = new BitSet();
        StringBuilder written = new StringBuilder();
        boolean drawn = false;
        boolean odd = false;
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (part.isEmpty() || part.equals("-") || !matcher.matches()) {
                return Optional.empty();
            }
            boolean random = "~".equals(matcher.group(3));
            int from = bound(kind, matcher.group(2), kind.least);
            int to = matcher.group(3) == null && matcher.group(1) == null && matcher.group(5) == null ? from
                    : bound(kind, matcher.group(4), kind == Kind.WEEKDAY && matcher.group(1) != null ? 6 : kind.most);
            int step = matcher.group(5) == null ? 1 : Integer.parseInt(matcher.group(5));
            boolean halfRange = "-".equals(matcher.group(3)) && (matcher.group(2) == null || matcher.group(4) == null);
            if (from < kind.least || to > kind.most || to < from || step < 1 || halfRange || matcher.group(2) == null
                    && matcher.group(1) == null && !random) {
                return Optional.empty();
            }
            String shown = part;
            if (random) {
                int width = step > 1 ? Math.min(step, to - from + 1) : to - from + 1;
                from += Math.floorMod((seed + kind).hashCode() * 31, width);
                to = step > 1 ? to : from;
                shown = step > 1 ? from + "-" + to + "/" + step : String.valueOf(from);
            }
            drawn |= random;
            boolean single = matcher.group(3) == null && matcher.group(1) == null;
            odd |= single && matcher.group(5) != null;
            shown = single && matcher.group(5) != null ? from + "-" + to + "/" + step : shown;
            written.append(written.isEmpty() ? "" : ",").append(shown.toLowerCase(Locale.ROOT));
            set(kind, values, from, to, step);
        }
        return Optional.of(new CronField(kind, written.toString(), values, text.startsWith("*"), drawn, odd));
    }

    private static int bound(Kind kind, @org.jspecify.annotations.Nullable String word, int otherwise) {
        if (word == null) {
            return otherwise;
        }
        if (Character.isDigit(word.charAt(0))) {
            return Integer.parseInt(word);
        }
        int name = word.length() < 3 ? -1 : kind.names.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        return name < 0 ? -1 : kind == Kind.MONTH ? name + 1 : name;
    }

    private static void set(Kind kind, BitSet values, int from, int to, int step) {
        for (int value = from; value <= to; value += step) {
            values.set(kind == Kind.WEEKDAY ? value % 7 : value);
        }
    }

    boolean has(int value) {
        return values.get(value);
    }

    boolean all() {
        return values.cardinality() == (kind == Kind.WEEKDAY ? 7 : kind.most - kind.least + 1);
    }

    /** Whether it is a list of numbers, without star, range or step. */
    boolean isList() {
        return text.matches("[0-9a-z]+(,[0-9a-z]+)*");
    }

    List<Integer> list() {
        return values.stream().boxed().toList();
    }
}
