package regie.bench.forecast;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.engine.TaskState;
import regie.engine.forecast.Durations;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.People;
import regie.engine.forecast.Prediction;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.Spread;
import regie.engine.forecast.compiled.CompiledForecast;
import regie.engine.forecast.compiled.Sampler;
import regie.engine.forecast.day.DayScenario;
import regie.engine.forecast.history.Learned;
import regie.engine.forecast.history.Past;
import regie.estate.EstateModel;
import regie.formats.estate.EstateReader;
import regie.kernel.RunId;
import regie.kernel.Text;
import regie.simulator.chance.Chance;

/**
 * Whether probabilities mean what they say. Ninety nights of an estate are simulated with durations from a seed; each night is
 * forecast from those before it. Of the deadlines given p % about p % must be met. Beside the declared deadlines, which are mostly
 * safe, each run is asked at nine times around its end, so that all probabilities occur.
 */
public final class CalibrationBenchmark implements Benchmark {

    private static final int NIGHTS = 90;
    private static final int LEARNING = 20;
    private static final int SAMPLES = 400;
    private static final double GAP_MAX = 0.1;

    private final int[] asked = new int[10];
    private final int[] met = new int[10];
    private final double[] promised = new double[10];

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public Text summary() {
        return new Text("90 nuits simulées : les probabilités sont-elles tenues ?", "90 simulated nights: do probabilities hold?");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        Path estate = wishes.data().orElse(Path.of(System.getProperty("regie.home", "."), "demo"));
        EstateModel model = switch (EstateReader.read(estate, EstateReader.environments(estate).getFirst())) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid -> throw new IllegalArgumentException("not a valid estate: " + estate);
        };
        Learned learned = new Learned();
        int nights = wishes.quick() ? 40 : NIGHTS;
        int samples = wishes.quick() ? 100 : SAMPLES;
        int deadlines = 0;
        for (int night = 0; night < nights; night++) {
            wishes.say("nuit " + (night + 1) + " sur " + nights, "night " + (night + 1) + " of " + nights);
            LocalDate date = LocalDate.of(2026, 1, 5).plusDays(night);
            DayScenario.Outcome outcome = DayScenario.of(model, date, Map.of(), List.of(), learned, People.DECLARED);
            if (outcome instanceof DayScenario.Outcome.Made made) {
                Scenario real = made.scenario().with(truth(wishes.firstSeed(), night));
                Prediction lived = CompiledForecast.of(real).prediction();
                if (night >= LEARNING) {
                    deadlines += judge(made.scenario(), lived, samples, night);
                }
                learn(learned, lived, date);
            }
        }
        return report(wishes, nights, deadlines);
    }

    /**
     * Durations of one night: each task strays around what is declared for it, more or less than it says, and all of a night
     * together a little.
     */
    private static Durations truth(long seed, int night) {
        return subject -> {
            Chance task = new Chance(seed * 31 + (subject.plan() + "/" + subject.task()).hashCode());
            double typical = 0.7 + task.below(1000) / 1000.0 * 0.8;
            double sigma = 0.08 + task.below(1000) / 1000.0 * 0.3;
            double own = gauss(new Chance(seed * 37 + night * 1009L + (subject.plan() + "." + subject.task()).hashCode()));
            Duration expect = subject.expect().orElse(Duration.ofMinutes(1));
            return Spread.exactly(Duration.ofNanos(Math.round(expect.toNanos() * typical * Math.exp(sigma * own))));
        };
    }

    private static double gauss(Chance chance) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (chance.below(1_000_000) + 0.5) / 1e6;
        }
        return sum - 6;
    }

    private static void learn(Learned learned, Prediction lived, LocalDate date) {
        for (Prediction.OfTask task : lived.tasks()) {
            Instant start = task.start();
            Instant end = task.end();
            if (start != null && end != null && task.state() == TaskState.SUCCEEDED && end.isAfter(start)) {
                int dot = task.task().indexOf('.');
                String name = dot < 0 ? task.task() : task.task().substring(0, dot);
                learned.note(task.run().plan(), name, new Past(date, Duration.between(start, end).toNanos() / 1000));
            }
        }
    }

    private int judge(Scenario scenario, Prediction lived, int samples, int night) {
        CompiledForecast forecast = CompiledForecast.of(scenario);
        long[][] drawn = new long[samples][];
        Sampler sampler = forecast.sampler();
        sampler.draw(0, samples, 1000L + night, drawn);
        Outlook outlook = forecast.outlook(drawn);
        Map<RunId, Instant> ends = new TreeMap<>();
        lived.runs().forEach(run -> run.end().ifPresent(end -> ends.put(run.run(), end)));
        int deadlines = 0;
        List<String> seen = new ArrayList<>();
        for (Outlook.OfDeadline deadline : outlook.deadlines()) {
            Instant end = ends.get(deadline.run());
            if (!deadline.task().isEmpty() || end == null || seen.contains(deadline.run().value())) {
                continue;
            }
            seen.add(deadline.run().value());
            deadlines++;
            count(deadline.probability().orElse(0.0), !end.isAfter(deadline.at()));
        }
        around(forecast, scenario, drawn, ends);
        return deadlines;
    }

    /** Each run with a deadline, asked at nine times between the earliest and the latest end that was drawn. */
    private void around(CompiledForecast forecast, Scenario scenario, long[][] drawn, Map<RunId, Instant> ends) {
        List<Outlook.OfDeadline> rows = forecast.deadlineRows();
        for (int i = 0; i < rows.size(); i++) {
            Outlook.OfDeadline row = rows.get(i);
            Instant lived = ends.get(row.run());
            if (!row.task().isEmpty() || lived == null || row.predicted().isEmpty()) {
                continue;
            }
            int column = i;
            long[] drawnEnds = java.util.Arrays.stream(drawn).mapToLong(sample -> sample[column]).sorted().toArray();
            long step = Math.max(1_000, (drawnEnds[drawnEnds.length * 9 / 10] - drawnEnds[drawnEnds.length / 10]) / 6);
            for (int ask = -4; ask <= 4; ask++) {
                Instant at = scenario.now().plus(drawnEnds[drawnEnds.length / 2] + ask * step, ChronoUnit.MICROS);
                long limit = Duration.between(scenario.now(), at).toNanos() / 1000;
                int within = 0;
                for (long[] sample : drawn) {
                    within += sample[i] <= limit ? 1 : 0;
                }
                count((double) within / drawn.length, !lived.isAfter(at));
            }
        }
    }

    private void count(double probability, boolean held) {
        int bin = Math.min(9, (int) (probability * 10));
        asked[bin]++;
        promised[bin] += probability;
        met[bin] += held ? 1 : 0;
    }

    private Report report(Wishes wishes, int nights, int deadlines) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("history", "simulated, seed " + wishes.firstSeed());
        figures.put("nights", nights);
        figures.put("declared_deadlines_judged", deadlines);
        Map<String, Object> table = new LinkedHashMap<>();
        double gap = 0;
        int all = 0;
        for (int bin = 0; bin < asked.length; bin++) {
            if (asked[bin] > 0) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("asked", asked[bin]);
                row.put("promised", Report.round(promised[bin] / asked[bin]));
                row.put("met", Report.round((double) met[bin] / asked[bin]));
                table.put(bin * 10 + "-" + (bin * 10 + 10) + " %", row);
                gap += Math.abs(promised[bin] - met[bin]);
                all += asked[bin];
            }
        }
        figures.put("reliability", table);
        figures.put("mean_gap", Report.round(all == 0 ? 0 : gap / all));
        return new Report(name(), wishes.quick(), figures, all > 0 && gap / all <= GAP_MAX);
    }
}
