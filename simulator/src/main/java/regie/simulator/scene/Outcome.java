package regie.simulator.scene;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import regie.simulator.audit.Violation;

/**
 * What came of one simulation.
 *
 * @param violation the first broken invariant; empty when all held
 * @param steps things that happened in the simulated world
 * @param events committed to the journal
 * @param fingerprint of the whole trace: the same for the same seed
 * @param trace its last lines, when something broke
 */
public record Outcome(
        long seed, Optional<Violation> violation, long steps, long events, int runs, int attempts, int processes,
        int takeovers, Duration simulated, long fingerprint, List<String> trace) {

    public boolean good() {
        return violation.isEmpty();
    }

    /** A line to paste, and what led to it. */
    public String story() {
        return "seed " + seed + " violates " + violation.map(Violation::toString).orElse("nothing")
                + "\nrun it again with: regie bench simulate --seeds 1 --first-seed " + seed
                + "\n" + String.join("\n", trace);
    }
}
