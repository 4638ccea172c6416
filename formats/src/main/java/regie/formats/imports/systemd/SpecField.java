package regie.formats.imports.systemd;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One component of a calendar expression.
 *
 * @param any a star
 * @param values sorted
 * @param spans as written, for days that are counted from the end
 */
record SpecField(boolean any, List<Long> values, List<Span> spans) {

    /**
     * Values from one to another.
     *
     * @param to equal to {@code from} when none was written
     * @param step 0 when none was written
     */
    record Span(long from, long to, long step, boolean ranged) {}

    private static final Pattern PART = Pattern.compile("(\\*|[0-9]{1,9}(?:\\.[0-9]{1,6})?)(?:\\.\\.([0-9]{1,9}(?:\\.[0-9]{1,6})?))?"
            + "(?:/([0-9]{1,9}(?:\\.[0-9]{1,6})?))?");
    private static final int VALUES_MAX = 100_000;

    /** @param unit what a written 1 counts: a million for seconds, which are kept in microseconds */
    static Optional<SpecField> read(String text, long least, long most, long unit) {
        List<Span> spans = new ArrayList<>();
        TreeSet<Long> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            boolean star = matcher.group(1).equals("*");
            long from = star ? least : scaled(matcher.group(1), unit);
            boolean ranged = matcher.group(2) != null;
            long step = matcher.group(3) == null ? 0 : scaled(matcher.group(3), unit);
            from = least == 1970 && !star && from < 100 ? from + (from < 70 ? 2000 : 1900) : from;
            long to = ranged ? scaled(matcher.group(2), unit) : star || step > 0 ? most : from;
            if (star && ranged || from < least || to > most || to < from || step < 0 || matcher.group(3) != null && step == 0) {
                return Optional.empty();
            }
            spans.add(new Span(from, to, step, ranged));
            long by = step > 0 ? step : unit;
            for (long value = from; value <= to && values.size() < VALUES_MAX; value += by) {
                values.add(value);
            }
        }
        return Optional.of(new SpecField(text.equals("*"), List.copyOf(values), spans));
    }

    private static long scaled(String number, long unit) {
        try {
            return new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact();
        } catch (ArithmeticException fraction) {
            return -1;
        }
    }

    boolean has(long value) {
        return any || values.contains(value);
    }

    /** Days counted from the end: the first of a stretch is the last day's side, and steps go towards the end. */
    List<Integer> fromEnd(int length) {
        TreeSet<Integer> days = new TreeSet<>();
        for (Span span : spans) {
            boolean open = !span.ranged() && span.step() > 0;
            long first = length - (span.ranged() || any ? span.to() : span.from()) + 1;
            long last = any || open ? length : length - span.from() + 1;
            for (long day = Math.max(1, first); day <= last; day += Math.max(1, span.step())) {
                days.add((int) day);
            }
        }
        return List.copyOf(days);
    }

    /** As a field of cron. */
    String cron(int least, int most) {
        int size = values.size();
        long first = values.getFirst();
        long step = size > 1 ? values.get(1) - first : 1;
        boolean even = true;
        for (int i = 1; i < size; i++) {
            even &= values.get(i) - values.get(i - 1) == step;
        }
        if (any || size == most - least + 1) {
            return "*";
        }
        if (even && size > 2 && step == 1) {
            return first + "-" + values.getLast();
        }
        if (even && size > 3 && first + step * size > most) {
            return (first == least ? "*" : first + "-" + most) + "/" + step;
        }
        return String.join(",", values.stream().map(String::valueOf).toList());
    }
}
