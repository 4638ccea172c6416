package regie.engine.forecast;

import java.time.Instant;
import java.util.Optional;
import regie.engine.state.Task;

/** From tasks of a state to what durations are asked by. */
public final class Subjects {

    private Subjects() {}

    public static Subject of(Task task) {
        return new Subject(task.run().definition().name(), task.definition().name(), task.run().date(), task.definition().expect());
    }

    /** When the last attempt of an ended task started. */
    public static Optional<Instant> startedBefore(Task task) {
        return task.last().flatMap(last -> last.result().startedAt()).filter(start -> !start.isAfter(task.changedAt()));
    }
}
