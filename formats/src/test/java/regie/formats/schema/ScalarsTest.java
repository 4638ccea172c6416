package regie.formats.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalarsTest {

    @Test
    void durationsAreReadAsPeopleWriteThem() {
        assertEquals(Optional.of(Duration.ofSeconds(90)), Scalars.duration("90s"));
        assertEquals(Optional.of(Duration.ofMillis(1_500)), Scalars.duration("1.5s"));
        assertEquals(Optional.of(Duration.ofMinutes(15)), Scalars.duration("15m"));
        assertEquals(Optional.of(Duration.ofMinutes(150)), Scalars.duration("2h30m"));
        assertEquals(Optional.of(Duration.ofDays(3)), Scalars.duration("3d"));
        assertEquals(Optional.of(Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4)), Scalars.duration("1d2h3m4s"));
        assertEquals(Optional.of(Duration.ZERO), Scalars.duration("0"));
    }

    @Test
    void whatIsNoDurationIsRefused() {
        for (String text : List.of("", "5", "5 m", "m5", "1m2h", "2h2h", "-1s", "1.5m", "1e9s", "9999999999s", "4000d", "1.5.5s", "s")) {
            assertEquals(Optional.empty(), Scalars.duration(text), text);
        }
    }

    @Test
    void theRuleAndTheReaderAgreeOnDurations() {
        for (String text : List.of("90s", "1.5s", "2h30m", "3d", "0", "5", "1m2h", "4000d", "")) {
            assertEquals(Scalars.duration(text).isPresent(), Rule.DURATION.breach(text).isEmpty(), text);
        }
    }

    @Test
    void sizesCountInPowersOfTwo() {
        assertEquals(Optional.of(50L << 20), Scalars.size("50MB"));
        assertEquals(Optional.of(512L << 10), Scalars.size("512KB"));
        assertEquals(Optional.empty(), Scalars.size("50 MB"));
        assertEquals(Optional.empty(), Scalars.size("0MB"));
    }

    @Test
    void datesMustExist() {
        assertTrue(Scalars.date("2028-02-29").isPresent());
        assertTrue(Scalars.date("2026-02-29").isEmpty());
        assertTrue(Rule.DATE.breach("2026-02-30").isPresent());
    }

    @Test
    void numbersAreWithinBounds() {
        assertEquals(Optional.of(12L), Scalars.whole("12"));
        assertEquals(Optional.of(-3L), Scalars.whole("-3"));
        for (String text : List.of("", "-", "1.0", "1e3", "0x10", "12345678901234567890")) {
            assertEquals(Optional.empty(), Scalars.whole(text), text);
        }
        assertEquals(Optional.of(1.5), Scalars.decimal("1.5"));
        assertEquals(Optional.empty(), Scalars.decimal("NaN"));
        assertEquals(Optional.empty(), Scalars.decimal("1-2"));
    }

    @Test
    void theNearestWordIsNamedOnlyWhenItIsNear() {
        List<String> known = List.of("needs", "retry", "timeout", "fail_on_output");
        assertEquals(Optional.of("needs"), Words.nearest("neds", known));
        assertEquals(Optional.of("retry"), Words.nearest("rtery", known));
        assertEquals(Optional.of("timeout"), Words.nearest("Timeout", known));
        assertEquals(Optional.of("fail_on_output"), Words.nearest("fail-on-ouput", known));
        assertEquals(Optional.empty(), Words.nearest("zebra", known));
    }
}
