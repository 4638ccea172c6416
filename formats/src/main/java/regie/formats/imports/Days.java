package regie.formats.imports;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules of days in the language's words. */
public final class Days {

    /** Monday first. */
    public static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Days() {}

    /** {@code mo}, {@code MON}, {@code monday}, {@code lundi} are no matter: the first two letters of the English name decide. */
    public static Optional<String> named(String word) {
        String small = word.strip().toLowerCase(Locale.ROOT);
        return NAMES.stream().filter(name -> small.length() >= 2 && (name.startsWith(small) || small.startsWith(name.substring(0, 2))
                && FULL.get(NAMES.indexOf(name)).startsWith(small))).findFirst();
    }

    private static final List<String> FULL = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /** @param isoDays 1 for Monday to 7 for Sunday */
    public static String weekdays(Collection<Integer> isoDays) {
        Set<Integer> sorted = new TreeSet<>(isoDays);
        return sorted.size() == 7 ? "daily" : ranges(sorted, NAMES, 1);
    }

    /** @param months 1 to 12; {@code in jan,apr-jun} behind the rule, unless they are all twelve or none */
    public static String inMonths(String rule, Collection<Integer> months) {
        Set<Integer> sorted = new TreeSet<>(months);
        return sorted.isEmpty() || sorted.size() == 12 ? rule : rule + " in " + ranges(sorted, MONTHS, 1);
    }

    /** {@code 1,15} or {@code 1-15}. */
    public static String daysOfMonth(Collection<Integer> days) {
        return ranges(new TreeSet<>(days), NUMBERS, 1);
    }

    private static final List<String> NUMBERS = java.util.stream.IntStream.rangeClosed(1, 31).mapToObj(Integer::toString).toList();
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
            "dec");

    private static String ranges(Set<Integer> numbers, List<String> names, int base) {
        List<String> parts = new java.util.ArrayList<>();
        for (int first : numbers) {
            boolean inside = numbers.contains(first - 1) && (numbers.contains(first - 2) || numbers.contains(first + 1));
            if (inside) {
                continue;
            }
            int last = first;
            while (numbers.contains(last + 1)) {
                last++;
            }
            parts.add(names.get(first - base) + (last > first + 1 ? "-" + names.get(last - base) : ""));
        }
        return String.join(",", parts);
    }

    /** {@code 3rd day of month}. */
    public static String nth(int n, String unit, String period) {
        return ordinal(n) + " " + unit + " of " + period;
    }

    /** {@code last day of month}, {@code 2nd last day of month}. */
    public static String nthLast(int n, String unit, String period) {
        return (n == 1 ? "last " : ordinal(n) + " last ") + unit + " of " + period;
    }

    private static String ordinal(int n) {
        if (n == 1) {
            return "first";
        }
        int tens = n % 100;
        String ending = tens >= 11 && tens <= 13 ? "th" : switch (n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return n + ending;
    }
}
