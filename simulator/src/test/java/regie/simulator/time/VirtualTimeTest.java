package regie.simulator.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<String> done = new ArrayList<>();

    @Test
    void doesWhatIsDueInOrderAndMovesTimeAlone() {
        time.after(Duration.ofSeconds(2), () -> done.add("late"));
        time.after(Duration.ofSeconds(1), () -> done.add("early"));
        time.after(Duration.ofSeconds(1), () -> done.add("early too"));
        while (time.step()) {
            done.add(time.now().toString());
        }
        assertEquals(List.of("early", "1970-01-01T00:00:01Z", "early too", "1970-01-01T00:00:01Z", "late",
                "1970-01-01T00:00:02Z"), done);
    }

    @Test
    void theDeadDoNothingAndTheCancelledIsNotDone() {
        Life life = new Life(time);
        life.after(Duration.ofSeconds(1), () -> done.add("dead"));
        Alarm alarm = time.after(Duration.ofSeconds(1), () -> done.add("cancelled"));
        alarm.cancel();
        life.end();
        while (time.step()) {
            assertFalse(life.alive());
        }
        assertEquals(List.of(), done);
    }
}
