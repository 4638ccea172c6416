package regie.engine.forecast.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import regie.engine.forecast.Spread;

/**
 * From past durations to the next one. The best guess is a median in which a run counts half as much as the one three runs
 * after it (below five runs the mean with the same weights):
 * robust against outliers, quick to follow a change. The spread looks further back, with a half-life of thirty
 * runs, and is widened the more, the fewer runs there are. Runs of the same kind of day are looked at alone where there are
 * ten of them and they differ from the others by more than chance (twice the median absolute deviation over the root of
 * their number).
 */
public final class Estimator {

    /** Fewer runs than this say nothing: what is declared counts. */
    public static final int LEAST = 3;

    /** A kind of day is looked at alone from this many runs on. */
    public static final int LEAST_ALIKE = 10;

    /** With fewer runs a median is coarser than a mean. */
    private static final int LEAST_ROBUST = 5;

    /** Further back nothing is remembered. */
    public static final int MEMORY = 60;

    private static final double GUESS_HALF_LIFE = 3;
    private static final double SPREAD_HALF_LIFE = 30;
    private static final double WIDENING = 1.5;
    /** Clocks and starts of processes blur half a second. */
    private static final double BLUR_MICROS = 500_000;

    private Estimator() {}

    /**
     * @param past oldest first
     * @param date for which the next is wanted
     * @return empty where too little is known
     */
    public static Optional<Spread> next(List<Past> past, LocalDate date) {
        List<Past> known = past.size() > MEMORY ? past.subList(past.size() - MEMORY, past.size()) : past;
        if (known.size() < LEAST) {
            return Optional.empty();
        }
        double[] durations = alike(known, date).stream().mapToDouble(Past::micros).toArray();
        long guess = Math.round(durations.length < LEAST_ROBUST ? mean(durations) : quantile(durations, GUESS_HALF_LIFE, 0.5));
        double[] weights = weights(durations.length, SPREAD_HALF_LIFE);
        double sum = Arrays.stream(weights).sum();
        double count = sum * sum / Arrays.stream(weights).map(weight -> weight * weight).sum();
        double wide = 1 + WIDENING / count;
        double[] table = new double[Spread.STEPS + 1];
        for (int i = 0; i <= Spread.STEPS; i++) {
            double p = (double) i / Spread.STEPS;
            double outwards = 2 * p - 1;
            double moved = Math.clamp(p + outwards * 0.6 / (count + 1), 0, 1);
            double value = quantile(durations, SPREAD_HALF_LIFE, moved);
            table[i] = Math.max(0, value * Math.pow(wide, steep(outwards)) + steep(outwards) * BLUR_MICROS);
        }
        return Optional.of(Spread.of(table, guess));
    }

    /** The middle is left where it is, the ends are moved all the way. */
    private static double steep(double outwards) {
        return outwards * outwards * Math.signum(outwards);
    }

    private static List<Past> alike(List<Past> past, LocalDate date) {
        for (Context context : Context.values()) {
            if (context.has(date)) {
                List<Past> same = new ArrayList<>();
                List<Past> others = new ArrayList<>();
                past.forEach(run -> (context.alike(run.date(), date) ? same : others).add(run));
                if (same.size() >= LEAST_ALIKE && others.size() >= LEAST && differ(same, others)) {
                    return same;
                }
            }
        }
        return past;
    }

    private static boolean differ(List<Past> same, List<Past> others) {
        double[] one = same.stream().mapToDouble(Past::micros).sorted().toArray();
        double[] other = others.stream().mapToDouble(Past::micros).sorted().toArray();
        double middle = median(one);
        double[] deviations = Arrays.stream(one).map(value -> Math.abs(value - middle)).sorted().toArray();
        return Math.abs(middle - median(other)) > 2 * 1.4826 * median(deviations) / Math.sqrt(one.length) + BLUR_MICROS;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double[] weights(int count, double halfLife) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.pow(0.5, (count - 1 - i) / halfLife);
        }
        return weights;
    }

    private static double mean(double[] durations) {
        double[] weights = weights(durations.length, GUESS_HALF_LIFE);
        double sum = 0;
        for (int i = 0; i < durations.length; i++) {
            sum += durations[i] * weights[i];
        }
        return sum / Arrays.stream(weights).sum();
    }

    /** Each duration stands in the middle of its share of the weight, with straight lines between. */
    private static double quantile(double[] durations, double halfLife, double p) {
        double[] weights = weights(durations.length, halfLife);
        Integer[] order = new Integer[durations.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, java.util.Comparator.comparingDouble(i -> durations[i]));
        double all = Arrays.stream(weights).sum();
        double before = 0;
        double lastPlace = 0;
        double last = durations[order[0]];
        for (int i = 0; i < order.length; i++) {
            double place = (before + weights[order[i]] / 2) / all;
            double value = durations[order[i]];
            if (p <= place) {
                return i == 0 || place == lastPlace ? value : last + (value - last) * (p - lastPlace) / (place - lastPlace);
            }
            before += weights[order[i]];
            lastPlace = place;
            last = value;
        }
        return last;
    }
}
