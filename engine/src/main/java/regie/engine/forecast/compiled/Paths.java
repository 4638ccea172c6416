package regie.engine.forecast.compiled;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Slack and critical paths of what was played last. The backward pass goes from those that ended last to those that ended
 * first: whoever waited for a task, by its needs or for what it held, must not be kept waiting longer.
 */
final class Paths {

    private final Night night;
    private final Board board;
    private final long[] deadline;
    private final long[] last;
    private final BitSet critical = new BitSet();
    private long end = Night.NONE;

    Paths(CompiledForecast forecast) {
        this.night = forecast.night;
        this.board = forecast.play.board;
        this.deadline = new long[night.size];
        this.last = new long[night.size];
        Arrays.fill(deadline, Night.NEVER);
        for (int task = 0; task < night.size; task++) {
            if (counts(task)) {
                end = Math.max(end, board.end[task]);
            }
        }
        Arrays.fill(last, end);
        forecast.deadlines.forEach(due -> {
            for (int task : due.tasks(night)) {
                deadline[task] = Math.min(deadline[task], due.at());
            }
        });
        backwards(forecast.play.others);
        walkFromEnd();
        forecast.deadlines.forEach(due -> walk(due.lastTask(night, board)));
    }

    /** Tasks that ran, or passed, in the night; not those that a person or a rule left out. */
    boolean counts(int task) {
        return board.end[task] < Night.NEVER && board.start[task] < Night.NEVER && board.state[task] != Night.CANCELLED
                && (board.flags[task] & Night.ABSENT) == 0 && board.runs[night.run[task]].there;
    }

    private void backwards(Others others) {
        for (int i = board.endings.size - 1; i >= 0; i--) {
            int task = board.endings.of[i];
            if (!counts(task)) {
                continue;
            }
            int group = night.group[task];
            if (group >= 0) {
                limit(task, group, 0);
            }
            int parent = night.runs.get(night.run[task]).parent;
            if (parent >= 0) {
                limit(task, parent, 0);
            }
            for (int s = night.successorsAt[task]; s < night.successorsAt[task + 1]; s += 2) {
                follow(task, night.successors[s]);
            }
            others.watching(task, after -> follow(task, after));
        }
        for (int i = board.endings.size - 1; i >= 0; i--) {
            int task = board.endings.of[i];
            int cause = board.cause[task];
            if (cause >= 0 && counts(task) && counts(cause) && board.end[cause] <= board.start[task]) {
                follow(cause, task);
            }
        }
    }

    private void follow(int task, int after) {
        if (counts(after) && board.start[after] >= board.end[task]) {
            limit(task, after, board.end[after] - board.start[after]);
        }
    }

    private void limit(int task, int after, long lasts) {
        deadline[task] = Math.min(deadline[task], deadline[after] - lasts);
        last[task] = Math.min(last[task], last[after] - lasts);
    }

    private void walkFromEnd() {
        int latest = -1;
        for (int i = board.endings.size - 1; i >= 0; i--) {
            int task = board.endings.of[i];
            if (counts(task) && board.end[task] == end && night.group[task] < 0 && (latest < 0 || lasts(task) > lasts(latest))) {
                latest = task;
            }
        }
        walk(latest);
    }

    private long lasts(int task) {
        return board.end[task] - board.start[task];
    }

    private void walk(int from) {
        Ints left = new Ints();
        if (from >= 0) {
            left.add(from);
        }
        while (left.size > 0) {
            int task = left.of[--left.size];
            if (critical.get(task)) {
                continue;
            }
            critical.set(task);
            if (board.cause[task] >= 0) {
                left.add(board.cause[task]);
            }
            if (night.group[task] >= 0) {
                left.add(night.group[task]);
            }
            for (int i = night.firstItem[task]; i < night.firstItem[task] + night.items[task]; i++) {
                if (board.end[i] == board.end[task] && board.state[i] >= Night.SUCCEEDED) {
                    left.add(i);
                    break;
                }
            }
            if (night.child[task] >= 0 && board.runs[night.child[task]].lastTask >= 0) {
                left.add(board.runs[night.child[task]].lastTask);
            }
        }
    }

    boolean critical(int task) {
        return critical.get(task);
    }

    /** In microseconds; {@link Night#NEVER} for a task that does not end. */
    long slack(int task) {
        if (!counts(task)) {
            return Night.NEVER;
        }
        return (deadline[task] < Night.NEVER / 2 ? deadline[task] : last[task]) - board.end[task];
    }

    /** When the first task of those that end in the night starts; {@link Night#NEVER} when none does. */
    long firstStart() {
        long first = Night.NEVER;
        for (int task = 0; task < night.size; task++) {
            if (counts(task)) {
                first = Math.min(first, board.start[task]);
            }
        }
        return first;
    }

    long end() {
        return end;
    }
}
