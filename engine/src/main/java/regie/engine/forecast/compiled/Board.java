package regie.engine.forecast.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import regie.kernel.RunId;

/** Where everything stands at one instant of one play. */
final class Board {

    static final byte NOWHERE = 0;
    static final byte ASIDE = 1;
    static final byte IN_RUN = 2;
    static final byte IN_RESOURCE = 3;
    static final byte IN_HOST = 4;

    final Night night;
    final byte[] state;
    final int[] flags;
    final int[] unmet;
    final long[] ready;
    final long[] from;
    final long[] to;
    final long[] start;
    final long[] end;
    final int[] cause;
    final byte[] place;
    final int[] host;
    final int[] open;
    final int[] failed;
    final @Nullable Line[] standsIn;
    private final int[] places;

    final Standing[] runs;
    final List<List<Standing>> living = new ArrayList<>();
    final Machine[] hosts;
    final Stock[] stocks;
    final Queue[] queues;

    long now;
    /** The task whose end is being told, or -1: what starts now was waiting for it. */
    int because = -1;
    int lastOrder;
    /** Tasks in the order in which they ended. */
    final Ints endings = new Ints();
    final int[] numbers;

    /** A run as it stands. */
    static final class Standing {
        final Night.OfRun of;
        final Line line;
        boolean lineInWork;
        boolean inWork;
        boolean there;
        boolean queued;
        boolean waits;
        boolean held;
        boolean cancelling;
        boolean ended;
        boolean succeeded;
        boolean startedBefore;
        int order;
        int live;
        int open;
        int stuck;
        int failed;
        int failedHeld;
        int failedThrough;
        int cancelled;
        long endedAt;
        int lastTask;
        int number;
        private @Nullable String name;

        Standing(Night.OfRun of, Line line) {
            this.of = of;
            this.line = line;
        }

        /** It gets the next number of its plan and date. */
        void numbered(int given) {
            number = given;
            name = null;
        }

        RunId id() {
            return of.present ? of.run.id() : Series.id(of, number);
        }

        /** Its id as names of tasks begin with it. */
        private String name() {
            String known = name;
            if (known == null) {
                known = id() + "/";
                name = known;
            }
            return known;
        }
    }

    static final class Machine {
        int live;
        boolean paused;
        final Ints queues = new Ints();
    }

    static final class Stock {
        final Line line;
        int units;
        int shared;
        int exclusive;

        Stock(Line line) {
            this.line = line;
        }
    }

    static final class Queue {
        final Line line;
        boolean isOpen;

        Queue(Line line) {
            this.line = line;
        }
    }

    Board(Night night) {
        this.night = night;
        int size = night.size;
        state = new byte[size];
        flags = new int[size];
        unmet = new int[size];
        ready = new long[size];
        from = new long[size];
        to = new long[size];
        start = new long[size];
        end = new long[size];
        cause = new int[size];
        place = new byte[size];
        host = new int[size];
        open = new int[size];
        failed = new int[size];
        standsIn = new Line[size];
        places = new int[size];
        numbers = new int[night.numbers.length];
        runs = new Standing[night.runs.size()];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new Standing(night.runs.get(i), new Line(this::before, places));
        }
        for (int i = 0; i < night.plans; i++) {
            living.add(new ArrayList<>());
        }
        hosts = new Machine[night.hosts.size()];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = new Machine();
        }
        stocks = new Stock[night.resources.size()];
        for (int i = 0; i < stocks.length; i++) {
            stocks[i] = new Stock(new Line(this::before, places));
        }
        queues = new Queue[night.lineHosts.size()];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new Queue(new Line(this::before, places));
        }
    }

    /** As if nothing had been played. */
    void reset() {
        int size = night.size;
        System.arraycopy(night.state, 0, state, 0, size);
        System.arraycopy(night.flags, 0, flags, 0, size);
        System.arraycopy(night.unmet, 0, unmet, 0, size);
        System.arraycopy(night.ready, 0, ready, 0, size);
        System.arraycopy(night.from, 0, from, 0, size);
        System.arraycopy(night.to, 0, to, 0, size);
        System.arraycopy(night.start, 0, start, 0, size);
        System.arraycopy(night.end, 0, end, 0, size);
        Arrays.fill(cause, -1);
        Arrays.fill(place, NOWHERE);
        System.arraycopy(night.liveHost, 0, host, 0, size);
        Arrays.fill(open, 0);
        Arrays.fill(failed, 0);
        Arrays.fill(standsIn, null);
        living.forEach(List::clear);
        for (int i = 0; i < hosts.length; i++) {
            hosts[i].live = 0;
            hosts[i].paused = night.hosts.get(i).paused();
            hosts[i].queues.size = 0;
        }
        for (Stock stock : stocks) {
            stock.line.clear();
            stock.units = 0;
            stock.shared = 0;
            stock.exclusive = 0;
        }
        for (Queue queue : queues) {
            queue.line.clear();
            queue.isOpen = false;
        }
        now = 0;
        because = -1;
        lastOrder = 0;
        endings.size = 0;
        System.arraycopy(night.numbers, 0, numbers, 0, numbers.length);
    }

    /** The order of names, in which timers of one instant come. */
    boolean namedBefore(byte kind, int one, int other) {
        if (kind == Timers.STARTS) {
            return runs[one].id().value().compareTo(runs[other].id().value()) < 0;
        }
        if (night.run[one] == night.run[other]) {
            return night.nameOrder[one] < night.nameOrder[other];
        }
        return runs[night.run[one]].name().compareTo(runs[night.run[other]].name()) < 0;
    }

    /** Dispatch order: the machine's {@code Task.compareTo}. */
    boolean before(int one, int other) {
        long its = urgency(one);
        long others = urgency(other);
        return its != others ? its < others : standsBefore(one, other);
    }

    /** The machine's {@code virtualReady}. */
    long urgency(int task) {
        return ready[task] - night.boost[task];
    }

    /** The machine's {@code agendaUrgency}. */
    long agendaUrgency(int task) {
        return (flags[task] & Night.MET) != 0 ? urgency(task) : Long.MIN_VALUE / 2 - night.boost[task];
    }

    /** Among those of one urgency: as their runs were ordered, then as their plan is written. */
    boolean standsBefore(int one, int other) {
        int mine = runs[night.run[one]].order;
        int others = runs[night.run[other]].order;
        if (mine != others) {
            return mine < others;
        }
        if (night.node[one] != night.node[other]) {
            return night.node[one] < night.node[other];
        }
        return night.item[one] < night.item[other];
    }
}
