package regie.bench.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.engine.forecast.Spread;
import regie.engine.forecast.history.Estimator;
import regie.engine.forecast.history.Past;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How right durations are foreseen: on a log in the Standard Workload Format, each run of each recurring job from those before it;
 * on workflows recorded five times, the fifth from four. Beside it the plain mean of the last five.
 */
public final class DurationsBenchmark implements Benchmark {

    private static final int RECURRING = 15;
    private static final int BEFORE = 5;

    @Override
    public String name() {
        return "durations";
    }

    @Override
    public Text summary() {
        return new Text("justesse des durées prévues, sur des journaux réels (--data-set)",
                "how right durations are foreseen, on real logs (--data-set)");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        Path data = wishes.data().orElseThrow(() -> new IllegalArgumentException("durations needs --data-set: a folder with .swf logs"
                + " or workflows recorded several times (name/run-1.json, …)"));
        Map<String, Object> figures = new LinkedHashMap<>();
        boolean better = true;
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (Path log : all.stream().filter(file -> file.toString().endsWith(".swf")).toList()) {
                Score score = log(log);
                figures.put(log.getFileName().toString(), score.figures(true));
                better &= score.better();
            }
            for (Path folder : all.stream().filter(file -> file.getFileName().toString().equals("run-5.json"))
                    .map(Path::getParent).toList()) {
                Score score = repeated(folder);
                figures.put(folder.getFileName().toString(), score.figures(false));
            }
        }
        return new Report(name(), wishes.quick(), figures, better);
    }

    /** Errors and hits of one data set. */
    private static final class Score {
        final List<Double> errors = new ArrayList<>();
        final List<Double> plain = new ArrayList<>();
        final Map<String, List<Double>> byJob = new TreeMap<>();
        final Map<String, List<Double>> plainByJob = new TreeMap<>();
        final Map<String, int[]> hits = new TreeMap<>();
        int covered;

        void add(String job, List<Past> before, long real) {
            Spread spread = Estimator.next(before, before.getLast().date()).orElseThrow();
            List<Past> last = before.subList(Math.max(0, before.size() - BEFORE), before.size());
            double mean = last.stream().mapToLong(Past::micros).average().orElseThrow();
            double error = Math.abs(spread.median() - real) / 1e6;
            double plainError = Math.abs(mean - real) / 1e6;
            boolean hit = real >= spread.at(0.05) && real <= spread.at(0.95);
            errors.add(error);
            plain.add(plainError);
            byJob.computeIfAbsent(job, name -> new ArrayList<>()).add(error);
            plainByJob.computeIfAbsent(job, name -> new ArrayList<>()).add(plainError);
            int[] count = hits.computeIfAbsent(job, name -> new int[2]);
            count[0] += hit ? 1 : 0;
            count[1]++;
            covered += hit ? 1 : 0;
        }

        boolean better() {
            return median(errors) <= median(plain);
        }

        Map<String, Object> figures(boolean jobs) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("predictions", errors.size());
            figures.put("median_absolute_error_s", Report.round(median(errors)));
            figures.put("median_absolute_error_mean_of_five_s", Report.round(median(plain)));
            figures.put("coverage_of_90_percent_interval", Report.round((double) covered / errors.size()));
            if (jobs) {
                int won = 0;
                int lost = 0;
                Map<String, Object> table = new LinkedHashMap<>();
                for (Map.Entry<String, List<Double>> job : byJob.entrySet()) {
                    double own = median(job.getValue());
                    double other = median(plainByJob.get(job.getKey()));
                    won += own < other ? 1 : 0;
                    lost += own > other ? 1 : 0;
                    int[] count = hits.get(job.getKey());
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("runs", count[1]);
                    row.put("median_absolute_error_s", Report.round(own));
                    row.put("mean_of_five_s", Report.round(other));
                    row.put("coverage", Report.round((double) count[0] / count[1]));
                    table.put(job.getKey(), row);
                }
                figures.put("jobs_better", won);
                figures.put("jobs_worse", lost);
                figures.put("by_job", table);
            }
            return figures;
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Fields of the format: 2 submit second, 4 run time, 5 processors, 12 user, 14 application. */
    private static Score log(Path file) throws IOException {
        Map<String, List<Past>> jobs = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] field = line.trim().split("\\s+");
            if (!line.startsWith(";") && field.length >= 14) {
                LocalDate date = LocalDate.ofEpochDay(Long.parseLong(field[1]) / 86_400);
                String job = "user " + field[11] + ", application " + field[13] + ", " + field[4] + " processors";
                jobs.computeIfAbsent(job, name -> new ArrayList<>()).add(new Past(date, Math.round(Double.parseDouble(field[3]) * 1e6)));
            }
        }
        Score score = new Score();
        jobs.forEach((job, runs) -> {
            for (int i = BEFORE; runs.size() >= RECURRING && i < runs.size(); i++) {
                score.add(job, runs.subList(0, i), runs.get(i).micros());
            }
        });
        return score;
    }

    /** WfFormat: workflow.execution.tasks with id and runtimeInSeconds. */
    private static Score repeated(Path folder) throws IOException {
        Map<String, List<Past>> tasks = new TreeMap<>();
        for (int run = 1; run <= 5; run++) {
            JsonNode document = JsonMapper.shared().readTree(Files.readString(folder.resolve("run-" + run + ".json")));
            LocalDate date = LocalDate.ofEpochDay(20_000 + run);
            for (JsonNode task : document.path("workflow").path("execution").path("tasks")) {
                tasks.computeIfAbsent(task.path("id").asString(), name -> new ArrayList<>())
                        .add(new Past(date, Math.round(task.path("runtimeInSeconds").asDouble() * 1e6)));
            }
        }
        Score score = new Score();
        tasks.forEach((id, runs) -> {
            if (runs.size() == 5) {
                score.add(id, runs.subList(0, 4), runs.getLast().micros());
            }
        });
        return score;
    }
}
