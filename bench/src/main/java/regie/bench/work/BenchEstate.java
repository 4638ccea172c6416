package regie.bench.work;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import regie.engine.EstateCatalog;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.formats.estate.EstateReader;
import regie.kernel.Language;

/** An estate as it was written for a measurement, read as any other. */
public final class BenchEstate implements Function<String, PlanDefinition> {

    private final EstateModel model;
    private final Map<String, PlanDefinition> byCanonical = new TreeMap<>();

    private BenchEstate(EstateModel model) {
        this.model = model;
        model.plans().values().forEach(plan -> byCanonical.put(plan.canonical(), plan));
    }

    public static BenchEstate read(Path folder) {
        return switch (EstateReader.read(folder, EstateReader.SOLE_ENVIRONMENT)) {
            case EstateReader.Outcome.Valid valid -> new BenchEstate(valid.model());
            case EstateReader.Outcome.Invalid invalid ->
                throw new IllegalStateException("the benchmark's own estate is invalid:\n" + invalid.findings().text(Language.ENGLISH));
        };
    }

    public EstateModel model() {
        return model;
    }

    public EstateCatalog catalog() {
        return EstateCatalog.of(model);
    }

    /** The plan of its canonical text: how a stored state finds its plans again. */
    @Override
    public PlanDefinition apply(String canonical) {
        PlanDefinition plan = byCanonical.get(canonical);
        if (plan == null) {
            throw new IllegalStateException("not a plan of this estate: " + canonical);
        }
        return plan;
    }
}
