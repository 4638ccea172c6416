package regie.estate.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import regie.kernel.Text;

/**
 * The public holidays of countries and regions. A port: the same region and year give the same
 * answer for as long as the program runs.
 */
public interface Holidays {

    /** The first and last year that are known of any region. */
    int FIRST_YEAR = 2000;
    int LAST_YEAR = 2060;

    /** No region is known. */
    Holidays NONE = (region, year) -> Optional.empty();

    /**
     * @param region a country by its ISO code ({@code FR}), a part of one ({@code FR-57}), or a market ({@code TARGET2})
     * @return each holiday with its name, on weekends too; empty when the region or the year is not known
     */
    Optional<SortedMap<LocalDate, Text>> of(String region, int year);
}
