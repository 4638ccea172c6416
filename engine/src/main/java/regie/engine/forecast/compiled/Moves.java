package regie.engine.forecast.compiled;

import static regie.engine.forecast.compiled.Night.ABSENT;
import static regie.engine.forecast.compiled.Night.AWAITS;
import static regie.engine.forecast.compiled.Night.CANCELLED;
import static regie.engine.forecast.compiled.Night.EXPANDED;
import static regie.engine.forecast.compiled.Night.FAILED;
import static regie.engine.forecast.compiled.Night.LIVE;
import static regie.engine.forecast.compiled.Night.MET;
import static regie.engine.forecast.compiled.Night.RUNNING;
import static regie.engine.forecast.compiled.Night.SKIPPED;
import static regie.engine.forecast.compiled.Night.SUCCEEDED;
import static regie.engine.forecast.compiled.Night.SUMMONED;
import static regie.engine.forecast.compiled.Night.WAITING;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regie.estate.plan.Need;

/** How a task moves from one state to another: the machine's {@code Moves}, {@code Counts} and {@code Needs}, as numbers. */
final class Moves {

    private static final int SUCCEEDED_NEED = 0;
    private static final int FAILED_NEED = 1;
    private static final int ENDED_NEED = 2;

    private static final int YES = 0;
    private static final int NOT_YET = 1;
    private static final int IMPOSSIBLE = 2;

    private final Night night;
    private final Board board;
    private final Lines lines;
    private int place;
    private int asked;
    private @Nullable Others others;

    Moves(Board board, Lines lines) {
        this.board = board;
        this.night = board.night;
        this.lines = lines;
    }

    void with(Others of) {
        this.others = of;
    }

    boolean pending(int task) {
        return board.state[task] == WAITING && (board.flags[task] & (ABSENT | EXPANDED)) == 0;
    }

    static boolean ended(byte state) {
        return state >= SUCCEEDED;
    }

    void leave(int task) {
        count(task, -1);
        countItem(task, -1);
        lines.unpark(task);
    }

    void enter(int task) {
        count(task, 1);
        countItem(task, 1);
        int run = night.run[task];
        if (board.runs[run].open == 0) {
            lines.check(run);
        }
    }

    private void count(int task, int by) {
        Board.Standing run = board.runs[night.run[task]];
        int flags = board.flags[task];
        if ((flags & LIVE) != 0) {
            run.live += by;
        }
        if (night.item[task] >= 0 || (flags & ABSENT) != 0) {
            return;
        }
        switch (board.state[task]) {
            case WAITING -> {
                if ((flags & (MET | AWAITS | Night.OTHERS)) != 0) {
                    run.open += by;
                } else {
                    run.stuck += by;
                }
            }
            case RUNNING -> run.open += by;
            case FAILED -> {
                run.failed += by;
                int node = night.node[task];
                run.failedHeld += run.of.shape.holdsFailed[node] ? by : 0;
                run.failedThrough += run.of.shape.passesFailed[node] ? by : 0;
            }
            case CANCELLED -> run.cancelled += by;
            default -> {}
        }
    }

    /** It comes into the counts of its run. */
    void counted(int task) {
        count(task, 1);
    }

    private void countItem(int task, int by) {
        int group = night.group[task];
        if (group < 0) {
            return;
        }
        byte state = board.state[task];
        if (!ended(state)) {
            board.open[group] += by;
        }
        if (state == FAILED || state == CANCELLED) {
            board.failed[group] += by;
        }
        if (by > 0 && board.open[group] == 0) {
            lines.look(group);
        }
    }

    /** Ends a task so, now, and tells those that need it. */
    void ends(int task, byte next) {
        byte before = board.state[task];
        leave(task);
        became(task, next);
        enter(task);
        int because = board.because;
        board.because = task;
        tell(task, before, false);
        board.because = because;
    }

    void became(int task, byte next) {
        board.state[task] = next;
        board.end[task] = board.now;
        Board.Standing run = board.runs[night.run[task]];
        if (night.group[task] < 0) {
            run.lastTask = task;
        }
        board.endings.add(task);
    }

    void tell(int task, byte before, boolean wasAbsent) {
        if (night.item[task] >= 0) {
            return;
        }
        if (others != null) {
            others.changed(task);
        }
        byte after = board.state[task];
        boolean absent = (board.flags[task] & ABSENT) != 0;
        boolean passes = passesFailed(task);
        int[] successors = night.successors;
        for (int s = night.successorsAt[task]; s < night.successorsAt[task + 1]; s += 2) {
            int to = successors[s];
            if (night.programs[to] != null) {
                reassess(to);
                lines.look(to);
                continue;
            }
            int manner = successors[s + 1];
            boolean was = met(before, wasAbsent, passes, manner);
            boolean is = met(after, absent, passes, manner);
            if (was != is) {
                board.unmet[to] += is ? -1 : 1;
                reassess(to);
            }
        }
        if ((board.flags[task] & SUMMONED) != 0 && (board.flags[task] & Night.CALLERS) != 0) {
            night.steps.forEach(steps -> {
                if (steps.step() == task) {
                    reassess(steps.caller());
                }
            });
        }
    }

    private boolean passesFailed(int task) {
        return board.runs[night.run[task]].of.shape.passesFailed[night.node[task]];
    }

    static boolean met(byte state, boolean absent, boolean passesFailed, int manner) {
        if (absent) {
            return true;
        }
        return switch (manner >> 1) {
            case SUCCEEDED_NEED -> state == SUCCEEDED || state == SKIPPED && (manner & 1) == 0 || state == FAILED && passesFailed;
            case FAILED_NEED -> state == FAILED;
            case ENDED_NEED -> ended(state);
            default -> state == SKIPPED;
        };
    }

    void reassess(int task) {
        if (!pending(task)) {
            return;
        }
        boolean met = answer(task) == YES && stepDone(task);
        boolean outside = !met && awaitsOthers(task);
        if (met != ((board.flags[task] & MET) != 0) || outside != ((board.flags[task] & Night.OTHERS) != 0)) {
            leave(task);
            board.flags[task] = outside ? board.flags[task] | Night.OTHERS : board.flags[task] & ~Night.OTHERS;
            if (met) {
                board.flags[task] |= MET;
                board.ready[task] = board.now;
                board.cause[task] = board.because;
            } else {
                board.flags[task] &= ~MET;
                board.ready[task] = 0;
            }
            count(task, 1);
            countItem(task, 1);
            int run = night.run[task];
            if (board.runs[run].open == 0) {
                lines.check(run);
            }
        }
        if (met || outside) {
            lines.look(task);
        }
    }

    private boolean awaitsOthers(int task) {
        return others != null && others.reaches(task) && stepDone(task) && others.inReach(task);
    }

    /** Readiness dates from when the run begins. */
    void begin(int task) {
        if (!pending(task)) {
            return;
        }
        if (answer(task) == YES && stepDone(task)) {
            board.flags[task] |= MET;
            board.ready[task] = board.now;
            board.cause[task] = board.because;
        } else if (awaitsOthers(task)) {
            board.flags[task] |= Night.OTHERS;
        }
    }

    private boolean stepDone(int task) {
        if ((board.flags[task] & Night.STEP) == 0) {
            return true;
        }
        for (Night.Steps steps : night.steps) {
            if (steps.waits() && steps.caller() == task && board.state[steps.step()] != SUCCEEDED) {
                return false;
            }
        }
        for (Board.Standing run : board.runs) {
            if (run.of.procedureOf == task && !(run.ended && run.succeeded)) {
                return false;
            }
        }
        return true;
    }

    boolean met(int task) {
        return answer(task) == YES;
    }

    boolean impossible(int task) {
        return answer(task) == IMPOSSIBLE;
    }

    /** Met, not yet, or no longer possible: the whole of a task's own needs. */
    private int answer(int task) {
        if (night.item[task] >= 0 || (board.flags[task] & (SUMMONED | Night.WAIVED)) != 0) {
            return YES;
        }
        int[] program = night.programs[task];
        if (program == null) {
            return board.unmet[task] == 0 ? YES : NOT_YET;
        }
        place = 0;
        asked = task;
        return answer(program, board.runs[night.run[task]].of.base);
    }

    private int answer(int[] program, int base) {
        switch (program[place++]) {
            case Shape.TASK -> {
                int needed = base + program[place++];
                int manner = program[place++];
                if (met(board.state[needed], (board.flags[needed] & ABSENT) != 0, passesFailed(needed), manner)) {
                    return YES;
                }
                boolean past = ended(board.state[needed]) && (manner >> 1 == FAILED_NEED || manner >> 1 > ENDED_NEED);
                return past ? IMPOSSIBLE : NOT_YET;
            }
            case Shape.PLAN -> {
                int bit = 1 << program[place++];
                return others != null && (others.met[asked] & bit) != 0 ? YES : NOT_YET;
            }
            case Shape.ALL -> {
                return all(program, base);
            }
            case Shape.ANY -> {
                return any(program, base);
            }
            default -> {
                return YES;
            }
        }
    }

    private int all(int[] program, int base) {
        int members = program[place++];
        int all = YES;
        for (int i = 0; i < members; i++) {
            int one = answer(program, base);
            if (all != IMPOSSIBLE) {
                all = one == IMPOSSIBLE ? IMPOSSIBLE : one == NOT_YET ? NOT_YET : all;
            }
        }
        return all;
    }

    /** Members that are absent drop out; an emptied {@code any} passes. */
    private int any(int[] program, int base) {
        int members = program[place++];
        int any = YES;
        boolean first = true;
        boolean found = false;
        for (int i = 0; i < members; i++) {
            boolean drops = drops(program, base);
            int one = answer(program, base);
            if (found || drops) {
                continue;
            }
            if (one == YES) {
                found = true;
                any = YES;
                continue;
            }
            any = first || one == NOT_YET ? one : any;
            first = false;
        }
        return any;
    }

    private boolean drops(int[] program, int base) {
        return switch (program[place]) {
            case Shape.NOBODY -> true;
            case Shape.TASK -> (board.flags[base + program[place + 1]] & ABSENT) != 0;
            case Shape.PLAN -> others != null && (others.passes[asked] & 1 << program[place + 1]) != 0;
            default -> false;
        };
    }

    boolean absent(int task, Need.OnTask need) {
        Night.OfRun run = night.runs.get(night.run[task]);
        int node = run.shape.indexOf(need.task());
        return node < 0 || (board.flags[run.base + node] & ABSENT) != 0;
    }

    /** How it stands with one need on a task of the same run. */
    int answer(int task, Need.OnTask need) {
        Night.OfRun run = night.runs.get(night.run[task]);
        int node = run.shape.indexOf(need.task());
        List<String> waived = run.present ? run.run.tasks().get(night.node[task]).side().waived() : List.of();
        if (node < 0 || waived(waived, run.shape, node)) {
            return YES;
        }
        int needed = run.base + node;
        int manner = Shape.manner(need);
        if (met(board.state[needed], (board.flags[needed] & ABSENT) != 0, passesFailed(needed), manner)) {
            return YES;
        }
        boolean past = ended(board.state[needed]) && (manner >> 1 == FAILED_NEED || manner >> 1 > ENDED_NEED);
        return past ? IMPOSSIBLE : NOT_YET;
    }

    /** Counts how many needs of a task are open as things stand. */
    int countUnmet(int task, List<String> waived) {
        Night.OfRun run = night.runs.get(night.run[task]);
        int[] needs = run.shape.needs[night.node[task]];
        int open = 0;
        for (int n = 0; n < needs.length; n += 2) {
            int needed = run.base + needs[n];
            boolean there = needs[n] >= 0 && !waived(waived, run.shape, needs[n]);
            if (there && !met(board.state[needed], (board.flags[needed] & ABSENT) != 0, passesFailed(needed), needs[n + 1])) {
                open++;
            }
        }
        return open;
    }

    static boolean waived(List<String> waived, Shape shape, int needed) {
        return !waived.isEmpty() && (waived.contains(shape.tasks[needed].name()) || waived.contains(regie.engine.state.Needs.ALL));
    }
}
