package regie.estate.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What systemd itself makes of calendar expressions: all cases, without exception. */
class OnCalendarVectorsTest {

    private static final String FOLDER = "systemd-timers/";

    @TestFactory
    Stream<DynamicTest> theNextSixTimes() {
        return tests("next-elapse.csv", row -> {
            OnCalendar expression = read(row.get("expression"));
            assertEquals(row.get("normalized"), expression + " " + row.get("zone"));
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                if (!row.get("next" + i + "_utc").isEmpty()) {
                    expected.add(row.get("next" + i + "_utc"));
                }
            }
            assertEquals(expected, next(expression, row.get("zone"), Instant.parse(row.get("base_utc")), expected.size()));
        });
    }

    @TestFactory
    Stream<DynamicTest> upstreamNext() {
        return tests("upstream-next.csv", row -> {
            Instant after = Instant.EPOCH.plus(Long.parseLong(row.get("after_usec")), ChronoUnit.MICROS);
            List<String> expected = row.get("expected_usec").equals("-1") ? List.of()
                    : List.of(Instant.EPOCH.plus(Long.parseLong(row.get("expected_usec")), ChronoUnit.MICROS).toString());
            assertEquals(expected, next(read(row.get("expression")), row.get("TZ").isEmpty() ? "UTC" : row.get("TZ"), after, 1));
        });
    }

    @TestFactory
    Stream<DynamicTest> upstreamNormalized() {
        return tests("upstream-normalized.csv", row -> {
            assertEquals(row.get("normalized"), read(row.get("input")).toString());
            assertEquals(row.get("normalized"), read(row.get("normalized")).toString());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoExpressionIsRefused() {
        return tests("upstream-invalid.csv", row ->
                assertInstanceOf(OnCalendar.Read.Wrong.class, OnCalendar.read(row.get("expression"))));
    }

    @TestFactory
    Stream<DynamicTest> everyTimerOfDebian() throws IOException {
        Path folder = Vectors.file(FOLDER + "next-elapse.csv").getParent();
        if (Vectors.missing(FOLDER + "next-elapse.csv")) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".timer")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        for (String line : Files.readAllLines(file)) {
                            if (line.startsWith("OnCalendar=")) {
                                assertEquals(6, next(read(line.substring("OnCalendar=".length())),
                                        "Europe/Paris", Instant.EPOCH, 6).size());
                            }
                        }
                    }));
        }
    }

    private interface Check {
        void of(Map<String, String> row);
    }

    private static Stream<DynamicTest> tests(String file, Check check) {
        return Vectors.rows(FOLDER + file).stream()
                .map(row -> DynamicTest.dynamicTest("'" + String.join(" ", row.values()) + "'", () -> check.of(row)));
    }

    private static OnCalendar read(String text) {
        return assertInstanceOf(OnCalendar.Read.Ok.class, OnCalendar.read(text), text).expression();
    }

    private static List<String> next(OnCalendar expression, String zone, Instant after, int count) {
        Starts starts = new Starts(expression, expression.zone().orElse(ZoneId.of(zone)), OnCalendar.GAP, OnCalendar.OVERLAP);
        List<String> found = new ArrayList<>();
        Instant at = after;
        Optional<Start> start = starts.next(at, false);
        while (start.isPresent() && found.size() < count) {
            found.add(start.get().instant().toString());
            start = starts.next(start.get().instant(), false);
        }
        return found;
    }
}
