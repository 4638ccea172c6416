package regie.formats.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import regie.kernel.Text;

/**
 * What the library lacks, or calls by a name that nobody uses.
 *
 * <p>Days on which banks close in Belgium are those of Febelfin, in Luxembourg those of the ABBL; neither
 * is a public holiday by law, so they stand in {@code BE-BANK} and {@code LU-BANK} alone.
 */
final class OwnHolidays {

    private static final Text GOOD_FRIDAY = new Text("Vendredi saint", "Good Friday");

    private OwnHolidays() {}

    static SortedMap<LocalDate, Text> of(Region region, int year) {
        SortedMap<LocalDate, Text> days = new TreeMap<>();
        LocalDate easter = easter(year);
        switch (region.code()) {
            case "BE-BANK" -> {
                days.put(easter.minusDays(2), GOOD_FRIDAY);
                days.put(easter.plusDays(40), new Text("Vendredi après l'Ascension (banques)", "Friday after Ascension Day (banks)"));
                days.put(LocalDate.of(year, 12, 26), new Text("26 décembre (banques)", "26 December (banks)"));
            }
            case "LU-BANK" -> {
                days.put(easter.minusDays(2), GOOD_FRIDAY);
                days.put(LocalDate.of(year, 12, 31), new Text("Saint-Sylvestre (banques)", "New Year's Eve (banks)"));
            }
            default -> { }
        }
        return days;
    }

    /** Our name for a holiday of the library, where its own reads oddly. */
    static Optional<Text> name(Region region, String key) {
        return switch (key) {
            case "LABOUR_DAY" -> Optional.of(new Text("Fête du Travail", "Labour Day"));
            case "VICTORY_DAY" -> region.calendar().equals("fr")
                    ? Optional.of(new Text("Victoire de 1945", "Victory Day 1945")) : Optional.empty();
            case "SECOND_CHRISTMAS_DAY" -> region.calendar().equals("fr")
                    ? Optional.of(new Text("Saint-Étienne", "Saint Stephen's Day")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * Easter Sunday of the Gregorian calendar, by the algorithm of an anonymous correspondent of <em>Nature</em> (1876),
     * as in Meeus, Astronomical Algorithms, chapter 8.
     */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
