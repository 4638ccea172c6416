package regie.engine.forecast.compiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import regie.estate.plan.DeadlineRule;

/**
 * One deadline of the night.
 *
 * @param task its number, or -1 for the run as a whole
 */
record Due(Night.OfRun run, int task, String name, long at, DeadlineRule.Kind kind) {

    static List<Due> of(Night night) {
        List<Due> all = new ArrayList<>();
        for (Night.OfRun run : night.runs) {
            for (Map.Entry<String, Instant> deadline : run.run.deadlines().entrySet()) {
                int node = run.shape.indexOf(deadline.getKey());
                boolean whole = deadline.getKey().isEmpty();
                if (whole || node >= 0) {
                    DeadlineRule rule = (whole ? run.shape.definition.deadline() : run.shape.tasks[node].deadline()).orElse(null);
                    all.add(new Due(run, whole ? -1 : run.base + node, deadline.getKey(), night.micros(deadline.getValue()),
                            rule == null ? DeadlineRule.Kind.TARGET : rule.kind()));
                }
            }
        }
        return all;
    }

    /** Those that must be over by then. */
    int[] tasks(Night night) {
        return task >= 0 ? new int[] {task} : IntStream.range(run.base, run.base + run.shape.tasks.length).toArray();
    }

    /** When it is over in what was played last; {@link Night#NEVER} when it does not end, or not well. */
    long over(Board board) {
        if (task >= 0) {
            byte state = board.state[task];
            return state == Night.SUCCEEDED || state == Night.SKIPPED ? board.end[task] : Night.NEVER;
        }
        Board.Standing standing = board.runs[run.index];
        return standing.ended && standing.succeeded ? standing.endedAt : Night.NEVER;
    }

    boolean there(Board board) {
        return board.runs[run.index].there && (task < 0 || (board.flags[task] & Night.ABSENT) == 0);
    }

    /** The task whose end decides. */
    int lastTask(Night night, Board board) {
        return task >= 0 ? over(board) < Night.NEVER ? task : -1 : board.runs[run.index].lastTask;
    }
}
