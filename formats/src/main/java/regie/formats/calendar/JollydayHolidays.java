package regie.formats.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import regie.estate.calendar.Holidays;
import regie.kernel.Text;

/**
 * Public holidays as Jollyday knows them, with the additions of {@link OwnHolidays}. The library wakes
 * with the first question and not before, since most programs of Régie never ask one.
 *
 * <p>A holiday that is observed on another day, because it falls on a weekend, is listed on both: both are
 * closed. Days that are only marked and worked (the library's observances) are left out.
 */
public final class JollydayHolidays implements Holidays {

    private record Asked(String region, int year) {}

    private final ConcurrentHashMap<Asked, Optional<SortedMap<LocalDate, Text>>> answers = new ConcurrentHashMap<>();

    @Override
    public Optional<SortedMap<LocalDate, Text>> of(String region, int year) {
        return year < FIRST_YEAR || year > LAST_YEAR ? Optional.empty()
                : answers.computeIfAbsent(new Asked(region, year), asked -> Region.find(region).map(found -> read(found, year)));
    }

    private static SortedMap<LocalDate, Text> read(Region region, int year) {
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(region.calendar()));
        String[] parts = region.parts().toArray(String[]::new);
        SortedMap<LocalDate, Text> named = new TreeMap<>();
        // New Year's Day may be observed in December, so the year after is asked too.
        for (int asked = year; asked <= year + 1; asked++) {
            for (Holiday holiday : manager.getHolidays(Year.of(asked), parts)) {
                if (isClosed(holiday, region)) {
                    add(named, holiday, region, year);
                }
            }
        }
        OwnHolidays.of(region, year).forEach(named::putIfAbsent);
        return Collections.unmodifiableSortedMap(named);
    }

    private static boolean isClosed(Holiday holiday, Region region) {
        return holiday.getType() == HolidayType.PUBLIC_HOLIDAY || region.banks() && holiday.getType() == HolidayType.BANK_HOLIDAY;
    }

    private static void add(SortedMap<LocalDate, Text> named, Holiday holiday, Region region, int year) {
        Text name = OwnHolidays.name(region, holiday.getPropertiesKey()).orElseGet(() -> new Text(
                holiday.getDescription(Locale.FRENCH), holiday.getDescription(Locale.ENGLISH)));
        LocalDate actual = holiday.getActualDate();
        if (actual.getYear() == year && region.lists(actual)) {
            named.put(actual, name);
        }
        holiday.getObservedDate().filter(observed -> observed.getYear() == year && !observed.equals(actual))
                .ifPresent(observed -> named.putIfAbsent(observed, new Text(name.fr() + " (reporté)", name.en() + " (observed)")));
    }
}
