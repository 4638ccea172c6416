package regie.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * A good first answer. Jobs are placed one by one at the earliest time at which they fit, in the order of a list; lists
 * are crossed and disturbed, and what is placed is pushed right and left, which often shortens it and never lengthens it
 * (serial schedule generation: Kolisch 1996; double justification and two-point crossover of lists: Valls, Ballestín,
 * Quintanilla 2005 and 2008).
 */
final class Greedy {

    private static final int POPULATION = 60;
    private static final int ROUNDS_MAX = 2_000_000;
    private static final double SPREAD = 0.15;

    private final Net net;
    private final Placing forward;
    private final Placing backward;
    private final SplittableRandom chance;
    private final List<Found> population = new ArrayList<>();

    private Greedy(Net net, long seed) {
        this.net = net;
        this.forward = new Placing(net);
        this.backward = new Placing(mirror(net));
        this.chance = new SplittableRandom(seed);
    }

    /** One answer: starts, and what is worse first. */
    record Found(long[] starts, long late, long makespan) {

        boolean better(Found other) {
            return late != other.late ? late < other.late : makespan < other.makespan;
        }
    }

    /** The best that so many threads find in so much time; the first answer in any case. */
    static long[] best(Net net, long nanos, int threads, long seed) {
        List<CompletableFuture<Found>> searches = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        for (int i = 0; i < threads; i++) {
            long own = seed * 31 + i;
            searches.add(CompletableFuture.supplyAsync(() -> new Greedy(net, own).search(end)));
        }
        return searches.stream().map(CompletableFuture::join)
                .reduce((one, other) -> other.better(one) ? other : one).orElseThrow().starts();
    }

    private Found search(long end) {
        double[] ranks = Arrays.stream(net.latestEnds(net.total())).asDoubleStream().toArray();
        Found best = found(forward.place(ranks));
        population.add(best);
        double spread = Math.max(1, best.makespan()) * SPREAD;
        long bound = net.bound();
        for (int round = 0; round < ROUNDS_MAX && System.nanoTime() < end && (best.late() > 0 || best.makespan() > bound); round++) {
            Found next = justified(population.size() < POPULATION ? disturbed(ranks, spread) : crossed());
            if (next.better(best)) {
                best = next;
            }
            settle(next);
        }
        return best;
    }

    private Found disturbed(double[] ranks, double spread) {
        double[] other = ranks.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] += chance.nextDouble(-spread, spread);
        }
        return found(forward.place(other));
    }

    /** The beginning and the end of one list, the middle in the order of another; now and then two neighbours change places. */
    private Found crossed() {
        int[] one = inOrder(parent().starts());
        int[] other = inOrder(parent().starts());
        int from = chance.nextInt(one.length + 1);
        int to = chance.nextInt(from, one.length + 1);
        double[] ranks = new double[one.length];
        Arrays.fill(ranks, Double.NaN);
        for (int i = 0; i < from; i++) {
            ranks[one[i]] = i;
        }
        int at = from;
        for (int i = 0; i < other.length && at < to; i++) {
            if (Double.isNaN(ranks[other[i]])) {
                ranks[other[i]] = at++;
            }
        }
        for (int job : one) {
            if (Double.isNaN(ranks[job])) {
                ranks[job] = at++;
            }
        }
        for (int i = 0; i < ranks.length; i++) {
            if (chance.nextInt(100) < 5) {
                ranks[i] += chance.nextDouble(-6, 6);
            }
        }
        return found(forward.place(ranks));
    }

    private Found parent() {
        Found one = population.get(chance.nextInt(population.size()));
        Found other = population.get(chance.nextInt(population.size()));
        return other.better(one) ? other : one;
    }

    /** Takes the place of one that is no better, so that lists stay different from one another. */
    private void settle(Found next) {
        if (population.size() < POPULATION) {
            population.add(next);
            return;
        }
        int place = chance.nextInt(population.size());
        for (int tries = 0; tries < 3; tries++) {
            int other = chance.nextInt(population.size());
            place = population.get(place).better(population.get(other)) ? other : place;
        }
        if (!population.get(place).better(next)) {
            population.set(place, next);
        }
    }

    private static int[] inOrder(long[] starts) {
        return java.util.stream.IntStream.range(0, starts.length).boxed()
                .sorted(java.util.Comparator.<Integer>comparingLong(i -> starts[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue).toArray();
    }

    private Found found(long[] starts) {
        long late = 0;
        for (int i = 0; i < starts.length; i++) {
            Net.Job job = net.jobs().get(i);
            late += job.due() == Net.NEVER ? 0 : Math.max(0, starts[i] + job.duration() - job.due());
            late += Math.max(0, starts[i] - job.latest()) / 2 * 1_000;
        }
        return new Found(starts, late, net.makespan(starts));
    }

    private Found justified(Found placed) {
        double[] ranks = new double[placed.starts().length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = -placed.starts()[i] - (double) net.jobs().get(i).duration();
        }
        long[] right = backward.place(ranks);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = -right[i] - (double) net.jobs().get(i).duration();
        }
        Found left = found(forward.place(ranks));
        return placed.better(left) ? placed : left;
    }

    /** The same jobs seen from the end; releases are left to the second pass. */
    private static Net mirror(Net net) {
        List<List<Integer>> after = net.after();
        List<Net.Job> jobs = new ArrayList<>();
        for (int i = 0; i < net.jobs().size(); i++) {
            Net.Job job = net.jobs().get(i);
            jobs.add(new Net.Job(job.name(), job.duration(), 0, Net.NEVER, after.get(i), job.demands(), Net.NEVER));
        }
        return new Net(jobs, net.pools());
    }
}
