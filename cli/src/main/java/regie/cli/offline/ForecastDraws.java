package regie.cli.offline;

import java.util.ArrayList;
import java.util.List;
import regie.engine.forecast.compiled.Sampler;
import regie.engine.forecast.day.Foresight;

/** Draws samples on all processors: each thread has a sampler of its own, and the draws are the same however they are shared out. */
final class ForecastDraws {

    private ForecastDraws() {}

    static long[][] draw(Foresight foresight, int samples, long seed) {
        long[][] drawn = new long[samples][];
        int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), samples / 50));
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            Sampler sampler = foresight.sampler();
            int from = (int) ((long) samples * i / threads);
            int to = (int) ((long) samples * (i + 1) / threads);
            others.add(Thread.ofPlatform().name("draws-" + i).start(() -> sampler.draw(from, to, seed, drawn)));
        }
        foresight.sampler().draw(0, samples / threads, seed, drawn);
        for (Thread other : others) {
            join(other);
        }
        return drawn;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while drawing", interrupted);
        }
    }
}
