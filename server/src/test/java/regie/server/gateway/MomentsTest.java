package regie.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-11-24T01:12:00Z");

    @Test
    void aTimeIsTheNextSuchTime() {
        assertEquals(at("2026-11-24T03:30:00Z"), read("04:30"));
        assertEquals(at("2026-11-25T00:30:00Z"), read("1:30"));
    }

    @Test
    void aDurationIsFromNow() {
        assertEquals(at("2026-11-24T01:32:00Z"), read("20m"));
        assertEquals(at("2026-11-25T03:12:30Z"), read("1d2h30s"));
    }

    @Test
    void aDateIsLocalUnlessItSaysOtherwise() {
        assertEquals(at("2026-11-24T04:00:00Z"), read("2026-11-24T05:00"));
        assertEquals(at("2026-11-24T04:00:00Z"), read("2026-11-24 05:00"));
        assertEquals(at("2026-11-24T05:00:00Z"), read("2026-11-24T05:00:00Z"));
    }

    @Test
    void anythingElseIsNone() {
        assertEquals(Optional.empty(), read("soon"));
        assertEquals(Optional.empty(), read("25:99"));
        assertEquals(Optional.empty(), read(""));
    }

    @Test
    void ratesAreAMinute() {
        assertEquals(20, Rate.perMinute(Optional.of("20/m")));
        assertEquals(120, Rate.perMinute(Optional.of("2/s")));
        assertEquals(1, Rate.perMinute(Optional.of("10/h")));
        assertEquals(0, Rate.perMinute(Optional.empty()));
        assertThrows(RefusedGesture.class, () -> Rate.perMinute(Optional.of("fast")));
    }

    private static Optional<Instant> read(String text) {
        return Moments.read(text, NOW, PARIS);
    }

    private static Optional<Instant> at(String text) {
        return Optional.of(Instant.parse(text));
    }
}
