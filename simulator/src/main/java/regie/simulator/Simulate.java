package regie.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import regie.simulator.scene.Options;
import regie.simulator.scene.Outcome;

/**
 * Runs many seeds, one after the other, and adds up what they came to. A seed that breaks something
 * is run again with fewer and fewer faults, so that what is shown is what matters.
 */
public final class Simulate {

    private static final int STORIES_MAX = 5;

    private Simulate() {}

    /**
     * What came of many seeds.
     *
     * @param events committed to the simulated journals
     * @param steps things that happened in the simulated worlds
     * @param simulated how long all of it took on the simulated clocks
     * @param violations seeds that broke an invariant
     * @param stories of the first of them, to paste and to read
     */
    public record Result(
            long firstSeed, int seeds, long events, long steps, long attempts, long processes, long takeovers, Duration simulated,
            List<Long> violations, List<String> stories) {}

    /** @param heard after each seed: how it went */
    public static Result run(long firstSeed, int seeds, Options options, Consumer<Outcome> heard) {
        long events = 0;
        long steps = 0;
        long attempts = 0;
        long processes = 0;
        long takeovers = 0;
        Duration simulated = Duration.ZERO;
        List<Long> violations = new ArrayList<>();
        List<String> stories = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Outcome outcome = Simulation.run(seed, options.withTrace(0));
            events += outcome.events();
            steps += outcome.steps();
            attempts += outcome.attempts();
            processes += outcome.processes();
            takeovers += outcome.takeovers();
            simulated = simulated.plus(outcome.simulated());
            if (!outcome.good()) {
                violations.add(seed);
                if (stories.size() < STORIES_MAX) {
                    stories.add(Simulation.shrink(seed, options).story());
                }
            }
            heard.accept(outcome);
        }
        return new Result(firstSeed, seeds, events, steps, attempts, processes, takeovers, simulated, violations, stories);
    }
}
