package regie.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a task usually takes: the median of its history and a robust spread around it, the median of absolute deviations scaled as
 * for a normal law (Rousseeuw and Croux, 1993). Runs far out are kept out, so that one bad night does not become usual.
 *
 * @param runs how many count, never fewer than {@link #FEWEST}
 * @param deviation comparable to a standard deviation, never under a fiftieth of the median nor under one second
 */
public record Usual(int runs, Duration median, Duration deviation) {

    /** Below this nothing is said: two or three runs are no habit. */
    public static final int FEWEST = 10;
    private static final double NORMAL = 1.4826;
    /** Farther from the median than so many deviations, a run is an outlier. */
    private static final int OUT = 5;
    /** Beyond so many deviations a duration is unusual. */
    private static final int UNUSUAL = 3;

    /** Empty with fewer than {@link #FEWEST} runs once outliers are out. Give successful runs only. */
    public static Optional<Usual> of(List<Duration> durations) {
        List<Long> sorted = durations.stream().map(Duration::toMillis).sorted().toList();
        if (sorted.size() < FEWEST) {
            return Optional.empty();
        }
        long median = median(sorted);
        double spread = spread(sorted, median);
        List<Long> kept = sorted.stream().filter(one -> Math.abs(one - median) <= OUT * spread).toList();
        if (kept.size() < FEWEST) {
            return Optional.empty();
        }
        long middle = median(kept);
        return Optional.of(new Usual(kept.size(), Duration.ofMillis(middle), Duration.ofMillis(Math.round(spread(kept, middle)))));
    }

    private static double spread(List<Long> sorted, long median) {
        List<Long> deviations = new ArrayList<>(sorted.stream().map(one -> Math.abs(one - median)).sorted().toList());
        return Math.max(Math.max(1_000, median / 50.0), NORMAL * median(deviations));
    }

    private static long median(List<Long> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Longer is unusual. */
    public Duration longest() {
        return median.plus(deviation.multipliedBy(UNUSUAL));
    }

    /** Shorter is unusual; zero where even nothing is not. */
    public Duration shortest() {
        Duration low = median.minus(deviation.multipliedBy(UNUSUAL));
        return low.isNegative() ? Duration.ZERO : low;
    }
}
