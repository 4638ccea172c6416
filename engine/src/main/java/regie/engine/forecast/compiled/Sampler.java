package regie.engine.forecast.compiled;

import java.util.List;
import regie.engine.forecast.Spread;

/**
 * Plays the night with durations drawn from their spreads. Draw {@code n} is the same whoever makes it, so that several
 * threads may share the samples out among them, each with a sampler of its own.
 */
public final class Sampler {

    private final Night night;
    private final Play play;
    private final List<Due> deadlines;
    private final long[] lasting;
    private final double[] scale;
    private final double[][] table;
    private final double[] past;

    Sampler(CompiledForecast forecast) {
        this.night = forecast.night;
        this.play = new Play(night, forecast.whens);
        this.deadlines = forecast.deadlines;
        this.lasting = new long[night.size];
        this.scale = new double[night.size];
        this.table = new double[night.size][];
        this.past = new double[night.size];
        for (int task = 0; task < night.size; task++) {
            Spread spread = night.spread[task];
            scale[task] = spread.scale();
            table[task] = spread.table();
            boolean live = (night.flags[task] & Night.LIVE) != 0;
            past[task] = live ? Math.min(0.999, spread.within(-night.start[task])) : 0;
        }
    }

    /**
     * When each deadline is over in each of these samples, in microseconds from the scenario's now;
     * {@link Long#MAX_VALUE} when it does not end.
     *
     * @param from the first sample
     * @param to behind the last
     * @param into by sample, then by deadline; filled from {@code from} to {@code to}
     */
    public void draw(int from, int to, long seed, long[][] into) {
        for (int sample = from; sample < to; sample++) {
            durations(seed, sample);
            play.run(lasting);
            long[] over = new long[deadlines.size()];
            for (int i = 0; i < over.length; i++) {
                long at = deadlines.get(i).over(play.board);
                over[i] = at >= Night.NEVER ? Long.MAX_VALUE : at;
            }
            into[sample] = over;
        }
    }

    /** Durations of one sample: a number of its own for each task, by the SplitMix64 sequence (Steele, Lea and Flood, 2014). */
    private void durations(long seed, int sample) {
        long state = mixed(seed + sample * 0x9E3779B97F4A7C15L);
        for (int task = 0; task < lasting.length; task++) {
            state += 0x9E3779B97F4A7C15L;
            double drawn = (mixed(state) >>> 11) * 0x1.0p-53;
            double[] quantiles = table[task];
            double place = (past[task] + drawn * (1 - past[task])) * Spread.STEPS;
            int below = (int) place;
            double value = quantiles[below] + (quantiles[below + 1] - quantiles[below]) * (place - below);
            lasting[task] = Math.min((long) (value * scale[task]), Spread.LONGEST);
        }
    }

    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
