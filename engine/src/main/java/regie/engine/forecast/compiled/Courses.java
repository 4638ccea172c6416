package regie.engine.forecast.compiled;

import java.util.List;
import org.jspecify.annotations.Nullable;
import regie.engine.dispatch.Dues;

/** How runs begin and end: the machine's {@code Orders}, {@code SubPlans}, {@code RunEnds} and what folding them does. */
final class Courses {

    private static final int DEPTH_MAX = 16;
    private static final long LATE = Dues.GRACE.toNanos() / 1000;

    private final Play play;
    private final Night night;
    private final Board board;
    private final Lines lines;
    private final Moves moves;

    Courses(Play play) {
        this.play = play;
        this.night = play.night;
        this.board = play.board;
        this.lines = play.lines;
        this.moves = play.moves;
    }

    /** Runs that are there already, as the machine rebuilds them when it reads a state back. */
    void load() {
        for (Board.Standing run : board.runs) {
            fresh(run);
            if (run.of.present) {
                run.there = true;
                run.order = ++board.lastOrder;
                play.others.enroll(run);
                for (int task = run.of.base; task < run.of.beyond; task++) {
                    resume(task);
                }
                if (!run.ended) {
                    board.living.get(run.of.plan).add(run);
                }
            }
        }
        for (Board.Standing run : board.runs) {
            if (run.of.present) {
                for (int task = run.of.base; task < run.of.base + run.of.shape.tasks.length; task++) {
                    if ((board.flags[task] & Night.EXPANDED) != 0 && board.state[task] == Night.RUNNING) {
                        lines.look(task);
                    }
                }
                if (!run.ended) {
                    lookAtAll(run);
                    lines.check(run.of.index);
                }
            }
        }
    }

    private void fresh(Board.Standing run) {
        run.line.clear();
        run.lineInWork = false;
        run.inWork = false;
        run.there = false;
        run.waits = run.of.startsAt != Night.NONE;
        run.queued = run.of.present && run.of.run.queued();
        run.held = run.of.present && run.of.run.isHeld();
        run.cancelling = run.of.present && run.of.run.cancelling();
        run.ended = run.of.present && run.of.run.ended();
        run.succeeded = run.ended && run.of.run.state() == regie.engine.RunState.SUCCEEDED;
        run.startedBefore = run.of.present && run.of.run.startedAt().isPresent();
        run.order = 0;
        run.live = 0;
        run.open = 0;
        run.stuck = 0;
        run.failed = 0;
        run.failedHeld = 0;
        run.failedThrough = 0;
        run.cancelled = 0;
        run.endedAt = run.of.endedAt;
        run.lastTask = -1;
    }

    private void resume(int task) {
        moves.counted(task);
        if ((board.flags[task] & Night.LIVE) != 0) {
            play.hold(task, 1);
        }
        int group = night.group[task];
        if (group >= 0 && (board.flags[group] & Night.EXPANDED) != 0) {
            byte state = board.state[task];
            board.open[group] += Moves.ended(state) ? 0 : 1;
            board.failed[group] += state == Night.FAILED || state == Night.CANCELLED ? 1 : 0;
        }
    }

    private void lookAtAll(Board.Standing run) {
        int tasks = run.of.base + run.of.shape.tasks.length;
        for (int task = run.of.base; task < tasks; task++) {
            if (moves.pending(task) && ((board.flags[task] & Night.MET) != 0 || night.programs[task] != null)) {
                lines.look(task);
            }
            if ((board.flags[task] & Night.EXPANDED) != 0) {
                for (int i = night.firstItem[task]; i < night.firstItem[task] + night.items[task]; i++) {
                    if (moves.pending(i)) {
                        lines.look(i);
                    }
                }
            }
        }
        if (run.open == 0) {
            lines.check(run.of.index);
        }
    }

    /** A run comes to be, unless its plan's overlap says no. */
    boolean order(Board.Standing run) {
        boolean full = going(run.of.plan, null) >= run.of.limit;
        if (full && run.of.skipsOverlap) {
            return false;
        }
        if (full && run.of.replacesOverlap) {
            play.surprised = true;
        }
        place(run, full);
        return true;
    }

    private void place(Board.Standing run, boolean queued) {
        run.there = true;
        run.queued = queued;
        run.order = ++board.lastOrder;
        run.numbered(++board.numbers[run.of.series]);
        play.others.enroll(run);
        for (int task = run.of.base; task < run.of.beyond; task++) {
            if (night.item[task] >= 0) {
                continue;
            }
            moves.begin(task);
            moves.counted(task);
            if (night.from[task] != Night.NONE) {
                if (night.from[task] > board.now) {
                    play.timers.add(night.from[task], false, task);
                }
                play.timers.add(night.to[task], true, task);
            }
            if (night.delay[task] > board.now) {
                play.timers.add(night.delay[task], false, task);
            }
        }
        board.living.get(run.of.plan).add(run);
        play.others.runOrdered(run);
        lookAtAll(run);
    }

    /** What was held at its order so that its tasks could be touched goes on. */
    void freed(Board.Standing run) {
        run.held = false;
        lookAtAll(run);
    }

    /** Runs of the plan that take part: those that wait for their start do not. */
    private int going(int plan, Board.@Nullable Standing but) {
        int going = 0;
        for (Board.Standing run : board.living.get(plan)) {
            going += run.waits || run == but ? 0 : 1;
        }
        return going;
    }

    /** The start of a run has come. */
    void rang(Board.Standing run) {
        if (!run.waits || run.of.overdue || run.ended || run.of.startsAt > board.now) {
            return;
        }
        if (run.of.byPlan && !run.held && run.of.startsAt + LATE < board.now) {
            play.surprised = true;
            return;
        }
        boolean full = run.of.parent < 0 && going(run.of.plan, run) >= run.of.limit;
        if (full && run.of.skipsOverlap) {
            cancel(run);
            return;
        }
        play.surprised |= full && run.of.replacesOverlap;
        run.waits = false;
        run.queued = full;
        lookAtAll(run);
    }

    /** It does not start at all. */
    private void cancel(Board.Standing run) {
        run.waits = false;
        run.cancelling = true;
        run.queued = false;
        Ints cancelled = new Ints();
        for (int task = run.of.base; task < run.of.base + run.of.shape.tasks.length; task++) {
            if (moves.pending(task)) {
                moves.leave(task);
                moves.became(task, Night.CANCELLED);
                board.flags[task] &= ~Night.HELD;
                if (board.start[task] == Night.NEVER) {
                    board.start[task] = board.now;
                }
                moves.enter(task);
                cancelled.add(task);
            }
        }
        for (int i = 0; i < cancelled.size; i++) {
            moves.tell(cancelled.of[i], Night.WAITING, false);
        }
        lines.check(run.of.index);
    }

    void startSubPlan(int task) {
        int child = night.child[task];
        if (child < 0 || depth(night.run[task]) >= DEPTH_MAX) {
            play.gates.fail(task);
            return;
        }
        Board.Standing run = board.runs[child];
        if (run.there) {
            play.surprised = true;
            play.gates.fail(task);
            return;
        }
        boolean full = going(run.of.plan, null) >= run.of.limit;
        if (full && run.of.skipsOverlap) {
            play.gates.fail(task);
            return;
        }
        play.gates.intend(task);
        int because = board.because;
        board.because = task;
        order(run);
        board.because = because;
    }

    private int depth(int of) {
        int depth = 0;
        int run = of;
        while (run >= 0 && depth <= DEPTH_MAX) {
            depth++;
            int parent = night.runs.get(run).parent;
            run = parent < 0 ? -1 : night.run[parent];
        }
        return depth;
    }

    void checkEnd(int index) {
        Board.Standing run = board.runs[index];
        if (run.ended || run.queued || run.waits || run.of.overdue || run.open > 0 || run.live > 0) {
            return;
        }
        if (!run.cancelling && run.failedHeld > 0) {
            return;
        }
        run.ended = true;
        run.endedAt = board.now;
        run.succeeded = !run.cancelling && run.failed <= run.failedThrough && run.stuck == 0 && run.cancelled == 0;
        board.living.get(run.of.plan).remove(run);
        play.others.runEnded(run);
        if (run.of.procedureOf >= 0) {
            procedureEnded(run.of.procedureOf);
        }
        tellParent(run);
        release(run);
    }

    private void procedureEnded(int task) {
        moves.reassess(task);
        if ((board.flags[task] & Night.AWAITS) != 0) {
            moves.leave(task);
            board.flags[task] &= ~Night.AWAITS;
            moves.enter(task);
        }
    }

    private void tellParent(Board.Standing run) {
        int parent = run.of.parent;
        if (parent < 0 || (board.flags[parent] & Night.LIVE) == 0 || night.child[parent] != run.of.index) {
            return;
        }
        play.ended(parent, run.succeeded);
    }

    private void release(Board.Standing ended) {
        List<Board.Standing> living = List.copyOf(board.living.get(ended.of.plan));
        int going = 0;
        for (Board.Standing run : living) {
            going += run.waits || run.queued ? 0 : 1;
        }
        for (Board.Standing run : living) {
            if (run.queued && !run.waits && going < run.of.limit) {
                run.queued = false;
                lookAtAll(run);
                going++;
            }
        }
    }
}
