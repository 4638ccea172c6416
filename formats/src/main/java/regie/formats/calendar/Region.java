package regie.formats.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.formats.schema.Words;
import regie.kernel.Text;

/**
 * A country, a part of one, or a market, of which holidays are known: {@code FR}, {@code FR-57}, {@code GB-ENG},
 * {@code TARGET2}, {@code NYSE}. With {@code -BANK} behind it, the days on which banks close as well.
 *
 * @param code as it is written in an estate
 * @param calendar the library's own name of the country or market
 * @param parts the library's names of the parts, from the largest to the smallest
 */
public record Region(String code, String calendar, List<String> parts, boolean banks) {

    private static final String BANK = "BANK";

    /** Other words for what the library knows: its own names of markets are its own. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            "TARGET2", List.of("target"), "T2S", List.of("target2_securities"), "EURONEXT", List.of("nyse_euronext"),
            "FR-6AE", List.of("fr", "67"), "GB-WLS", List.of("gb", "wls"));

    private static final List<String> MARKETS = List.of("EURONEXT", "LME", "NYSE", "T2S", "TARGET2");
    private static final Set<String> LIBRARY_ONLY = Set.of("DJ_STOXX", "NYSE_EURONEXT", "TARGET", "TARGET2_SECURITIES");

    /** Where the weekend is not Saturday and Sunday; from CLDR's supplemental week data. */
    private static final Set<String> FRIDAY_AND_SATURDAY = Set.of("BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA",
            "SD", "SY", "YE");

    public Region {
        parts = List.copyOf(parts);
    }

    /** The region of this code; empty when none is known by it. */
    public static Optional<Region> find(String code) {
        List<String> words = new ArrayList<>(Arrays.asList(code.split("-", -1)));
        boolean banks = words.size() > 1 && words.getLast().equals(BANK);
        if (banks) {
            words.removeLast();
        }
        List<String> named = OTHER_NAMES.getOrDefault(String.join("-", words),
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
        if (!code.equals(code.toUpperCase(Locale.ROOT)) || LIBRARY_ONLY.contains(words.getFirst()) || !isCalendar(named.getFirst())) {
            return Optional.empty();
        }
        return parts(named).map(parts -> new Region(code, named.getFirst(), parts, banks));
    }

    private static boolean isCalendar(String name) {
        return HolidayManager.getSupportedCalendarCodes().contains(name.toUpperCase(Locale.ROOT));
    }

    /** The library's own spelling of each part; empty when one of them is not known. */
    private static Optional<List<String>> parts(List<String> named) {
        List<String> parts = new ArrayList<>();
        if (named.size() > 1) {
            CalendarHierarchy at = hierarchy(named.getFirst());
            for (String name : named.subList(1, named.size())) {
                Optional<Map.Entry<String, CalendarHierarchy>> found = at.getChildren().entrySet().stream()
                        .filter(child -> child.getKey().equalsIgnoreCase(name)).findFirst();
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(found.get().getKey());
                at = found.get().getValue();
            }
        }
        return Optional.of(parts);
    }

    private static CalendarHierarchy hierarchy(String calendar) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar)).getCalendarHierarchy();
    }

    /** Countries and markets, in order of their codes. */
    public static List<String> known() {
        TreeSet<String> codes = new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
        codes.removeAll(LIBRARY_ONLY);
        codes.addAll(MARKETS);
        return List.copyOf(codes);
    }

    /** Codes that an unknown one may have meant: parts of the same country, else the nearest, else the first few. */
    public static List<String> near(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!upper.equals(code) && find(upper).isPresent()) {
            return List.of(upper);
        }
        String country = upper.split("-", -1)[0];
        if (upper.contains("-") && find(country).isPresent()) {
            return new TreeSet<>(hierarchy(country.toLowerCase(Locale.ROOT)).getChildren().keySet()).stream()
                    .map(part -> country + "-" + part.toUpperCase(Locale.ROOT)).toList();
        }
        List<String> known = known();
        List<String> alike = known.stream().filter(one -> !upper.isEmpty() && one.charAt(0) == upper.charAt(0)).toList();
        return upper.length() <= 2 ? alike : Words.nearest(upper, known).map(List::of).orElse(alike);
    }

    /** What is not worked each week. */
    public Set<DayOfWeek> weekend() {
        String country = calendar.toUpperCase(Locale.ROOT);
        if (FRIDAY_AND_SATURDAY.contains(country)) {
            return EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
        }
        return switch (country) {
            case "AF" -> EnumSet.of(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
            case "IR" -> EnumSet.of(DayOfWeek.FRIDAY);
            case "IN", "UG" -> EnumSet.of(DayOfWeek.SUNDAY);
            default -> EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        };
    }

    /** The country or market in words, with its part. */
    public Text title() {
        return new Text(title(Locale.FRENCH), title(Locale.ENGLISH));
    }

    private String title(Locale language) {
        CalendarHierarchy at = hierarchy(calendar);
        String title = at.getDescription(language);
        for (String part : parts) {
            at = at.getChildren().get(part);
            title = title + ", " + at.getDescription(language);
        }
        return banks ? title + (language.equals(Locale.FRENCH) ? " (banques)" : " (banks)") : title;
    }

    /** A stock exchange lists no holiday on a day on which it is closed anyway; all others list each holiday on its date. */
    boolean lists(LocalDate date) {
        return !calendar.equals("nyse") || !weekend().contains(date.getDayOfWeek());
    }
}
