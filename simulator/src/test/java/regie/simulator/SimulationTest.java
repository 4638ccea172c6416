package regie.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import regie.simulator.scene.Options;
import regie.simulator.scene.Outcome;

/** The whole control room under faults: the seed in the failure line is all that is needed to see it again. */
class SimulationTest {

    private static final int SEEDS = 200;

    @Test
    void noInvariantBreaksInTwoHundredSeeds() {
        Simulate.Result result = Simulate.run(1, SEEDS, Options.DEFAULT, outcome -> {});
        assertTrue(result.violations().isEmpty(), () -> "seeds " + result.violations() + "\n" + String.join("\n\n", result.stories()));
        assertTrue(result.processes() > SEEDS, "the simulations did next to nothing: " + result);
        assertTrue(result.takeovers() > SEEDS, "no server ever took over from another: " + result);
    }

    @Test
    void aSeedIsTheSameTwice() {
        for (long seed = 1; seed <= 10; seed++) {
            Outcome once = Simulation.run(seed, Options.DEFAULT);
            Outcome again = Simulation.run(seed, Options.DEFAULT);
            assertEquals(once, again, "seed " + seed);
        }
    }

    @Test
    void anotherSeedIsAnother() {
        assertTrue(Simulation.run(1, Options.DEFAULT).fingerprint() != Simulation.run(2, Options.DEFAULT).fingerprint());
    }
}
