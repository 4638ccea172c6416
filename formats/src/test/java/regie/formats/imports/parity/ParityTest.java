package regie.formats.imports.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.estate.time.Start;
import regie.estate.time.Starts;
import regie.formats.imports.Drafted;
import regie.formats.imports.jil.JilImporter;
import regie.formats.imports.rundeck.RundeckImporter;

class ParityTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Away from time changes the two readings of Quartz' fields, made apart, agree. */
    @ParameterizedTest
    @ValueSource(strings = {"0 0 2 * * ?", "0 0/15 8-18 ? * MON-FRI", "30 5 1,13 L * ?", "0 0 22 ? * 6L", "0 0 22 ? JAN-MAR WED#2",
        "0 10 4 1/10 * ? 2026-2028"})
    void quartzsFieldsAreReadTwiceAlike(String expression) {
        Instant from = Instant.parse("2026-10-26T00:00:00Z");
        Instant until = Instant.parse("2027-03-27T00:00:00Z");
        Starts starts = Starts.of(((CronExpression.Read.Ok) CronExpression.read(expression, CronDialect.QUARTZ)).expression(), PARIS);
        List<SourceStart> own = QuartzRule.of(expression, PARIS).orElseThrow().starts(from, until).stream()
                .filter(start -> !start.at().isBefore(from) && start.at().isBefore(until)).toList();
        Instant at = from;
        boolean inclusive = true;
        for (SourceStart start : own) {
            Start next = starts.next(at, inclusive).orElseThrow();
            assertEquals(next.instant(), start.at());
            at = next.instant();
            inclusive = false;
        }
        assertTrue(!own.isEmpty() && !starts.next(at, false).orElseThrow().instant().isBefore(until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0 2 * *", "0 0 2 15W * ?", "0 61 2 * * ?", "x 0 2 * * ?"})
    void whatIsNotUnderstoodIsNotCompared(String expression) {
        assertEquals(Optional.empty(), QuartzRule.of(expression, PARIS));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-01,1", "2026-11-01,0", "2027-03-01,0"})
    void autosysIsFollowedButForTheRepeatedHour(LocalDate from, int expected) {
        Drafted drafted = Drafted.of(new JilImporter(), PARIS, "a.jil", "insert_job: NIGHT", "job_type: c", "machine: m", "command: /opt/a",
                "date_conditions: 1", "days_of_week: all", "start_times: \"02:30\"");
        List<String> divergences = drafted.divergences(from, 60);
        assertEquals(expected, divergences.size(), divergences.toString());
        assertTrue(divergences.stream()
                .allMatch(row -> row.contains("2026-10-25T01:30:00Z / 2026-10-25T00:30:00Z: night of a time change")),
                divergences.toString());
        assertTrue(drafted.parity(from, 60).uncompared().isEmpty());
    }

    @Test
    void rundeckIsFollowedButForTheSkippedHour() {
        Drafted drafted = Drafted.of(new RundeckImporter(), PARIS, "a.yaml", "- name: night", "  schedule: {crontab: '0 30 2 * * ? *'}",
                "  sequence: {commands: [{exec: /opt/a}]}");
        List<String> divergences = drafted.divergences(LocalDate.of(2027, 3, 1), 60);
        assertEquals(1, divergences.size(), divergences.toString());
        assertTrue(divergences.getFirst().contains("- / 2027-03-28T01:00:00Z: hour skipped: Quartz"), divergences.toString());
        assertEquals(List.of(), drafted.divergences(LocalDate.of(2026, 10, 1), 60));
    }
}
