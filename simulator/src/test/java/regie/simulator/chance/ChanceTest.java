package regie.simulator.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void theSameSeedDrawsTheSame() {
        Chance one = new Chance(42);
        Chance other = new Chance(42);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(one.next(), other.next());
        }
        assertNotEquals(new Chance(42).next(), new Chance(43).next());
    }

    @Test
    void aForkDoesNotDependOnWhatWasDrawnBefore() {
        Chance early = new Chance(7);
        Chance late = new Chance(7);
        late.next();
        assertEquals(early.fork("network").next(), late.fork("network").next());
        assertNotEquals(early.fork("network").next(), early.fork("disks").next());
    }

    @Test
    void staysInItsBounds() {
        Chance chance = new Chance(1);
        for (int i = 0; i < 10_000; i++) {
            int drawn = chance.between(-3, 5);
            assertTrue(drawn >= -3 && drawn <= 5, () -> "drew " + drawn);
            List<Integer> some = chance.some(List.of(1, 2, 3, 4), 3);
            assertTrue(!some.isEmpty() && some.size() <= 3, () -> "drew " + some);
        }
    }

    @Test
    void weighsByWeight() {
        Chance chance = new Chance(1);
        int[] drawn = new int[3];
        for (int i = 0; i < 30_000; i++) {
            drawn[chance.weigh(1, 0, 2)]++;
        }
        assertEquals(0, drawn[1]);
        assertTrue(Math.abs(drawn[0] - 10_000) < 500, () -> "drew " + drawn[0]);
    }
}
