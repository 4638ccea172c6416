package regie.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/**
 * One task of a run.
 *
 * @param id {@code RUN/TASK}
 * @param state {@code waiting held ready dispatched running stopping unknown succeeded failed skipped cancelled}
 * @param marks what bends it: {@code on-ice no-exec forced warning waived taken delayed late}
 * @param attempts how many were made
 * @param waits why it does not start, the first reason only; {@code why} gives them all
 * @param late in what it is out of its usual course
 * @param needsPerson that nothing more happens here unless somebody acts
 */
public record TaskView(
        String id,
        String run,
        String name,
        Optional<String> code,
        Text title,
        String action,
        String state,
        List<String> marks,
        Optional<String> host,
        int attempts,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Integer> exitCode,
        Optional<Text> cause,
        Optional<WaitView> waits,
        List<String> needs,
        Optional<String> takenBy,
        Optional<String> instruction,
        boolean needsPerson,
        List<LateView> late) {}
