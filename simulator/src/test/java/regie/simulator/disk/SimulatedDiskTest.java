package regie.simulator.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import regie.simulator.chance.Chance;

class SimulatedDiskTest {

    @Test
    void aCutOfPowerTakesOnlyWhatWasNotFlushed() {
        for (long seed = 0; seed < 100; seed++) {
            SimulatedDisk<String> disk = new SimulatedDisk<>();
            List.of("a", "b", "c", "d").forEach(disk::append);
            disk.flush(2);
            disk.cut(new Chance(seed));
            assertEquals(List.of("a", "b"), disk.read().subList(0, 2));
            assertTrue(disk.read().size() <= 4);
        }
    }

    @Test
    void whatSurvivedACutIsSafe() {
        SimulatedDisk<String> disk = new SimulatedDisk<>();
        disk.append("a");
        disk.flush(1);
        disk.cut(new Chance(1));
        disk.cut(new Chance(2));
        assertEquals(List.of("a"), disk.read());
    }
}
