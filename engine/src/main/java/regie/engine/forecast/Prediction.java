package regie.engine.forecast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.TaskState;
import regie.kernel.RunId;

/** What both forms of the forecast say: when each task starts and ends, and when each run is over. */
public record Prediction(List<OfTask> tasks, List<OfRun> runs) {

    public Prediction {
        tasks = List.copyOf(tasks);
        runs = List.copyOf(runs);
    }

    /**
     * @param start null when it does not start within the horizon
     * @param end null when it does not end within the horizon
     * @param state how it stands then: waiting, running, or how it ended
     */
    public record OfTask(RunId run, String task, @Nullable Instant start, @Nullable Instant end, TaskState state) {}

    /** @param end empty when it does not end within the horizon */
    public record OfRun(RunId run, Optional<Instant> end, boolean succeeded) {}
}
