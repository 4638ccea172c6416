package regie.server.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import regie.kernel.Text;

/**
 * One try of a task.
 *
 * @param id {@code RUN/TASK#N}
 * @param state {@code dispatched running stopping unknown}, or its end: {@code succeeded failed}
 * @param outputBytes size of what it wrote, known when it has ended
 * @param outputs what it published
 * @param occurrence of its run, where that has several
 */
public record AttemptView(
        String id,
        String task,
        int number,
        String host,
        String state,
        Instant intendedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Integer> exitCode,
        Optional<Text> cause,
        Optional<Long> outputBytes,
        Optional<String> outputSha256,
        Map<String, String> outputs,
        Optional<Integer> occurrence) {}
