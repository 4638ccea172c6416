package regie.engine.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import regie.engine.EstateFacts;
import regie.engine.state.Task;
import regie.engine.turn.ProductionTime;

/**
 * When people are expected to answer: confirmations, approvals, manual tasks. An assumption, and so data: it is shown
 * with the forecast that rests on it, and can be changed.
 *
 * @param byTask by {@code plan/task}
 * @param otherwise for all others
 */
public record People(Map<String, Expected> byTask, Expected otherwise) {

    /** Ten minutes after being asked. */
    public static final People DECLARED = new People(Map.of(), new Expected.After(Duration.ofMinutes(10)));

    public People {
        byTask = Collections.unmodifiableMap(new LinkedHashMap<>(byTask));
    }

    /** When a person's answer is expected. */
    public sealed interface Expected {
        /** So long after being asked: the average. */
        record After(Duration delay) implements Expected {}

        /** At this local time of the production date, and at once when asked later. */
        record At(LocalTime time) implements Expected {}

        /** Whatever waits for it will not complete. */
        record Never() implements Expected {}
    }

    public Expected of(Task task) {
        Expected own = byTask.isEmpty() ? null
                : byTask.get(task.run().definition().name() + "/" + task.definition().name());
        return own == null ? otherwise : own;
    }

    /** When the answer comes to what was asked then, not before now; empty for never. */
    public Optional<Instant> answers(EstateFacts facts, Task task, Instant asked, Instant now) {
        return switch (of(task)) {
            case Expected.After after -> Optional.of(later(asked.plus(after.delay()), now));
            case Expected.At at -> Optional.of(later(ProductionTime.at(facts, task.run().date(), at.time(), 0), now));
            case Expected.Never never -> Optional.empty();
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
