package regie.simulator.chance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A seeded generator (SplitMix64, Steele, Lea and Flood, 2014): the same seed gives the same choices
 * on every machine. A part that needs chance of its own takes a {@link #fork}, so that one part
 * asking once more does not change what the others get.
 */
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    public Chance(long seed) {
        this.seed = seed;
        this.state = mix(seed + GOLDEN);
    }

    /** A stream of its own, the same for the same name whatever was drawn before. */
    public Chance fork(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new Chance(mix(seed ^ mix(hash)));
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next() >>> 1, bound);
    }

    /** Both ends included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code percent} of a hundred cases, on average. */
    public boolean percent(double percent) {
        return (next() >>> 11) * 0x1.0p-53 * 100 < percent;
    }

    public <T> T choose(List<T> list) {
        return list.get(below(list.size()));
    }

    @SafeVarargs
    public final <T> T among(T... choices) {
        return choices[below(choices.length)];
    }

    /** The index of one of the weights, each as likely as it is heavy. */
    public int weigh(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int left = below(total);
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalStateException("weights that do not add up");
    }

    public <T> List<T> list(int least, int most, Function<Chance, T> member) {
        int size = between(least, most);
        List<T> made = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            made.add(member.apply(this));
        }
        return made;
    }

    /** Between one and {@code most} different members, in the order of the list. */
    public <T> List<T> some(List<T> list, int most) {
        int wanted = between(1, Math.min(most, list.size()));
        List<T> picked = new ArrayList<>(wanted);
        for (int i = 0; i < list.size() && wanted > 0; i++) {
            if (below(list.size() - i) < wanted) {
                picked.add(list.get(i));
                wanted--;
            }
        }
        return picked;
    }

    public Duration duration(Duration least, Duration most) {
        long span = most.toNanos() - least.toNanos();
        return least.plusNanos(span <= 0 ? 0 : Long.remainderUnsigned(next() >>> 1, span + 1));
    }

    /** Mostly near {@code least}, now and then as far as {@code most}: delays are like that. */
    public Duration skewed(Duration least, Duration most) {
        double unit = (next() >>> 11) * 0x1.0p-53;
        double span = (double) (most.toNanos() - least.toNanos());
        return least.plusNanos((long) (span * unit * unit * unit * unit));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
