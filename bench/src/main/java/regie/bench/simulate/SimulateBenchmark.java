package regie.bench.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import regie.bench.figure.Benchmark;
import regie.bench.figure.Report;
import regie.bench.figure.Wishes;
import regie.kernel.Text;
import regie.simulator.Simulate;
import regie.simulator.scene.Options;

/** Plays seeds of the simulator and counts what they came to; good when no invariant broke. */
public final class SimulateBenchmark implements Benchmark {

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public Text summary() {
        return new Text("toute la régie sous des pannes tirées au sort", "the whole control room under faults drawn by lot");
    }

    @Override
    public Report run(Wishes wishes) {
        long begun = System.nanoTime();
        Simulate.Result result = Simulate.run(wishes.firstSeed(), wishes.seeds(), Options.DEFAULT, outcome -> wishes.say(
                "graine " + outcome.seed() + (outcome.good() ? "" : " : un invariant est rompu"),
                "seed " + outcome.seed() + (outcome.good() ? "" : ": an invariant is broken")));
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("first_seed", result.firstSeed());
        figures.put("seeds", result.seeds());
        figures.put("violations", result.violations().size());
        figures.put("violating_seeds", result.violations());
        figures.put("stories", result.stories());
        figures.put("seconds", Report.round(seconds));
        figures.put("seeds_per_s", Report.round(result.seeds() / seconds));
        figures.put("steps", result.steps());
        figures.put("events", result.events());
        figures.put("attempts", result.attempts());
        figures.put("processes", result.processes());
        figures.put("takeovers", result.takeovers());
        figures.put("simulated_hours", Report.round(result.simulated().toSeconds() / 3600.0));
        return new Report(name(), wishes.quick(), figures, result.violations().isEmpty());
    }
}
