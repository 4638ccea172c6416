package regie.simulator.process;

import java.time.Duration;
import java.util.Map;
import regie.kernel.Value;

/**
 * What a process will do if it is left alone: decided by the seed and the attempt, so that it does
 * the same whenever and wherever it is started.
 *
 * @param runs how long
 * @param exitCode then
 * @param onTerm how it takes a polite signal
 * @param children processes that outlive the leader unless they are killed too
 * @param childrenRun for how long they do
 * @param outputs what it publishes
 */
public record Script(Duration runs, int exitCode, OnTerm onTerm, int children, Duration childrenRun, Map<String, Value> outputs) {

    /** How a process takes TERM. */
    public enum OnTerm {
        DIES,
        TIDIES_UP,
        IGNORES
    }
}
