package regie.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that follow one another and share pools: the resource-constrained project scheduling problem, with earliest and
 * latest starts and due times. Times are whole units since a common beginning; what a unit is, is the maker's affair.
 *
 * @param jobs each stands at its own index; {@code before} only names others
 */
record Net(List<Job> jobs, List<Pool> pools) {

    /** No latest start, no due time. */
    static final long NEVER = Long.MAX_VALUE;

    Net {
        jobs = List.copyOf(jobs);
        pools = List.copyOf(pools);
    }

    /**
     * @param release may not start before
     * @param latest may not start after; {@link #NEVER} for no such time
     * @param before indexes of the jobs that must have ended
     * @param due should have ended by; {@link #NEVER} for no such time
     */
    record Job(String name, long duration, long release, long latest, List<Integer> before, List<Demand> demands, long due) {
        Job {
            before = List.copyOf(before);
            demands = List.copyOf(demands);
        }
    }

    record Demand(int pool, int units) {}

    record Pool(String name, int capacity) {}

    /** Found starts, in the order of the jobs. {@code bound}: no makespan can be smaller. */
    record Solution(long[] starts, long makespan, long bound, boolean proven) {}

    long makespan(long[] starts) {
        long last = 0;
        for (int i = 0; i < starts.length; i++) {
            last = Math.max(last, starts[i] + jobs.get(i).duration());
        }
        return last;
    }

    /** For each job those that wait for it. */
    List<List<Integer>> after() {
        List<List<Integer>> after = new ArrayList<>();
        jobs.forEach(job -> after.add(new ArrayList<>()));
        for (int i = 0; i < jobs.size(); i++) {
            for (int before : jobs.get(i).before()) {
                after.get(before).add(i);
            }
        }
        return after;
    }

    /** By when all have ended if they are done one after the other. */
    long total() {
        long total = 0;
        long last = 0;
        for (Job job : jobs) {
            last = Math.max(last, job.release());
            total += job.duration();
        }
        return last + total;
    }

    /** The jobs in an order in which each stands after those before it. */
    int[] inOrder() {
        int[] open = jobs.stream().mapToInt(job -> job.before().size()).toArray();
        List<List<Integer>> after = after();
        int[] order = new int[open.length];
        int end = 0;
        for (int i = 0; i < open.length; i++) {
            if (open[i] == 0) {
                order[end++] = i;
            }
        }
        for (int next = 0; next < end; next++) {
            for (int follower : after.get(order[next])) {
                if (--open[follower] == 0) {
                    order[end++] = follower;
                }
            }
        }
        if (end < order.length) {
            throw new IllegalArgumentException("jobs wait for one another in a circle");
        }
        return order;
    }

    /** What these starts break, if anything. */
    Optional<String> breach(long[] starts) {
        for (int i = 0; i < starts.length; i++) {
            Job job = jobs.get(i);
            if (starts[i] < job.release() || starts[i] > job.latest()) {
                return Optional.of(job.name() + " starts at " + starts[i] + ", outside its time");
            }
            for (int before : job.before()) {
                if (starts[before] + jobs.get(before).duration() > starts[i]) {
                    return Optional.of(job.name() + " starts before " + jobs.get(before).name() + " has ended");
                }
            }
        }
        return overfull(starts);
    }

    private Optional<String> overfull(long[] starts) {
        for (int pool = 0; pool < pools.size(); pool++) {
            List<long[]> changes = new ArrayList<>();
            for (int i = 0; i < starts.length; i++) {
                for (Demand demand : jobs.get(i).demands()) {
                    if (demand.pool() == pool && jobs.get(i).duration() > 0) {
                        changes.add(new long[] {starts[i], demand.units()});
                        changes.add(new long[] {starts[i] + jobs.get(i).duration(), -demand.units()});
                    }
                }
            }
            changes.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
            long used = 0;
            for (long[] change : changes) {
                used += change[1];
                if (used > pools.get(pool).capacity()) {
                    return Optional.of(pools.get(pool).name() + " is asked for " + used + " at " + change[0]);
                }
            }
        }
        return Optional.empty();
    }

    /** How long after the beginning each job ends at the earliest, pools left aside. */
    long[] earliestEnds() {
        long[] ends = new long[jobs.size()];
        for (int i : inOrder()) {
            long start = jobs.get(i).release();
            for (int before : jobs.get(i).before()) {
                start = Math.max(start, ends[before]);
            }
            ends[i] = start + jobs.get(i).duration();
        }
        return ends;
    }

    /** No answer can be shorter: the longest path, and what each pool has to give at least. */
    long bound() {
        long bound = 0;
        for (long end : earliestEnds()) {
            bound = Math.max(bound, end);
        }
        long first = jobs.stream().mapToLong(Job::release).min().orElse(0);
        long[] work = new long[pools.size()];
        for (Job job : jobs) {
            job.demands().forEach(demand -> work[demand.pool()] += demand.units() * job.duration());
        }
        for (int i = 0; i < work.length; i++) {
            bound = Math.max(bound, first + Math.ceilDiv(work[i], pools.get(i).capacity()));
        }
        return bound;
    }

    /** By when each must have ended so that all have by {@code end}, pools left aside. */
    long[] latestEnds(long end) {
        long[] latest = new long[jobs.size()];
        Arrays.fill(latest, end);
        int[] order = inOrder();
        for (int n = order.length - 1; n >= 0; n--) {
            Job job = jobs.get(order[n]);
            latest[order[n]] = Math.min(latest[order[n]], Math.max(job.due(), 0));
            for (int before : job.before()) {
                latest[before] = Math.min(latest[before], latest[order[n]] - job.duration());
            }
        }
        return latest;
    }
}
