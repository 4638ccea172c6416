package regie.engine.forecast.compiled;

import java.util.List;
import regie.engine.forecast.Scenario;
import regie.engine.state.Task;

/**
 * Plays a night once, or many times over: what happens next, until nothing does or the horizon is reached. Within one
 * instant absences and orders of the scenario come first, then ends and answers in the order in which their beginnings
 * were, then timers, exactly as the machine's own forecast has it.
 */
final class Play {

    final Night night;
    final Board board;
    final Lines lines;
    final Moves moves;
    final Gates gates;
    final Courses courses;
    final Whens whens;
    final Others others;
    final Timers timers;
    private final Timers first;
    private final Events events = new Events();
    private final Script script;
    private final long read;
    private final long[] awayFrom;
    private final long[] awayTo;
    private final int[] awayHost;
    private long[] durations = {};
    /** Something came that numbers do not know; the machine must be asked. */
    boolean surprised;

    Play(Night night, Whens whens) {
        this.night = night;
        this.whens = whens;
        this.board = new Board(night);
        this.lines = new Lines(board);
        this.moves = new Moves(board, lines);
        this.gates = new Gates(this);
        this.courses = new Courses(this);
        this.others = new Others(this);
        moves.with(others);
        this.surprised |= night.unknown;
        this.script = new Script(night);
        this.timers = new Timers(board::namedBefore);
        this.first = new Timers(board::namedBefore);
        this.read = Scenario.LIST_READ.toNanos() / 1000;
        List<Scenario.Away> aways = night.scenario.aways();
        awayFrom = aways.stream().mapToLong(away -> night.micros(away.from())).toArray();
        awayTo = aways.stream().mapToLong(away -> night.micros(away.to())).toArray();
        awayHost = aways.stream().mapToInt(away -> Script.host(night, away)).toArray();
        script.timers(first);
    }

    /** @param lasting what each task takes, in microseconds, by its number */
    void run(long[] lasting) {
        durations = lasting;
        board.reset();
        lines.reset();
        others.reset();
        events.clear();
        timers.copy(first);
        courses.load();
        script.reset();
        alreadyLive();
        wake();
        while (true) {
            long scripted = script.next();
            long due = events.next();
            long timer = timers.next();
            long at = Math.min(timer, Math.min(scripted, due));
            if (at > night.horizon) {
                return;
            }
            board.now = Math.max(board.now, at);
            board.because = -1;
            if (timer < Math.min(scripted, due)) {
                wake();
            } else if (scripted <= due) {
                script.happen(this);
                settle();
            } else {
                happen(events.poll());
                settle();
            }
        }
    }

    private void happen(int subject) {
        if (subject < 0) {
            confirmed(~subject);
        } else if ((board.flags[subject] & Night.LIVE) != 0) {
            board.because = subject;
            ended(subject, (board.flags[subject] & Night.STOPPING) == 0);
        }
    }

    private void confirmed(int task) {
        boolean asked = moves.pending(task) && !board.runs[night.run[task]].ended
                && (board.flags[task] & (Night.ASKED | Night.CONFIRMED)) == Night.ASKED;
        if (asked) {
            board.flags[task] |= Night.CONFIRMED;
            lines.unpark(task);
            lines.look(task);
        }
    }

    /** The live attempt of a task ends. */
    void ended(int task, boolean well) {
        boolean cancelling = board.runs[night.run[task]].cancelling;
        boolean listed = (board.flags[task] & Night.READS) != 0 && well && !cancelling;
        moves.leave(task);
        hold(task, -1);
        board.flags[task] &= ~(Night.LIVE | Night.STOPPING);
        if (listed) {
            board.state[task] = Night.WAITING;
            moves.enter(task);
            moves.reassess(task);
            gates.found(task);
            return;
        }
        moves.became(task, cancelling ? Night.CANCELLED : well ? Night.SUCCEEDED : Night.FAILED);
        moves.enter(task);
        int because = board.because;
        board.because = task;
        moves.tell(task, Night.RUNNING, false);
        board.because = because;
        if (board.state[task] == Night.FAILED) {
            gates.afterFailure(task);
        }
    }

    /** Takes what a start holds ({@code sign} 1), or gives it back (-1) and serves whoever waits for it. */
    void hold(int task, int sign) {
        boolean reads = (board.flags[task] & Night.READS) != 0;
        boolean onHost = board.host[task] >= 0 && (night.kind[task] == Shape.WORK || reads);
        if (onHost) {
            board.hosts[board.host[task]].live += sign;
            if (sign < 0) {
                lines.offerHost(board.host[task]);
            }
        }
        for (int c = reads ? night.claimsAt[task + 1] : night.claimsAt[task]; c < night.claimsAt[task + 1]; c++) {
            int of = night.claimOf[c];
            if (of < 0) {
                continue;
            }
            Board.Stock stock = board.stocks[of];
            switch (night.claimUnits[c]) {
                case Night.UNITS_SHARED -> stock.shared += sign;
                case Night.UNITS_EXCLUSIVE -> stock.exclusive += sign;
                default -> stock.units += sign * night.claimUnits[c];
            }
            if (sign < 0) {
                lines.offerStock(of);
            }
        }
        if (sign < 0) {
            lines.offerRun(board.runs[night.run[task]]);
        }
    }

    /** Its end is put down. */
    void schedule(int task, boolean reads) {
        long ends = board.now + (reads ? read : durations[task]);
        events.add(heard(board.host[task], ends), task);
    }

    private long heard(int host, long ends) {
        for (int i = 0; i < awayHost.length; i++) {
            if (awayHost[i] == host && ends >= awayFrom[i] && ends < awayTo[i]) {
                return awayTo[i];
            }
        }
        return ends;
    }

    /** A person is asked: {@code subject} is the task to end, or the complement of the one to confirm. */
    void answer(int task, long asked, int subject) {
        Task named = night.task[task];
        if (named == null) {
            surprised = true;
            return;
        }
        night.scenario.people().answers(night.facts, named, night.instant(asked), night.instant(Math.max(asked, 0)))
                .ifPresent(at -> events.add(night.micros(at), subject));
    }

    private void alreadyLive() {
        for (Night.OfRun run : night.runs) {
            if (!run.present) {
                continue;
            }
            for (int task = run.base; task < run.base + run.shape.tasks.length; task++) {
                alreadyLive(task);
                for (int i = night.firstItem[task]; i < night.firstItem[task] + night.items[task]; i++) {
                    alreadyLive(i);
                }
            }
        }
    }

    private void alreadyLive(int task) {
        int flags = board.flags[task];
        if ((flags & Night.LIVE) != 0) {
            if (night.kind[task] == Shape.WORK || (flags & Night.READS) != 0) {
                long lasts = (flags & Night.STOPPING) != 0 ? 0 : (flags & Night.READS) != 0 ? read : durations[task];
                long ends = night.micros(night.scenario.ends(night.instant(night.start[task]), lasts));
                events.add(heard(board.host[task], ends), task);
            } else if (night.kind[task] == Shape.PERSON) {
                answer(task, night.start[task], task);
            }
        } else if ((flags & (Night.ASKED | Night.CONFIRMED)) == Night.ASKED && moves.pending(task)) {
            Task named = night.task[task];
            answer(task, named == null ? 0 : night.micros(named.changedAt()), ~task);
        }
    }

    /** All timers due by now, then whatever can go on. */
    private void wake() {
        while (timers.next() <= board.now) {
            if (timers.starts()) {
                courses.rang(board.runs[timers.poll()]);
                continue;
            }
            boolean closes = timers.closes();
            int task = timers.poll();
            if (board.runs[night.run[task]].ended || !board.runs[night.run[task]].there) {
                continue;
            }
            if (closes) {
                gates.windowCloses(task);
            } else {
                lines.look(task);
                if ((board.flags[task] & Night.EXPANDED) != 0) {
                    for (int i = night.firstItem[task]; i < night.firstItem[task] + night.items[task]; i++) {
                        if (moves.pending(i)) {
                            lines.look(i);
                        }
                    }
                }
            }
        }
        settle();
    }

    void settle() {
        while (true) {
            int task = lines.next();
            if (task >= 0) {
                gates.consider(task);
                continue;
            }
            int run = lines.nextRun();
            if (run < 0) {
                return;
            }
            courses.checkEnd(run);
        }
    }
}
