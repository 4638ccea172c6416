package regie.estate.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.estate.schedule.PlannedStart;

/**
 * One planned run beside what really happened.
 *
 * @param started the first real start of it
 * @param ended the last real end, once everything that was seen to start has ended
 * @param returned the first exit code that was not zero
 * @param deadline of the plan
 */
public record ShadowRun(
        PlannedStart planned, Optional<Instant> started, Optional<Instant> ended, Optional<Integer> returned, Optional<Instant> deadline,
        List<Disorder> disorders, Verdict verdict) {

    public ShadowRun {
        disorders = List.copyOf(disorders);
    }

    /** How it compares. */
    public enum Verdict {
        /** It started when it was planned to. */
        SAME,
        EARLIER,
        LATER,
        /** It was planned and nothing of it was observed. */
        NOT_SEEN
    }

    /** A task that really started before one that it needs had ended. */
    public record Disorder(String task, String needs, Instant started, Instant ended) {}

    /** How much later than planned it started; negative when earlier. */
    public Optional<Duration> shift() {
        return started.map(real -> Duration.between(planned.start().instant(), real));
    }

    /** Whether the deadline was met; empty without a deadline, or while the end is not known. */
    public Optional<Boolean> met() {
        return deadline.flatMap(limit -> ended.map(end -> !end.isAfter(limit)));
    }
}
