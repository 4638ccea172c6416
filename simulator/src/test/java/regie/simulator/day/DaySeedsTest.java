package regie.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Planned days with random outages: none of the invariants is ever broken. */
class DaySeedsTest {

    private static final int SEEDS = Integer.getInteger("regie.day.seeds", 60);

    @Test
    void noStartIsLostOrDoubledWhateverHappens() {
        int begun = 0;
        int missed = 0;
        int asked = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            DaySeeds.Played played = DaySeeds.play(seed);
            assertEquals(Optional.empty(), played.violation());
            begun += played.begun();
            missed += played.missed();
            asked += played.asked();
        }
        assertTrue(begun > 20 * SEEDS && missed > 2 * SEEDS && asked > SEEDS / 2, begun + " begun, " + missed + " missed, "
                + asked + " asked");
    }
}
