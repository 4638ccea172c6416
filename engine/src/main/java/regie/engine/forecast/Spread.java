package regie.engine.forecast;

import java.time.Duration;
import java.util.Arrays;

/**
 * The distribution of one duration: a table of quantiles, read with straight lines between them. Many tasks share one
 * table and differ by their scale. Durations are in microseconds, never negative, at most {@link #LONGEST}.
 */
public final class Spread {

    /** Quantiles stand at 0, 1/64, … 1. */
    public static final int STEPS = 64;

    /** Fifty days: what takes longer is not forecast. */
    public static final long LONGEST = Duration.ofDays(50).toNanos() / 1000;

    private final double scale;
    private final double[] quantiles;
    private final long median;

    private Spread(double scale, double[] quantiles, long median) {
        this.scale = scale;
        this.quantiles = quantiles;
        this.median = median;
    }

    /** Always the same. */
    public static Spread exactly(Duration duration) {
        long micros = micros(duration);
        double[] flat = new double[STEPS + 1];
        Arrays.fill(flat, 1);
        return new Spread(micros, flat, micros);
    }

    /** Log-normal around a median: durations stray by factors, and more upwards than downwards. */
    public static Spread around(Duration median, double sigma) {
        long micros = micros(median);
        return new Spread(micros, Normal.logTable(sigma), micros);
    }

    /**
     * Given by its quantiles at 0, 1/64, … 1 in microseconds, rising.
     *
     * @param median the best single guess, which need not be the middle of the table
     */
    public static Spread of(double[] quantiles, long median) {
        if (quantiles.length != STEPS + 1) {
            throw new IllegalArgumentException("a table has " + (STEPS + 1) + " quantiles, not " + quantiles.length);
        }
        return new Spread(1, quantiles.clone(), bounded(median));
    }

    /** The best single guess, in microseconds. */
    public long median() {
        return median;
    }

    /** The duration that is not exceeded with this probability. */
    public long at(double probability) {
        double place = Math.clamp(probability, 0, 1) * STEPS;
        int below = Math.min((int) place, STEPS - 1);
        double value = quantiles[below] + (quantiles[below + 1] - quantiles[below]) * (place - below);
        return bounded(Math.round(value * scale));
    }

    /** The probability of taking at most so long. */
    public double within(long micros) {
        double value = scale == 0 ? Double.POSITIVE_INFINITY : micros / scale;
        if (value < quantiles[0]) {
            return 0;
        }
        for (int i = 0; i < STEPS; i++) {
            if (value < quantiles[i + 1]) {
                return (i + (value - quantiles[i]) / (quantiles[i + 1] - quantiles[i])) / STEPS;
            }
        }
        return 1;
    }

    /** What the table is multiplied by. */
    public double scale() {
        return scale;
    }

    /** The quantiles, shared and not to be written to. */
    public double[] table() {
        return quantiles;
    }

    static long micros(Duration duration) {
        return bounded(duration.compareTo(Duration.ofDays(100)) > 0 ? LONGEST : duration.toNanos() / 1000);
    }

    private static long bounded(long micros) {
        return Math.clamp(micros, 0, LONGEST);
    }
}
