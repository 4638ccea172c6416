package regie.actions;

import java.util.List;
import regie.kernel.Value;

/**
 * One kind of work that a task can ask of a host. Implementations are found by
 * {@link java.util.ServiceLoader}; they have no state and are asked from several threads.
 *
 * <p>Arguments are what stands behind the action's key in the estate: {@code run: ./x.sh} has the
 * words {@code ./x.sh}. At {@link #validate} expressions may still stand in them; at {@link #start}
 * all are rendered.
 */
public interface Action {

    /** The key in the estate, such as {@code run}. */
    String name();

    /** The JSON Schema (draft 2020-12) of the arguments, as text. */
    String schema();

    /** Everything that is wrong with the arguments; empty when nothing is. */
    List<Finding> validate(Value arguments);

    /**
     * What to spawn.
     *
     * @param arguments such as {@link #validate} finds nothing wrong with
     */
    Command start(Value arguments);

    /** How what was started is found again after a restart of the agent, and how it is ended. */
    default Hold hold() {
        return Hold.PROCESS;
    }

    /** What an agent holds on to while the work goes on. */
    enum Hold {
        /** The supervisor's process: found again by boot, number and start time; killed with its whole tree. */
        PROCESS
    }
}
