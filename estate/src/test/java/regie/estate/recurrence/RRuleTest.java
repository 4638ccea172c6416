package regie.estate.recurrence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of RFC 5545 and many others, with the times that python-dateutil 2 gives (dateutil.csv). */
class RRuleTest {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final LocalDateTime END = LocalDateTime.of(2100, 1, 1, 0, 0);

    @TestFactory
    Stream<DynamicTest> sameTimesAsAnotherProgram() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/rrule/dateutil.csv"));
        return lines.subList(1, lines.size()).stream().map(line -> {
            int quote = line.lastIndexOf('"');
            String rule = line.substring(1, quote);
            String[] rest = line.substring(quote + 2).split(",", -1);
            return DynamicTest.dynamicTest(rule + " from " + rest[0], () -> {
                String expected = rest[1];
                int count = expected.isEmpty() ? 1 : expected.split(" ").length;
                assertEquals(expected, times("DTSTART:" + rest[0] + " RRULE:" + rule, count + (count < 10 ? 1 : 0)));
            });
        });
    }

    private static String times(String text, int count) {
        return switch (RRule.read(text, Optional.empty())) {
            case RRule.Read.Ok ok -> times(ok.rule(), count).stream().map(SECONDS::format).collect(Collectors.joining(" "));
            case RRule.Read.Wrong wrong -> {
                assertInstanceOf(RRuleProblem.NeverFires.class, wrong.problem(), wrong.problem().sentence().en());
                yield "";
            }
        };
    }

    private static List<LocalDateTime> times(RRule rule, int count) {
        List<LocalDateTime> found = new ArrayList<>();
        Optional<LocalDateTime> next = rule.next(LocalDateTime.MIN.withYear(1990), END);
        while (next.isPresent() && found.size() < count) {
            found.add(next.get());
            next = rule.next(next.get().plusNanos(1), END);
        }
        return found;
    }

    private static RRule rule(String text) {
        return assertInstanceOf(RRule.Read.Ok.class, RRule.read(text, Optional.empty()), text).rule();
    }

    private static String problem(String text) {
        return assertInstanceOf(RRule.Read.Wrong.class, RRule.read(text, Optional.empty()), text).problem().code();
    }

    @Test
    void exceptionsAndAdditions() {
        assertEquals("2026-01-01T22:00:00 2026-01-03T22:00:00 2026-01-03T23:00:00 2026-01-05T22:00:00",
                times("DTSTART:20260101T220000\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20260102T220000,20260104\nRDATE:20260103T230000", 9));
    }

    @Test
    void anEndInUtcIsThatOfTheZone() {
        RRule rule = rule("DTSTART;TZID=Europe/Paris:20260101T003000 RRULE:FREQ=DAILY;UNTIL=20260102T233000Z");
        assertEquals(Optional.of(ZoneId.of("Europe/Paris")), rule.zone());
        assertEquals(3, times(rule.in(ZoneId.of("Europe/Paris")), 9).size());
    }

    @Test
    void whatIsNoRuleIsRefusedByName() {
        assertEquals("NoFrequency", problem("BYDAY=MO"));
        assertEquals("BadValue", problem("FREQ=FORTNIGHTLY"));
        assertEquals("UnknownPart", problem("FREQ=DAILY;BYMOON=1"));
        assertEquals("Twice", problem("FREQ=DAILY;FREQ=DAILY"));
        assertEquals("NeedsStart", problem("FREQ=MONTHLY"));
        assertEquals("NeedsStart", problem("FREQ=DAILY;COUNT=3"));
        assertEquals("NotTogether", problem("DTSTART:20260101 FREQ=DAILY;COUNT=3;UNTIL=20270101"));
        assertEquals("NotTogether", problem("FREQ=WEEKLY;BYDAY=1MO"));
        assertEquals("NotTogether", problem("FREQ=WEEKLY;BYMONTHDAY=1"));
        assertEquals("BadValue", problem("FREQ=DAILY;BYHOUR=24"));
        assertEquals("NeverFires", problem("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
        assertEquals("UnknownZone", problem("DTSTART;TZID=Europe/Lutetia:20260101T000000 FREQ=DAILY"));
    }
}
