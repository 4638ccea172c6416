package regie.engine.forecast.compiled;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.engine.Catalog;
import regie.engine.EstateFacts;
import regie.engine.forecast.Known;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.Spread;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.kernel.DateFunctions;
import regie.kernel.Value;

/**
 * A scenario as arrays of numbers: all tasks of all runs, those to come too, each with a number of its own. Nothing here
 * changes while it is played; times are microseconds from {@link #origin}.
 */
final class Night {

    static final long NEVER = Long.MAX_VALUE / 4;
    static final long NONE = Long.MIN_VALUE / 4;

    static final byte WAITING = 0;
    static final byte RUNNING = 1;
    static final byte SUCCEEDED = 2;
    static final byte FAILED = 3;
    static final byte SKIPPED = 4;
    static final byte CANCELLED = 5;

    static final int MET = 1;
    static final int HELD = 1 << 1;
    static final int ICED = 1 << 2;
    static final int NO_EXEC = 1 << 3;
    static final int ADMITTED = 1 << 4;
    static final int ASKED = 1 << 5;
    static final int CONFIRMED = 1 << 6;
    static final int HURRIED = 1 << 7;
    static final int ABSENT = 1 << 8;
    static final int EXPANDED = 1 << 9;
    static final int SUMMONED = 1 << 10;
    static final int LIVE = 1 << 11;
    static final int STOPPING = 1 << 12;
    static final int AWAITS = 1 << 13;
    static final int WHEN = 1 << 14;
    static final int CONFIRM = 1 << 15;
    static final int READS = 1 << 16;
    static final int WAIVED = 1 << 17;
    static final int CALLERS = 1 << 18;
    static final int STEP = 1 << 19;
    static final int IN_AGENDA = 1 << 20;
    static final int OTHERS = 1 << 21;

    static final int UNITS_SHARED = -1;
    static final int UNITS_EXCLUSIVE = -2;

    /** Host lines that are none: work of the engine itself, no such machine, an expression that fails. */
    static final int NO_LINE = -1;
    static final int NOWHERE = -2;
    static final int WRONG = -3;

    final Scenario scenario;
    final EstateFacts facts;
    final Instant origin;
    final long horizon;

    int size;
    int[] run = {};
    int[] node = {};
    int[] item = {};
    int[] group = {};
    int[] firstItem = {};
    int[] items = {};
    long[] boost = {};
    byte[] kind = {};
    byte[] list = {};
    int[] successorsAt = {};
    int[] successors = {};
    int[] claimsAt = {};
    int[] claimOf = {};
    int[] claimUnits = {};
    int[] line = {};
    int[] child = {};
    int[] @Nullable [] programs = {};
    byte[] state = {};
    int[] flags = {};
    int[] unmet = {};
    long[] ready = {};
    long[] from = {};
    long[] to = {};
    byte[] then = {};
    long[] delay = {};
    long[] start = {};
    long[] end = {};
    int[] liveHost = {};
    @Nullable Task[] task = {};
    @Nullable Value[] itemValue = {};
    Spread[] spread = {};

    final List<OfRun> runs = new ArrayList<>();
    final List<OfHost> hosts = new ArrayList<>();
    final List<int[]> lineHosts = new ArrayList<>();
    final List<OfResource> resources = new ArrayList<>();
    final List<Steps> steps = new ArrayList<>();
    int plans;
    /** By the id of the first run of each plan and date. */
    final Map<String, Integer> series = new TreeMap<>();
    /** It has rules that the numbers do not know: only the machine can play it. */
    boolean unknown;
    /** The last number given in each series. */
    int[] numbers = {};
    /** A task's place by name among the tasks of its run. */
    int[] nameOrder = {};

    Night(Scenario scenario, EstateFacts facts) {
        this.scenario = scenario;
        this.facts = facts;
        this.origin = scenario.now();
        this.horizon = Scenario.HORIZON.toNanos() / 1000;
    }

    /** One run: where its tasks stand in the arrays, and what holds for it as a whole. */
    static final class OfRun {
        final Run run;
        final Shape shape;
        final int index;
        int base;
        /** Behind its last item. */
        int beyond;
        /** The place among the scenario's orders, -1 for a run that is there already or that a task orders. */
        int order = -1;
        /** The task that orders it, or -1. */
        int parent = -1;
        boolean present;
        int plan;
        int limit;
        boolean skipsOverlap;
        boolean replacesOverlap;
        int atOnce;
        boolean paused;
        boolean overdue;
        /** When its start comes, {@link #NONE} for one that does not wait for it. */
        long startsAt = NONE;
        boolean byPlan;
        long endedAt = NEVER;
        /** Which series of numbered ids it belongs to: one for each plan and date. */
        int series;
        /** The task before whose restart this run is the procedure, or -1. */
        int procedureOf = -1;

        OfRun(Run run, Shape shape, int index) {
            this.run = run;
            this.shape = shape;
            this.index = index;
        }
    }

    /** @param slots how many at once, or a huge number */
    record OfHost(regie.kernel.HostName name, int slots, boolean known, boolean paused) {}

    record OfResource(regie.kernel.ResourceName name, int capacity, boolean known) {}

    /** A step before the restart of a task. {@code waits} until that task has started again. */
    record Steps(int step, int caller, boolean waits) {}

    /** What an expression of a run reads in a forecast. */
    Known known(OfRun run, Task named, Value tasks, @Nullable Value item) {
        DateFunctions dates = scenario.catalog().find(run.run.version(), run.run.definition().name())
                .map(Catalog.Entry::dates).orElse(DateFunctions.NONE);
        return new Known(named, tasks, item, dates);
    }

    /** Rounded up to whole microseconds, as the clock shows them. */
    long micros(Instant instant) {
        long seconds = instant.getEpochSecond() - origin.getEpochSecond();
        return seconds * 1_000_000 + (instant.getNano() + 999) / 1000 - origin.getNano() / 1000;
    }

    Instant instant(long micros) {
        return origin.plus(micros, ChronoUnit.MICROS);
    }
}
