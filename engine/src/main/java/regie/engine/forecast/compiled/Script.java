package regie.engine.forecast.compiled;

import java.util.ArrayList;
import java.util.List;
import regie.engine.forecast.Scenario;

/** What the scenario itself brings about: absences of machines, then orders, by their instants. */
final class Script {

    private record Entry(long at, int host, boolean away, int run) {}

    private final Night night;
    private final List<Entry> entries = new ArrayList<>();
    private int next;

    Script(Night night) {
        this.night = night;
        for (Scenario.Away away : night.scenario.aways()) {
            int host = host(night, away);
            if (host >= 0) {
                entries.add(new Entry(Math.max(0, night.micros(away.from())), host, true, -1));
                entries.add(new Entry(Math.max(0, night.micros(away.to())), host, false, -1));
            }
        }
        List<Entry> orders = new ArrayList<>();
        for (Night.OfRun run : night.runs) {
            if (run.order >= 0) {
                long at = night.micros(night.scenario.orders().get(run.order).at());
                orders.add(new Entry(Math.max(0, at), -1, false, run.index));
            }
        }
        orders.sort(java.util.Comparator.comparingInt(entry -> night.runs.get(entry.run).order));
        entries.addAll(orders);
        entries.sort(java.util.Comparator.comparingLong(Entry::at));
    }

    static int host(Night night, Scenario.Away away) {
        for (int i = 0; i < night.hosts.size(); i++) {
            if (night.hosts.get(i).name().equals(away.host())) {
                return i;
            }
        }
        return -2;
    }

    void reset() {
        next = 0;
    }

    long next() {
        return next == entries.size() ? Night.NEVER : entries.get(next).at;
    }

    void happen(Play play) {
        Entry entry = entries.get(next++);
        if (entry.run >= 0) {
            Board.Standing run = play.board.runs[entry.run];
            boolean touched = !night.scenario.orders().get(run.of.order).plain();
            run.held = touched;
            if (play.courses.order(run) && touched) {
                play.settle();
                play.courses.freed(run);
            }
        } else {
            play.lines.pause(entry.host, entry.away);
        }
    }

    /** Timers of runs that are there already. */
    void timers(Timers timers) {
        for (Night.OfRun run : night.runs) {
            if (!run.present || run.run.ended()) {
                continue;
            }
            if (run.startsAt != Night.NONE) {
                timers.add(run.startsAt, Timers.STARTS, run.index);
            }
            for (int task = run.base; task < run.beyond; task++) {
                if (night.from[task] != Night.NONE && night.item[task] < 0) {
                    timers.add(night.from[task], false, task);
                    timers.add(night.to[task], true, task);
                }
                if (night.delay[task] != Night.NONE) {
                    timers.add(night.delay[task], false, task);
                }
            }
        }
    }
}
