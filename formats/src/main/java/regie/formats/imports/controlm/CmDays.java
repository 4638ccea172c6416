package regie.formats.imports.controlm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Days;
import regie.formats.imports.SourceAttribute;

/** The days on which a job is ordered, as gathered: days of the month, of the week, months, calendars. */
final class CmDays {

    private static final Pattern DAY = Pattern.compile("([DL>+<]?)([0-9]{1,2})");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("D([0-7])W([1-6])");
    private static final List<String> MONTHS = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
            "DEC");

    /** @param rules in the language; @param exact whether nothing was left out */
    record Rules(Set<String> rules, boolean exact, boolean working) {}

    private final Map<String, SourceAttribute> said = new LinkedHashMap<>();

    /** @param part {@code days}, {@code weekdays}, {@code months}, {@code and_or}, {@code days_calendar}, {@code jan} … */
    void say(String part, SourceAttribute attribute) {
        said.put(part, attribute);
    }

    Optional<SourceAttribute> get(String part) {
        return Optional.ofNullable(said.get(part));
    }

    String text(String part) {
        return get(part).map(SourceAttribute::value).map(String::strip).orElse("");
    }

    List<SourceAttribute> all() {
        return List.copyOf(said.values());
    }

    boolean isEmpty() {
        return text("days").isEmpty() && text("weekdays").isEmpty() && text("dates").isEmpty() && text("days_calendar").isEmpty()
                && text("weeks_calendar").isEmpty();
    }

    Rules rules() {
        boolean[] exact = {true};
        Set<String> ofMonth = daysOfMonth(exact);
        Set<String> ofWeek = daysOfWeek(exact);
        Set<String> rules = new LinkedHashSet<>();
        boolean and = text("and_or").toUpperCase(Locale.ROOT).startsWith("A");
        if (and && !ofMonth.isEmpty() && !ofWeek.isEmpty()) {
            rules.addAll(ofMonth.contains("daily") ? ofWeek : ofMonth);
            exact[0] &= ofMonth.contains("daily") || ofWeek.contains("daily");
        } else {
            rules.addAll(ofMonth);
            rules.addAll(ofWeek);
        }
        for (String date : text("dates").split("[,\\s]+")) {
            date(date).ifPresent(rules::add);
        }
        if (rules.contains("daily")) {
            rules.retainAll(Set.of("daily"));
        }
        Set<Integer> months = months();
        boolean working = rules.stream().anyMatch(rule -> rule.contains("working"));
        Set<String> within = new LinkedHashSet<>();
        if (!months.equals(Set.of(0))) {
            rules.forEach(rule -> within.add(rule.matches("[0-9]{4}-.*") ? rule : Days.inMonths(rule, months)));
        }
        return new Rules(within, exact[0], working);
    }

    private Set<String> daysOfMonth(boolean[] exact) {
        Set<String> rules = new LinkedHashSet<>();
        boolean calendar = !text("days_calendar").isEmpty();
        if (text("days").isEmpty() && calendar) {
            rules.add("working");
        }
        for (String word : text("days").toUpperCase(Locale.ROOT).split("[,\\s]+")) {
            Matcher day = DAY.matcher(word);
            Matcher nth = NTH_WEEKDAY.matcher(word);
            if (word.equals("ALL")) {
                rules.add(calendar ? "working" : "daily");
            } else if (nth.matches()) {
                int iso = Integer.parseInt(nth.group(1)) == 0 ? 7 : Integer.parseInt(nth.group(1));
                rules.add(Days.nth(Integer.parseInt(nth.group(2)), Days.NAMES.get(iso - 1), "month"));
            } else if (day.matches() && !day.group(2).matches("0+")) {
                rules.add(dayOfMonth(day, calendar, exact));
            } else if (!word.isEmpty() && !word.equals("NONE")) {
                exact[0] = false;
            }
        }
        List<String> plain = rules.stream().filter(rule -> rule.matches("[0-9]+")).toList();
        rules.removeAll(plain);
        if (!plain.isEmpty()) {
            rules.add(Days.daysOfMonth(plain.stream().map(Integer::parseInt).filter(n -> n >= 1 && n <= 31).toList()));
        }
        return rules;
    }

    private static String dayOfMonth(Matcher day, boolean calendar, boolean[] exact) {
        int n = Integer.parseInt(day.group(2));
        return switch (day.group(1)) {
            case "D" -> Days.nth(n, "working day", "month");
            case "L" -> Days.nthLast(n, calendar ? "working day" : "day", "month");
            case ">", "<" -> {
                exact[0] = false;
                yield Integer.toString(n);
            }
            default -> Integer.toString(n);
        };
    }

    private Set<String> daysOfWeek(boolean[] exact) {
        Set<Integer> days = new TreeSet<>();
        Set<String> rules = new LinkedHashSet<>();
        boolean calendar = !text("weeks_calendar").isEmpty();
        if (text("weekdays").isEmpty() && calendar) {
            rules.add("working");
        }
        for (String word : text("weekdays").toUpperCase(Locale.ROOT).split("[,\\s]+")) {
            Optional<String> named = word.chars().allMatch(Character::isLetter) ? Days.named(word) : Optional.empty();
            if (word.equals("ALL")) {
                rules.add(calendar ? "working" : "daily");
            } else if (word.matches("[0-7]")) {
                days.add(word.equals("0") ? 7 : Integer.parseInt(word));
            } else if (word.matches("D[1-7]")) {
                rules.add(Days.nth(word.charAt(1) - '0', "working day", "week"));
            } else if (word.matches("L[1-7]")) {
                rules.add(Days.nthLast(word.charAt(1) - '0', "working day", "week"));
            } else if (named.isPresent()) {
                days.add(Days.NAMES.indexOf(named.get()) + 1);
            } else if (!word.isEmpty() && !word.equals("NONE")) {
                exact[0] = false;
            }
        }
        if (!days.isEmpty()) {
            rules.add(Days.weekdays(days));
        }
        return rules;
    }

    private Set<Integer> months() {
        Set<Integer> months = new TreeSet<>();
        boolean listed = false;
        for (int month = 1; month <= 12; month++) {
            String own = text(MONTHS.get(month - 1).toLowerCase(Locale.ROOT));
            listed |= !own.isEmpty();
            if (List.of("1", "Y", "YES").contains(own.toUpperCase(Locale.ROOT))) {
                months.add(month);
            }
        }
        for (String word : text("months").toUpperCase(Locale.ROOT).split("[,\\s]+")) {
            int named = word.length() >= 3 ? MONTHS.indexOf(word.substring(0, 3)) : -1;
            if (word.equals("ALL")) {
                return Set.of();
            }
            listed |= !word.isEmpty();
            if (named >= 0) {
                months.add(named + 1);
            }
        }
        return !listed || months.size() == 12 ? Set.of() : months.isEmpty() ? Set.of(0) : months;
    }

    private static Optional<String> date(String text) {
        Matcher compact = Pattern.compile("([0-9]{4})-?([0-9]{2})-?([0-9]{2})").matcher(text);
        if (!compact.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(java.time.LocalDate.of(Integer.parseInt(compact.group(1)), Integer.parseInt(compact.group(2)),
                    Integer.parseInt(compact.group(3))).toString());
        } catch (java.time.DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** In force together: the rules of several, for a job that names several calendars. */
    static Rules union(List<Rules> all) {
        Set<String> rules = new LinkedHashSet<>();
        boolean exact = true;
        for (Rules one : all) {
            rules.addAll(one.rules());
            exact &= one.exact();
        }
        if (rules.contains("daily")) {
            rules.retainAll(Set.of("daily"));
        }
        return new Rules(rules, exact, rules.stream().anyMatch(rule -> rule.contains("working")));
    }
}
