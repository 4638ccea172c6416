package regie.engine.forecast.compiled;

import java.util.ArrayList;
import java.util.List;

/**
 * What has to be looked at, and the lines in which tasks wait. Each step is the machine's own
 * ({@code regie.engine.state.Lines} and {@code Work}), in the same order: who is served first at one instant decides who
 * starts.
 */
final class Lines {

    private final Night night;
    private final Board board;
    private final Agenda agenda;
    private final Ring stockWork = new Ring();
    private final Ring runLineWork = new Ring();
    private final Ring queueWork = new Ring();
    private final Ring runWork = new Ring();
    private final List<Integer> openedQueues = new ArrayList<>();

    Lines(Board board) {
        this.board = board;
        this.night = board.night;
        this.agenda = new Agenda(board);
    }

    void reset() {
        for (Ring ring : new Ring[] {stockWork, runLineWork, queueWork, runWork}) {
            ring.clear();
        }
        agenda.clear();
        openedQueues.clear();
    }

    // --- what is to be looked at ----------------------------------------------------------------------------------

    void look(int task) {
        if ((board.flags[task] & Night.IN_AGENDA) == 0) {
            board.flags[task] |= Night.IN_AGENDA;
            agenda.add(task);
        }
    }

    /** The next task to consider; -1 when nothing can have changed any more. */
    int next() {
        while (true) {
            if (!agenda.isEmpty()) {
                int task = agenda.poll();
                board.flags[task] &= ~Night.IN_AGENDA;
                return task;
            }
            if (!serve()) {
                return -1;
            }
        }
    }

    /** The next run whose end must be looked at; -1 when there is none. */
    int nextRun() {
        if (runWork.isEmpty()) {
            return -1;
        }
        int run = runWork.poll();
        board.runs[run].inWork = false;
        return run;
    }

    void check(int run) {
        if (!board.runs[run].inWork) {
            board.runs[run].inWork = true;
            runWork.add(run);
        }
    }

    private boolean serve() {
        if (!stockWork.isEmpty()) {
            int stock = stockWork.poll();
            board.stocks[stock].line.inWork = false;
            serveStock(stock);
            return true;
        }
        if (!runLineWork.isEmpty()) {
            Board.Standing run = board.runs[runLineWork.poll()];
            run.lineInWork = false;
            int room = run.of.atOnce - run.live;
            for (int i = 0; i < room && !run.line.isEmpty(); i++) {
                call(run.line.first());
            }
            return true;
        }
        if (!queueWork.isEmpty()) {
            int queue = queueWork.poll();
            board.queues[queue].line.inWork = false;
            if (!board.queues[queue].line.isEmpty() && pick(queue) >= 0) {
                call(board.queues[queue].line.first());
                offerQueue(queue);
            }
            return true;
        }
        return false;
    }

    private void serveStock(int stock) {
        Line line = board.stocks[stock].line;
        while (!line.isEmpty()) {
            int head = line.first();
            for (int c = night.claimsAt[head]; c < night.claimsAt[head + 1]; c++) {
                if (night.claimOf[c] == stock && !fits(stock, night.claimUnits[c])) {
                    return;
                }
            }
            call(head);
            if (!agenda.isEmpty()) {
                offerStock(stock);
                return;
            }
        }
    }

    private void call(int task) {
        leaveQueue(task);
        look(task);
    }

    void offerStock(int stock) {
        Line line = board.stocks[stock].line;
        if (!line.inWork && !line.isEmpty()) {
            line.inWork = true;
            stockWork.add(stock);
        }
    }

    void offerRun(Board.Standing run) {
        if (!run.lineInWork && !run.line.isEmpty()) {
            run.lineInWork = true;
            runLineWork.add(run.of.index);
        }
    }

    void offerQueue(int queue) {
        Line line = board.queues[queue].line;
        if (!line.inWork && !line.isEmpty()) {
            line.inWork = true;
            queueWork.add(queue);
        }
    }

    void offerHost(int of) {
        Ints lines = board.hosts[of].queues;
        for (int i = 0; i < lines.size; i++) {
            offerQueue(lines.of[i]);
        }
    }

    // --- lines ----------------------------------------------------------------------------------------------------

    private void enqueue(int task, Line line, byte where) {
        unpark(task);
        board.place[task] = where;
        board.standsIn[task] = line;
        line.add(task);
    }

    void park(int task) {
        unpark(task);
        board.place[task] = Board.ASIDE;
    }

    private void leaveQueue(int task) {
        Line line = board.standsIn[task];
        if (line != null) {
            line.remove(task);
            board.standsIn[task] = null;
        }
        board.place[task] = Board.NOWHERE;
    }

    void unpark(int task) {
        byte left = board.place[task];
        if (left == Board.NOWHERE) {
            return;
        }
        leaveQueue(task);
        if (left == Board.IN_RESOURCE) {
            for (int c = night.claimsAt[task]; c < night.claimsAt[task + 1]; c++) {
                if (night.claimOf[c] >= 0) {
                    offerStock(night.claimOf[c]);
                }
            }
        } else if (left == Board.IN_RUN) {
            offerRun(board.runs[night.run[task]]);
        }
    }

    boolean passesRun(int task) {
        Board.Standing run = board.runs[night.run[task]];
        if (run.of.atOnce == Integer.MAX_VALUE) {
            return true;
        }
        boolean first = run.line.isEmpty() || board.before(task, run.line.first());
        if (first && run.live < run.of.atOnce) {
            return true;
        }
        enqueue(task, run.line, Board.IN_RUN);
        return false;
    }

    boolean passesResources(int task) {
        for (int c = night.claimsAt[task]; c < night.claimsAt[task + 1]; c++) {
            int stock = night.claimOf[c];
            if (stock < 0 || !possible(stock, night.claimUnits[c])) {
                park(task);
                return false;
            }
            Line line = board.stocks[stock].line;
            boolean first = line.isEmpty() || board.before(task, line.first());
            if (!first || !fits(stock, night.claimUnits[c])) {
                enqueue(task, line, Board.IN_RESOURCE);
                return false;
            }
        }
        return true;
    }

    /** A host for it now; -1 when it stands in line for one. */
    int passesHosts(int task, int queue) {
        openQueue(queue);
        Line line = board.queues[queue].line;
        boolean first = line.isEmpty() || board.before(task, line.first());
        int picked = first ? pick(queue) : -1;
        if (picked < 0) {
            enqueue(task, line, Board.IN_HOST);
            if (!first) {
                offerQueue(queue);
            }
        }
        return picked;
    }

    private void openQueue(int queue) {
        if (!board.queues[queue].isOpen) {
            board.queues[queue].isOpen = true;
            openedQueues.add(queue);
            for (int of : night.lineHosts.get(queue)) {
                board.hosts[of].queues.add(queue);
            }
        }
    }

    private int pick(int queue) {
        int best = -1;
        int most = 0;
        for (int of : night.lineHosts.get(queue)) {
            if (!board.hosts[of].paused) {
                int free = night.hosts.get(of).slots() - board.hosts[of].live;
                if (free > most) {
                    most = free;
                    best = of;
                }
            }
        }
        return best;
    }

    private boolean possible(int stock, int units) {
        Night.OfResource of = night.resources.get(stock);
        return of.known() && (units < 0 ? of.capacity() > 0 : units <= of.capacity());
    }

    private boolean fits(int stock, int units) {
        Board.Stock of = board.stocks[stock];
        int capacity = night.resources.get(stock).capacity();
        if (units == Night.UNITS_SHARED) {
            return of.exclusive == 0 && capacity > 0 && (capacity > 1 || of.units == 0);
        }
        if (units == Night.UNITS_EXCLUSIVE) {
            return of.exclusive == 0 && of.shared == 0 && of.units == 0 && capacity > 0;
        }
        int free = of.exclusive > 0 ? 0 : Math.max(0, capacity - of.units - (of.shared > 0 && capacity == 1 ? 1 : 0));
        return free >= units;
    }

    /** A machine goes out of reach, or comes back: those in line are looked at again, as the machine does at a pause. */
    void pause(int of, boolean on) {
        board.hosts[of].paused = on;
        if (on) {
            List<Integer> waiting = new ArrayList<>();
            openedQueues.forEach(queue -> add(board.queues[queue].line, waiting));
            for (Board.Stock stock : board.stocks) {
                add(stock.line, waiting);
            }
            for (int task : waiting) {
                unpark(task);
                look(task);
            }
        } else {
            for (int i = 0; i < board.hosts.length; i++) {
                offerHost(i);
            }
        }
    }

    private static void add(Line line, List<Integer> waiting) {
        for (int task : line.sorted()) {
            waiting.add(task);
        }
    }
}
