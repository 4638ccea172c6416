package regie.optimise;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Places the jobs of a net one by one at the earliest time at which they fit: those first whose rank is lowest. For one thread. */
final class Placing {

    /** So many units of time are kept in an array; beyond it a tree. */
    private static final long ARRAY_MAX = 20_000;

    private final Net net;
    private final int[][] after;
    private final int[][] before;
    private final boolean flat;
    private final int[][] used;

    Placing(Net net) {
        this.net = net;
        this.after = net.after().stream().map(Placing::ints).toArray(int[][]::new);
        this.before = net.jobs().stream().map(job -> ints(job.before())).toArray(int[][]::new);
        long total = net.total() + 1;
        this.flat = total <= ARRAY_MAX;
        this.used = flat ? new int[net.pools().size()][(int) total] : new int[0][];
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    long[] place(double[] ranks) {
        int[] open = new int[ranks.length];
        PriorityQueue<Integer> ready = new PriorityQueue<>(Comparator.<Integer>comparingDouble(i -> ranks[i]).thenComparing(i -> i));
        for (int i = 0; i < open.length; i++) {
            open[i] = before[i].length;
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        for (int[] pool : used) {
            Arrays.fill(pool, 0);
        }
        List<Profile> trees = flat ? List.of() : net.pools().stream().map(pool -> new Profile(pool.capacity())).toList();
        long[] starts = new long[ranks.length];
        while (!ready.isEmpty()) {
            int next = ready.poll();
            Net.Job job = net.jobs().get(next);
            long start = job.release();
            for (int earlier : before[next]) {
                start = Math.max(start, starts[earlier] + net.jobs().get(earlier).duration());
            }
            starts[next] = job.duration() == 0 ? start : flat ? inArrays(job, (int) start) : inTrees(job, start, trees);
            for (int follower : after[next]) {
                if (--open[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return starts;
    }

    private int inArrays(Net.Job job, int earliest) {
        int duration = (int) job.duration();
        int start = earliest;
        int free = earliest;
        while (free < start + duration) {
            if (fits(job, free)) {
                free++;
            } else {
                free++;
                start = free;
            }
        }
        for (Net.Demand demand : job.demands()) {
            int[] pool = used[demand.pool()];
            for (int t = start; t < start + duration; t++) {
                pool[t] += demand.units();
            }
        }
        return start;
    }

    private boolean fits(Net.Job job, int time) {
        for (int i = 0; i < job.demands().size(); i++) {
            Net.Demand demand = job.demands().get(i);
            if (used[demand.pool()][time] + demand.units() > net.pools().get(demand.pool()).capacity()) {
                return false;
            }
        }
        return true;
    }

    private static long inTrees(Net.Job job, long earliest, List<Profile> trees) {
        long start = earliest;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Net.Demand demand : job.demands()) {
                long fits = trees.get(demand.pool()).fit(start, job.duration(), demand.units());
                moved |= fits > start;
                start = fits;
            }
        }
        for (Net.Demand demand : job.demands()) {
            trees.get(demand.pool()).take(start, job.duration(), demand.units());
        }
        return start;
    }
}
