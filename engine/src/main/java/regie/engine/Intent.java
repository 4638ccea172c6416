package regie.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.plan.Action;
import regie.kernel.RunId;
import regie.kernel.Text;
import regie.kernel.Value;

/** What an attempt is to do, all values filled in: enough to send it again after a takeover. */
public sealed interface Intent {

    /**
     * Work on a host. Secrets stand as references in {@code env} and {@code arguments}, never as values.
     *
     * @param kind the action's name ({@code run}, {@code exec}, {@code lines} to read a foreach's file, …)
     * @param variables resolved for this attempt; sent as {@code REGIE_VAR_<NAME>}
     * @param env what the task itself declares under {@code env}
     * @param checkpoint given back to the process when it restarts at its checkpoint
     * @param failOnOutput regular expressions matched on the agent, line by line
     */
    record Work(
            String kind,
            Value arguments,
            Map<String, String> variables,
            Map<String, String> env,
            Optional<String> checkpoint,
            Optional<String> user,
            Optional<String> folder,
            Optional<Duration> timeout,
            Duration grace,
            long outputLimitBytes,
            List<String> failOnOutput)
            implements Intent {
        public Work {
            variables = ordered(variables);
            env = ordered(env);
            failOnOutput = List.copyOf(failOnOutput);
        }

        /** Whether the attempt only reads the list of a {@code foreach}. */
        public boolean readsLines() {
            return kind.equals(LINES);
        }
    }

    /** The kind of the attempt that reads the lines of a {@code foreach} file; its output {@code items} is the list. */
    String LINES = "lines";

    /** A yes or a no of a person. */
    record Approval(Optional<String> role, Text question) implements Intent {}

    /** Work of a person, who then answers what is asked. */
    record ByHand(Action.Manual manual) implements Intent {}

    /** A run of another plan, ended as it ends. */
    record SubRun(RunId run) implements Intent {}

    /** Whether only a person can end it. */
    default boolean waitsForPerson() {
        return this instanceof Approval || this instanceof ByHand;
    }

    /** What {@link Collections#unmodifiableMap} gives: such a map comes from here or from a run, and nobody writes to it. */
    Class<?> CLOSED = Collections.unmodifiableMap(new LinkedHashMap<String, String>()).getClass();

    private static Map<String, String> ordered(Map<String, String> map) {
        if (map.getClass() == CLOSED) {
            return map;
        }
        return map.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
