package regie.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProductionClockTest {

    private static final Instant MACHINE = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-05-19T00:12:00Z");

    @Test
    void aMinuteOfProductionIsASecondAtSixtyTimesSpeed() {
        ProductionClock clock = new ProductionClock(NIGHT, MACHINE, 60);
        assertEquals(NIGHT.plusSeconds(90), clock.at(MACHINE.plusMillis(1500)));
        assertEquals(NIGHT.minusSeconds(60), clock.at(MACHINE.minusSeconds(1)));
        assertEquals(Duration.ofSeconds(2), clock.onMachine(Duration.ofMinutes(2)));
    }

    @Test
    void theRealClockIsExact() {
        Instant fine = MACHINE.plusNanos(123_456_789);
        assertEquals(fine, ProductionClock.real().at(fine));
        assertEquals(Duration.ofDays(400), ProductionClock.real().onMachine(Duration.ofDays(400)));
    }

    @Test
    void aScaleOfNothingIsABug() {
        assertThrows(IllegalArgumentException.class, () -> new ProductionClock(NIGHT, MACHINE, 0));
        assertThrows(IllegalArgumentException.class, () -> new ProductionClock(NIGHT, MACHINE, Double.NaN));
    }
}
