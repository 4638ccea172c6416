package regie.simulator.plans;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import regie.estate.plan.PlanDefinition;
import regie.formats.estate.PlanReader;

/** Reads plans from their canonical text as a takeover does; each text once, since the same text gives the same plan. */
public final class Pins implements Function<String, PlanDefinition> {

    private final Map<String, PlanDefinition> read = new LinkedHashMap<>();

    @Override
    public PlanDefinition apply(String canonical) {
        return read.computeIfAbsent(canonical, PlanReader::fromCanonical);
    }
}
