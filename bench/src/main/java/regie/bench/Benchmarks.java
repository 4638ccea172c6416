package regie.bench;

import java.util.List;
import java.util.Optional;
import regie.bench.engine.DispatchBenchmark;
import regie.bench.engine.EngineBenchmark;
import regie.bench.engine.JournalBenchmark;
import regie.bench.figure.Benchmark;
import regie.bench.forecast.CalibrationBenchmark;
import regie.bench.forecast.DurationsBenchmark;
import regie.bench.forecast.ForecastBenchmark;
import regie.bench.load.LoadBenchmark;
import regie.bench.planning.PlanningBenchmark;
import regie.bench.simulate.SimulateBenchmark;
import regie.bench.spawn.SpawnBenchmark;

/** Every benchmark by its name. */
public final class Benchmarks {

    private Benchmarks() {}

    public static List<String> names() {
        return List.of("engine", "journal", "dispatch", "spawn", "load", "simulate", "planning", "forecast", "durations", "calibration");
    }

    public static Optional<Benchmark> find(String name) {
        return switch (name) {
            case "engine" -> Optional.of(new EngineBenchmark());
            case "journal" -> Optional.of(new JournalBenchmark());
            case "dispatch" -> Optional.of(new DispatchBenchmark());
            case "load" -> Optional.of(new LoadBenchmark());
            case "simulate" -> Optional.of(new SimulateBenchmark());
            case "planning" -> Optional.of(new PlanningBenchmark());
            case "spawn" -> Optional.of(new SpawnBenchmark());
            case "forecast" -> Optional.of(new ForecastBenchmark());
            case "durations" -> Optional.of(new DurationsBenchmark());
            case "calibration" -> Optional.of(new CalibrationBenchmark());
            default -> Optional.empty();
        };
    }
}
