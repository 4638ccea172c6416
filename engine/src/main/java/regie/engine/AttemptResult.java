package regie.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import regie.kernel.Value;

/**
 * How an attempt ended, as the agent (or the person, or the sub-run) says it; the engine judges it.
 *
 * @param startedAt production time; empty when it never started
 * @param outputs what the task published; at most 256 KiB in all
 * @param hits lines that matched {@code fail_on_output}, in order
 */
public record AttemptResult(
        How how,
        OptionalInt exitCode,
        Optional<Instant> startedAt,
        Instant endedAt,
        Map<String, Value> outputs,
        Optional<String> checkpoint,
        List<String> hits,
        Optional<Output> output) {

    public AttemptResult {
        outputs = outputs.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        hits = List.copyOf(hits);
    }

    /** What ended it. */
    public enum How {
        EXITED,
        TIMED_OUT,
        KILLED,
        /** The process is gone and nobody knows how it ended. */
        LOST,
        /** It could not be started: no such folder, user or command. */
        NOT_STARTED,
        ANSWERED
    }

    /** What is known of the output, which itself stays out of the journal. */
    public record Output(long bytes, String sha256, boolean truncated) {}

    public static AttemptResult exited(int code, Instant startedAt, Instant endedAt) {
        return new AttemptResult(How.EXITED, OptionalInt.of(code), Optional.of(startedAt), endedAt,
                Map.of(), Optional.empty(), List.of(), Optional.empty());
    }

    public static AttemptResult of(How how, Instant endedAt) {
        return new AttemptResult(how, OptionalInt.empty(), Optional.empty(), endedAt,
                Map.of(), Optional.empty(), List.of(), Optional.empty());
    }

    public AttemptResult withOutputs(Map<String, Value> published) {
        return new AttemptResult(how, exitCode, startedAt, endedAt, published, checkpoint, hits, output);
    }

    public AttemptResult withCheckpoint(String reached) {
        return new AttemptResult(how, exitCode, startedAt, endedAt, outputs, Optional.of(reached), hits, output);
    }

    public AttemptResult withHits(List<String> lines) {
        return new AttemptResult(how, exitCode, startedAt, endedAt, outputs, checkpoint, lines, output);
    }
}
