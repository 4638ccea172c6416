package regie.formats.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every date of the collected holidays of 2020 to 2030, and no other, but for the exceptions that are argued one by one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HolidayVectorsTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("regie.root", "..")).resolve("../shared/data/holidays/holidays-2020-2030.csv").normalize();
    private static final Path EXCEPTIONS = Path.of(System.getProperty("regie.root", "..")).resolve("docs/holidays-exceptions.csv");

    private final JollydayHolidays holidays = new JollydayHolidays();

    /** The first word of a calendar's title is its code: {@code FR-57 (Moselle)}. */
    private static Map<String, TreeMap<LocalDate, String>> read(Path file) {
        Map<String, TreeMap<LocalDate, String>> read = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.startsWith("calendar,")) {
                    String[] cells = line.split(",", 4);
                    read.computeIfAbsent(cells[0].split(" ")[0], code -> new TreeMap<>()).put(LocalDate.parse(cells[1]), cells[3]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    static List<String> calendars() {
        return Files.exists(VECTORS) ? List.copyOf(read(VECTORS).keySet()) : List.of("without vectors");
    }

    private TreeSet<LocalDate> listed(String region) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        IntStream.rangeClosed(2020, 2030).forEach(year -> dates.addAll(holidays.of(region, year).orElseThrow().keySet()));
        return dates;
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void everyDateAndNoOther(String calendar) {
        assumeTrue(Files.exists(VECTORS), () -> "no vectors beside the project: " + VECTORS);
        TreeSet<LocalDate> expected = new TreeSet<>(read(VECTORS).get(calendar).keySet());
        expected.removeAll(read(EXCEPTIONS).getOrDefault(calendar, new TreeMap<>()).keySet());
        assertEquals(expected, listed(calendar));
    }

    /** What the source mixes in for Belgium and Luxembourg is what banks keep: nothing is lost, it has a name of its own. */
    @Test
    void banksKeepTheDaysThatAreNoPublicHolidays() {
        assumeTrue(Files.exists(VECTORS), () -> "no vectors beside the project: " + VECTORS);
        assertEquals(read(VECTORS).get("BE").keySet(), listed("BE-BANK"));
        TreeSet<LocalDate> luxembourg = new TreeSet<>(read(VECTORS).get("LU").keySet());
        luxembourg.removeIf(date -> date.getMonthValue() == 12 && date.getDayOfMonth() == 24);
        assertEquals(luxembourg, listed("LU-BANK"));
    }

    @Test
    void anExceptionIsADateOfTheSource() {
        assumeTrue(Files.exists(VECTORS), () -> "no vectors beside the project: " + VECTORS);
        Map<String, TreeMap<LocalDate, String>> vectors = read(VECTORS);
        read(EXCEPTIONS).forEach((calendar, dates) -> assertTrue(vectors.get(calendar).keySet().containsAll(dates.keySet()), calendar));
    }
}
