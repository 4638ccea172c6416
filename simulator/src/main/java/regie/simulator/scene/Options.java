package regie.simulator.scene;

import java.time.Duration;
import regie.simulator.sabotage.Sabotage;

/**
 * How large and how rough a simulation is.
 *
 * @param tasksMax of one plan, mostly
 * @param roughTime for how long runs are ordered, people do anything and faults strike
 * @param faultsMax how many faults strike at most
 * @param gesturesMax how many commands people give at most in that time
 * @param calmTime within which, once all is calm and people answer, everything must have ended
 * @param traceLines how many lines of trace a failure shows
 * @param sabotage what is broken on purpose
 */
public record Options(
        int tasksMax, Duration roughTime, int faultsMax, int gesturesMax, Duration calmTime, int traceLines, Sabotage sabotage) {

    public static final Options DEFAULT =
            new Options(8, Duration.ofMinutes(5), 14, 60, Duration.ofHours(3), 120, Sabotage.NONE);

    public Options with(Sabotage broken) {
        return new Options(tasksMax, roughTime, faultsMax, gesturesMax, calmTime, traceLines, broken);
    }

    public Options withTrace(int lines) {
        return new Options(tasksMax, roughTime, faultsMax, gesturesMax, calmTime, lines, sabotage);
    }
}
