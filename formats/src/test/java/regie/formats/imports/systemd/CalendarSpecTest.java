package regie.formats.imports.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regie.formats.imports.Drafted;
import regie.formats.imports.Shared;

/** The importer's own reading of calendar expressions, held against what systemd itself gives. */
class CalendarSpecTest {

    private static List<Instant> next(CalendarSpec spec, Instant after, ZoneId zone, int count) {
        for (int days = 40; ; days *= 6) {
            List<Instant> found = spec.elapses(after.plusNanos(1), after.plus(Duration.ofDays(days)), zone);
            if (found.size() >= count || days > 60_000) {
                return found.subList(0, Math.min(count, found.size()));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> systemdsOwnNextTimes() throws IOException {
        List<List<String>> rows = Files.readAllLines(Shared.data("systemd-timers/next-elapse.csv"))
                .stream().skip(1).map(Shared::cells).toList();
        assertTrue(rows.size() > 100);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(1) + " " + row.get(2), () -> {
            List<Instant> expected = row.subList(4, 10).stream().filter(cell -> !cell.isEmpty()).map(Instant::parse).toList();
            CalendarSpec spec = CalendarSpec.read(row.get(0)).orElseThrow();
            assertEquals(expected, next(spec, Instant.parse(row.get(2)), ZoneId.of(row.get(1)), expected.size()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> systemdsOwnTestsOfNextTimes() throws IOException {
        List<List<String>> rows = Files.readAllLines(Shared.data("systemd-timers/upstream-next.csv"))
                .stream().skip(1).map(Shared::cells).toList();
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
            ZoneId zone = row.get(1).isEmpty() ? ZoneOffset.UTC : ZoneId.of(row.get(1));
            List<Instant> next = next(CalendarSpec.read(row.get(0)).orElseThrow(), micros(row.get(2)), zone, 1);
            assertEquals(row.get(3).equals("-1") ? List.of() : List.of(micros(row.get(3))), next);
        }));
    }

    private static Instant micros(String text) {
        long micros = Long.parseLong(text);
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    @TestFactory
    Stream<DynamicTest> whatSystemdReadsAndRefuses() throws IOException {
        Stream<DynamicTest> read = Files.readAllLines(Shared.data("systemd-timers/upstream-normalized.csv"))
                .stream().skip(1).map(Shared::cells)
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    CalendarSpec one = CalendarSpec.read(row.get(0)).orElseThrow();
                    CalendarSpec other = CalendarSpec.read(row.get(1)).orElseThrow();
                    Instant from = Instant.parse("2012-01-01T00:00:00Z");
                    assertEquals(next(other, from, ZoneOffset.UTC, 20), next(one, from, ZoneOffset.UTC, 20));
                }));
        Stream<DynamicTest> refused = Files.readAllLines(Shared.data("systemd-timers/upstream-invalid.csv")).stream().skip(1)
                .map(line -> DynamicTest.dynamicTest("not " + line, () -> assertEquals(Optional.empty(), CalendarSpec.read(line))));
        return Stream.concat(read, refused);
    }

    /** Whatever words are found for an expression, the plan starts when systemd does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*-*-* 06:00|days: daily, at: \"06:00\"",
        "Mon..Fri 22:30|days: mon-fri, at: \"22:30\"",
        "Sat,Sun *-*-* 06,18:00|days: \"sat,sun\", at: [\"06:00\", \"18:00\"]",
        "monthly|days: first day of month, at: \"00:00\"",
        "quarterly|days: \"first day of month in jan,apr,jul,oct\", at: \"00:00\"",
        "*-*~1 23:00|days: last day of month, at: \"23:00\"",
        "Mon *-*-8..14 05:00|days: 2nd mon of month, at: \"05:00\"",
        "Fri *-*~7/1 05:00|days: last fri of month, at: \"05:00\"",
        "*:0/15|cron: \"*/15 * * * *\"",
        "*-*-* 07..23:30|cron: \"30 7-23 * * *\"",
        "Mon,Wed *-*-1..15 04:00|rrule: \"FREQ=DAILY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15;"
                + "BYDAY=MO,WE;BYHOUR=4;BYMINUTE=0;BYSECOND=0\"",
        "*-*~03..05 04:00|rrule: \"FREQ=DAILY;BYMONTHDAY=-5,-4,-3;BYHOUR=4;BYMINUTE=0;BYSECOND=0\"",
        "2027-02-03 04:05|days: 2027-02-03, at: \"04:05\"",
        "*-*-* 05:00 America/New_York|days: daily, at: \"05:00\", zone: America/New_York",
    })
    void expressionsAreSaidInTheLanguagesOwnWords(String expression, String schedule) {
        Drafted drafted = SystemdImportTest.timer("OnCalendar=" + expression);
        String plan = drafted.text("plans/sample.yaml").replaceAll("\\s*\\n\\s+(?=[a-z]+: )", " ");
        assertTrue(plan.contains(schedule), plan);
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2027, 1, 1), 70));
        assertTrue(drafted.parity(LocalDate.of(2027, 1, 1), 70).pairs().size() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h 30min", "90min", "5400", "5400s", "1.5h", "1h30m"})
    void spansAreSumsOfTheirParts(String text) {
        assertEquals(Optional.of(Duration.ofMinutes(90)), Span.read(text));
        assertEquals("1h30m", Span.written(Duration.ofMinutes(90)));
    }

    @Test
    void whatIsNoSpanIsNone() {
        for (String text : List.of("", "infinity", "soon", "5x", "-3", "999999999999y")) {
            assertEquals(Optional.empty(), Span.read(text), text);
        }
    }
}
