package regie.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Instants are read as the JDK reads them, only sooner. */
final class CanonicalTest {

    @Test
    void agreesWithTheJdkOnWhatIsWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_799L),
                    random.nextInt(1_000_000) * 1_000L);
            String text = new String(new JsonOut().instant(instant).toBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            assertEquals(instant, Canonical.instant(text.substring(1, text.length() - 1)));
        }
    }

    @Test
    void agreesWithTheJdkOnEverythingElse() {
        for (String other : new String[] {"2026-11-23T22:36:42Z", "2026-11-23T22:36:42.5Z", "2026-11-23T24:00:00.000000Z",
            "2026-12-31T23:59:60.000000Z", "+12026-11-23T22:36:42Z", "2026-11-23T22:36:42.174659+01:00"}) {
            assertEquals(Instant.parse(other), Canonical.instant(other), other);
        }
        for (String wrong : new String[] {"", "2026-02-30T00:00:00.000000Z", "2026-13-01T00:00:00.000000Z", "2026-11-23T25:00:00.000000Z",
            "2026-11-23 22:36:42.174659Z", "2026-11-23T22:61:42.174659Z"}) {
            assertThrows(DateTimeException.class, () -> Canonical.instant(wrong), wrong);
        }
    }
}
