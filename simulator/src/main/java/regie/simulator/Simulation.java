package regie.simulator;

import java.time.Duration;
import regie.simulator.chance.Chance;
import regie.simulator.fault.FaultScript;
import regie.simulator.scene.Options;
import regie.simulator.scene.Outcome;
import regie.simulator.scene.Scene;

/**
 * The whole control room in one thread and on virtual time: the real loop, lease, engine, written
 * forms, agent and supervisor, over a simulated database, network, disks and processes. Everything
 * follows from the seed, so that a seed that fails fails again.
 */
public final class Simulation {

    private static final long STEPS_MAX = 20_000_000;

    private Simulation() {}

    public static Outcome run(long seed, Options options) {
        return run(seed, options, script(seed, options));
    }

    private static FaultScript script(long seed, Options options) {
        return FaultScript.draw(new Chance(seed).fork("faults"), options.roughTime().minus(Duration.ofSeconds(5)), options.faultsMax());
    }

    private static Outcome run(long seed, Options options, FaultScript script) {
        Scene scene = new Scene(seed, options);
        scene.begin(script);
        long steps = 0;
        while (!scene.broken() && !scene.done() && !scene.late() && steps < STEPS_MAX && scene.step()) {
            steps++;
        }
        scene.finish();
        return scene.outcome(seed, steps);
    }

    /**
     * Leaves out as many faults as it can while the same invariant still breaks, halves first.
     *
     * @return the outcome with the fewest faults found
     */
    public static Outcome shrink(long seed, Options options) {
        FaultScript script = script(seed, options);
        Outcome worst = run(seed, options, script);
        if (worst.good()) {
            return worst;
        }
        String invariant = worst.violation().orElseThrow().invariant();
        for (int size = Math.max(1, script.faults().size() / 2); size >= 1 && !script.faults().isEmpty(); size /= 2) {
            for (int from = 0; from < script.faults().size();) {
                FaultScript fewer = script.without(from, Math.min(from + size, script.faults().size()));
                Outcome outcome = run(seed, options, fewer);
                if (outcome.violation().filter(found -> found.invariant().equals(invariant)).isPresent()) {
                    script = fewer;
                    worst = outcome;
                } else {
                    from += size;
                }
            }
        }
        return worst;
    }
}
