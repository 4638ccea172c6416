package regie.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import regie.simulator.sabotage.Sabotage;
import regie.simulator.scene.Options;

/** A simulator that finds nothing proves nothing: what is broken on purpose must be found. */
class SabotageTest {

    private static final int SEEDS_MAX = 200;

    @ParameterizedTest
    @EnumSource(value = Sabotage.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void whatIsBrokenOnPurposeIsFound(Sabotage sabotage) {
        Options options = Options.DEFAULT.with(sabotage).withTrace(0);
        for (long seed = 1; seed <= SEEDS_MAX; seed++) {
            if (!Simulation.run(seed, options).good()) {
                return;
            }
        }
        assertTrue(false, sabotage + " was not found in " + SEEDS_MAX + " seeds");
    }
}
