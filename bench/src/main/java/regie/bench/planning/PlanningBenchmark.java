package regie.bench.planning;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Latencies;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.formats.estate.PlanReader;
import regie.kernel.PlanName;
import regie.kernel.Text;

/**
 * The starts of a production date for 100,000 plans of every kind of schedule, among them the night of a time change; and how
 * long the program takes to say when something starts next.
 */
public final class PlanningBenchmark implements Benchmark {

    private static final int PLANS = 100_000;
    private static final int PLANS_QUICK = 10_000;
    private static final int STARTS = 9;
    private static final double DAY_MS_MAX = 2_000;

    private static final List<LocalDate> DATES = List.of(LocalDate.of(2026, 1, 14), LocalDate.of(2026, 3, 28), LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 10, 24), LocalDate.of(2026, 12, 31));

    private static final List<String> SCHEDULES = List.of(
            "{days: daily, at: \"22:00\"}", "{days: working, at: \"02:30\"}",
            "{days: \"mon,thu\", at: [\"06:00\", \"18:00\"], if_closed: next}",
            "{days: last working day of month, at: \"23:00\"}", "{days: \"15\", at: \"04:00\", if_closed: previous, shift: -1}",
            "{days: 3rd working day of month, at: \"07:00\", stay_in_month: true}", "{cron: \"30 2 * * 1-5\"}", "{cron: \"0 */6 * * *\"}",
            "{cron: \"0 0 22 L * ?\", dialect: quartz}", "{every: 15m, from: \"06:00\", to: \"20:00\"}",
            "{rrule: \"FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22\"}",
            "{days: working, except: first day of month, at: \"21:00\", zone: America/New_York}");

    @Override
    public String name() {
        return "planning";
    }

    @Override
    public Text summary() {
        return new Text("planifier la journée de 100 000 plans, et démarrer regie next",
                "plan a day of 100,000 plans, and start regie next");
    }

    @Override
    public Report run(Wishes wishes) throws Exception {
        int plans = wishes.quick() ? PLANS_QUICK : PLANS;
        wishes.say("référentiel de " + plans + " plans", "an estate of " + plans + " plans");
        EstateModel model = model(plans);
        new PlanDates(model).starts(new PlanName("plan-0"), DATES.getFirst());
        long begun = System.nanoTime();
        PlanDates dates = new PlanDates(model);
        double compileMs = (System.nanoTime() - begun) / 1e6;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("plans", plans);
        figures.put("compile_ms", Report.round(compileMs));
        double slowest = 0;
        Map<String, Object> byDate = new LinkedHashMap<>();
        long runs = 0;
        for (LocalDate date : DATES) {
            wishes.say("journée du " + date, "the day of " + date);
            long day = System.nanoTime();
            for (PlanName plan : model.plans().keySet()) {
                runs += dates.starts(plan, date).size();
            }
            double ms = (System.nanoTime() - day) / 1e6;
            byDate.put(date + "_ms", Report.round(ms));
            slowest = Math.max(slowest, ms);
        }
        figures.put("day", byDate);
        figures.put("slowest_day_ms", Report.round(slowest));
        figures.put("runs", runs);
        figures.put("next_start", nextStart(wishes));
        return new Report(name(), wishes.quick(), figures, slowest <= DAY_MS_MAX);
    }

    private static EstateModel model(int plans) {
        StringBuilder text = new StringBuilder("""
                estate: planning
                title: Planning
                zone: Europe/Paris
                new_day: "06:00"
                calendar: working
                ---
                calendar: working
                holidays: FR
                ---
                host: app
                ---
                application: sales
                """);
        for (int i = 0; i < SCHEDULES.size(); i++) {
            text.append("---\nplan: model-").append(i).append("\napplication: sales\nschedule: ").append(SCHEDULES.get(i))
                    .append("\ntasks: {only: {host: app, run: \"true\"}}\n");
        }
        Bundle bundle = Bundle.of(Map.of("estate.yaml", new Bundle.Content(text.toString().getBytes(StandardCharsets.UTF_8), false)));
        EstateModel model = switch (EstateReader.read(bundle, EstateReader.SOLE_ENVIRONMENT)) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid -> throw new IllegalStateException(invalid.findings().all().toString());
        };
        List<PlanDefinition> models = List.copyOf(model.plans().values());
        model.plans().clear();
        for (int i = 0; i < plans; i++) {
            PlanDefinition written = models.get(i % models.size());
            PlanDefinition copy = PlanReader.fromCanonical(
                    written.canonical().replace("\"" + written.name().value() + "\"", "\"plan-" + i + "\""));
            model.plans().put(copy.name(), copy);
        }
        return model;
    }

    /** From the command to its answer, as a process with the class path and the cache of this one. */
    private static Map<String, Object> nextStart(Wishes wishes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Stream<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments().stream();
        own.filter(argument -> argument.startsWith("-XX:") || argument.startsWith("--enable-native-access")).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "regie.cli.Main", "next", "--cron", "30 2 * * *",
                "--zone", "Europe/Paris", "--from", "2026-03-28T12:00", "--count", "5"));
        Latencies latencies = new Latencies();
        for (int i = 0; i < STARTS; i++) {
            wishes.say("départ " + (i + 1) + " de regie next", "start " + (i + 1) + " of regie next");
            long begun = System.nanoTime();
            int exit = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("regie next ended with " + exit);
            }
            latencies.add(System.nanoTime() - begun);
        }
        return latencies.figures();
    }
}
