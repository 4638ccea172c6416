package regie.bench.figure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A set of measured times, told as p50, p99 and max. */
public final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    public synchronized void add(long elapsedNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = elapsedNanos;
    }

    /** Forgets what was measured while all warmed up. */
    public synchronized void clear() {
        count = 0;
    }

    public synchronized int count() {
        return count;
    }

    public synchronized Map<String, Object> figures() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("samples", count);
        figures.put("p50_ms", at(sorted, 0.50));
        figures.put("p99_ms", at(sorted, 0.99));
        figures.put("max_ms", at(sorted, 1.0));
        return figures;
    }

    private static double at(long[] sorted, double quantile) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(quantile * sorted.length) - 1;
        return Report.round(sorted[Math.max(0, index)] / 1e6);
    }
}
