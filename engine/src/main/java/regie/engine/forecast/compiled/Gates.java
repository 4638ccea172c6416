package regie.engine.forecast.compiled;

import static regie.engine.forecast.compiled.Night.ABSENT;
import static regie.engine.forecast.compiled.Night.ADMITTED;
import static regie.engine.forecast.compiled.Night.ASKED;
import static regie.engine.forecast.compiled.Night.CONFIRMED;
import static regie.engine.forecast.compiled.Night.EXPANDED;
import static regie.engine.forecast.compiled.Night.FAILED;
import static regie.engine.forecast.compiled.Night.HELD;
import static regie.engine.forecast.compiled.Night.LIVE;
import static regie.engine.forecast.compiled.Night.MET;
import static regie.engine.forecast.compiled.Night.RUNNING;
import static regie.engine.forecast.compiled.Night.SKIPPED;
import static regie.engine.forecast.compiled.Night.SUCCEEDED;
import static regie.engine.forecast.compiled.Night.SUMMONED;
import static regie.engine.forecast.compiled.Night.WAITING;

import java.time.Instant;
import regie.engine.Span;
import regie.engine.turn.ProductionTime;
import regie.estate.plan.Window;

/** What stands between a task and its start: the machine's {@code Gates}, {@code ForEach}, {@code Windows} and {@code Starts}. */
final class Gates {

    private final Play play;
    private final Night night;
    private final Board board;
    private final Lines lines;
    private final Moves moves;

    Gates(Play play) {
        this.play = play;
        this.night = play.night;
        this.board = play.board;
        this.lines = play.lines;
        this.moves = play.moves;
    }

    void consider(int task) {
        if ((board.flags[task] & EXPANDED) != 0 && board.state[task] == RUNNING) {
            endIfOver(task);
            return;
        }
        Board.Standing run = board.runs[night.run[task]];
        if (!moves.pending(task) || run.ended || run.cancelling) {
            return;
        }
        lines.unpark(task);
        if ((board.flags[task] & MET) == 0 && night.item[task] < 0 && play.others.note(task)) {
            return;
        }
        if (run.queued || run.waits || run.of.overdue || run.held || (board.flags[task] & HELD) != 0) {
            return;
        }
        if ((board.flags[task] & MET) == 0) {
            play.others.judge(task);
            return;
        }
        boolean item = night.item[task] >= 0;
        if (!item && !admitted(task)) {
            return;
        }
        if ((board.flags[task] & Night.ICED) != 0) {
            pass(task);
            return;
        }
        if (inTime(task) && (item || confirmed(task))) {
            go(task, run);
        }
    }

    private boolean admitted(int task) {
        if ((board.flags[task] & (Night.WHEN | ADMITTED)) != Night.WHEN) {
            return true;
        }
        switch (play.whens.of(task, board)) {
            case Whens.YES -> {
                board.flags[task] |= ADMITTED;
                lines.unpark(task);
                lines.look(task);
            }
            case Whens.NO -> skip(task);
            default -> fail(task);
        }
        return false;
    }

    private boolean inTime(int task) {
        if ((board.flags[task] & Night.HURRIED) != 0) {
            return true;
        }
        if (board.from[task] != Night.NONE) {
            if (board.now < board.from[task]) {
                lines.park(task);
                play.timers.add(board.from[task], false, task);
                return false;
            }
            if (board.now >= board.to[task] && close(task)) {
                return false;
            }
        }
        if (board.now < night.delay[task]) {
            lines.park(task);
            play.timers.add(night.delay[task], false, task);
            return false;
        }
        return true;
    }

    private boolean confirmed(int task) {
        if ((board.flags[task] & (Night.CONFIRM | CONFIRMED)) != Night.CONFIRM) {
            return true;
        }
        if ((board.flags[task] & ASKED) == 0) {
            board.flags[task] |= ASKED;
            lines.unpark(task);
            lines.look(task);
            play.answer(task, board.now, ~task);
        }
        lines.park(task);
        return false;
    }

    private void go(int task, Board.Standing run) {
        if (run.of.paused) {
            lines.park(task);
            return;
        }
        if ((board.flags[task] & Night.NO_EXEC) != 0) {
            pass(task);
            return;
        }
        boolean item = night.item[task] >= 0;
        boolean reads = !item && night.list[task] == Shape.LIST_ON_HOST;
        if (!item && night.list[task] == Shape.LIST) {
            found(task);
            return;
        }
        if (night.kind[task] == Shape.NOTHING && !reads) {
            pass(task);
            return;
        }
        if (!lines.passesRun(task)) {
            return;
        }
        if (reads) {
            onHost(task, true);
            return;
        }
        if (!lines.passesResources(task)) {
            return;
        }
        switch (night.kind[task]) {
            case Shape.WORK -> onHost(task, false);
            case Shape.SUB_PLAN -> play.courses.startSubPlan(task);
            default -> {
                intend(task);
                play.answer(task, board.now, task);
            }
        }
    }

    private void onHost(int task, boolean reads) {
        int line = night.line[task];
        if (line == Night.NOWHERE) {
            lines.park(task);
            return;
        }
        if (line == Night.WRONG) {
            fail(task);
            return;
        }
        int host = lines.passesHosts(task, line);
        if (host >= 0) {
            board.host[task] = host;
            board.flags[task] = reads ? board.flags[task] | Night.READS : board.flags[task] & ~Night.READS;
            intend(task);
            play.schedule(task, reads);
        }
    }

    /** It starts: it holds its slot and its claims until it ends. */
    void intend(int task) {
        moves.leave(task);
        if (board.now > board.ready[task]) {
            board.cause[task] = board.because;
        }
        board.start[task] = board.now;
        board.flags[task] |= LIVE;
        board.state[task] = RUNNING;
        play.hold(task, 1);
        moves.enter(task);
        board.runs[night.run[task]].startedBefore = true;
    }

    void pass(int task) {
        startedNow(task);
        board.flags[task] &= ~HELD;
        moves.ends(task, SUCCEEDED);
    }

    void skip(int task) {
        startedNow(task);
        board.flags[task] &= ~HELD;
        moves.ends(task, SKIPPED);
    }

    void fail(int task) {
        startedNow(task);
        board.flags[task] &= ~HELD;
        moves.ends(task, FAILED);
        afterFailure(task);
    }

    private void startedNow(int task) {
        if (board.start[task] == Night.NEVER) {
            board.start[task] = board.now;
        }
        if (board.now > board.ready[task]) {
            board.cause[task] = board.because;
        }
    }

    /** What its {@code if_fails} calls. */
    void afterFailure(int task) {
        Board.Standing run = board.runs[night.run[task]];
        int rescue = run.of.shape.rescue[night.node[task]];
        if (night.item[task] >= 0 || rescue < 0 || run.cancelling) {
            return;
        }
        int step = run.of.base + rescue;
        boolean absent = (board.flags[step] & ABSENT) != 0;
        byte before = board.state[step];
        if (!absent && !moves.pending(step) && !Moves.ended(before) || before == Night.CANCELLED) {
            return;
        }
        moves.leave(step);
        board.state[step] = WAITING;
        board.start[step] = Night.NEVER;
        board.end[step] = Night.NEVER;
        board.flags[step] &= ~(ADMITTED | ASKED | CONFIRMED | Night.HURRIED | EXPANDED | Night.AWAITS | ABSENT | MET);
        board.flags[step] |= SUMMONED;
        moves.enter(step);
        moves.tell(step, before, absent);
        moves.reassess(step);
    }

    // --- lists ----------------------------------------------------------------------------------------------------

    /** The items come to be. */
    void found(int task) {
        moves.leave(task);
        if (board.start[task] == Night.NEVER) {
            board.start[task] = board.now;
        }
        board.state[task] = RUNNING;
        board.flags[task] |= EXPANDED;
        board.open[task] = 0;
        board.failed[task] = 0;
        for (int i = night.firstItem[task]; i < night.firstItem[task] + night.items[task]; i++) {
            board.open[task]++;
            board.flags[i] |= MET | board.flags[task] & Night.NO_EXEC;
            board.ready[i] = board.now;
            board.cause[i] = board.because < 0 ? board.cause[task] : board.because;
            lines.look(i);
        }
        moves.enter(task);
        if (board.open[task] == 0) {
            lines.look(task);
        }
    }

    private void endIfOver(int task) {
        if (board.open[task] > 0) {
            return;
        }
        boolean failed = board.failed[task] > 0;
        boolean cancelled = failed && board.runs[night.run[task]].cancelling;
        moves.ends(task, cancelled ? Night.CANCELLED : failed ? FAILED : SUCCEEDED);
        if (board.state[task] == FAILED) {
            afterFailure(task);
        }
    }

    // --- windows --------------------------------------------------------------------------------------------------

    /** The window of a task, and of its items, may have closed. */
    void windowCloses(int task) {
        closes(task);
        for (int i = night.firstItem[task]; i < night.firstItem[task] + night.items[task]; i++) {
            if (exists(task)) {
                closes(i);
            }
        }
    }

    private boolean exists(int group) {
        return (board.flags[group] & EXPANDED) != 0;
    }

    private void closes(int task) {
        boolean waits = moves.pending(task) && (board.flags[task] & (Night.HURRIED | HELD)) == 0;
        if (waits && board.from[task] != Night.NONE && board.now >= board.to[task]) {
            close(task);
        }
    }

    /** True when the task does not start now because of it. */
    private boolean close(int task) {
        switch (Window.AtEnd.values()[night.then[task]]) {
            case START -> {
                return false;
            }
            case HOLD -> {
                lines.unpark(task);
                board.flags[task] |= HELD;
            }
            case SKIP -> skip(task);
            case FAIL -> fail(task);
            case TOMORROW -> tomorrow(task);
        }
        return true;
    }

    private void tomorrow(int task) {
        Shape shape = night.runs.get(night.run[task]).shape;
        Window rule = ProductionTime.window(shape.definition, shape.tasks[night.node[task]])
                .orElseThrow(() -> new IllegalStateException("a window without a rule"));
        Instant now = night.instant(board.now);
        Span next = ProductionTime.next(night.facts, night.runs.get(night.run[task]).run.date(), rule, now);
        lines.unpark(task);
        board.from[task] = night.micros(next.from());
        board.to[task] = night.micros(next.to());
        if (board.from[task] > board.now) {
            play.timers.add(board.from[task], false, task);
        }
        play.timers.add(board.to[task], true, task);
        lines.look(task);
    }
}
