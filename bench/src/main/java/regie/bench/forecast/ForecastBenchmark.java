package regie.bench.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.engine.forecast.MachineForecast;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.compiled.CompiledForecast;
import regie.engine.forecast.compiled.Sampler;
import regie.kernel.Text;

/** A night of 100,000 tasks forecast once, and one of 10,000 a thousand times, on all processors. */
public final class ForecastBenchmark implements Benchmark {

    private static final double FORECAST_MS_MAX = 250;
    private static final double SAMPLES_MS_MAX = 2_000;

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public Text summary() {
        return new Text("prévoir 100 000 traitements, et mille tirages de 10 000",
                "forecast 100,000 tasks, and a thousand samples of 10,000");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        int rounds = wishes.quick() ? 5 : 15;
        wishes.say("une nuit de 100 000 traitements", "a night of 100,000 tasks");
        Scenario big = BigNight.of(100_000);
        List<Double> whole = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        int tasks = 0;
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            CompiledForecast forecast = CompiledForecast.of(big);
            whole.add((System.nanoTime() - begun) / 1e6);
            tasks = forecast.tasks();
            long replayed = System.nanoTime();
            forecast.replay();
            again.add((System.nanoTime() - replayed) / 1e6);
        }
        wishes.say("la machine elle-même", "the machine itself");
        long begun = System.nanoTime();
        MachineForecast.of(big);
        double machine = (System.nanoTime() - begun) / 1e6;
        wishes.say("mille tirages de 10 000 traitements", "a thousand samples of 10,000 tasks");
        CompiledForecast small = CompiledForecast.of(BigNight.of(10_000));
        int samples = wishes.quick() ? 200 : 1_000;
        List<Double> drawn = new ArrayList<>();
        for (int i = 0; i < (wishes.quick() ? 3 : 5); i++) {
            long started = System.nanoTime();
            draw(small, samples);
            drawn.add((System.nanoTime() - started) / 1e6 * 1_000 / samples);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("tasks", tasks);
        figures.put("forecast_ms", Report.round(median(whole)));
        figures.put("forecast_first_ms", Report.round(whole.getFirst()));
        figures.put("play_alone_ms", Report.round(median(again)));
        figures.put("machine_ms", Report.round(machine));
        figures.put("samples", samples);
        figures.put("tasks_a_sample", small.tasks());
        figures.put("thousand_samples_ms", Report.round(median(drawn)));
        figures.put("within_aims", median(whole) <= FORECAST_MS_MAX && median(drawn) <= SAMPLES_MS_MAX);
        return new Report(name(), wishes.quick(), figures, true);
    }

    private static void draw(CompiledForecast forecast, int samples) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        long[][] into = new long[samples][];
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Sampler sampler = forecast.sampler();
            int from = samples * i / threads;
            int to = samples * (i + 1) / threads;
            all.add(Thread.ofPlatform().start(() -> sampler.draw(from, to, 7, into)));
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
