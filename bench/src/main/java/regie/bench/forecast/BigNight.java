package regie.bench.forecast;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import regie.engine.forecast.Durations;
import regie.engine.forecast.People;
import regie.engine.forecast.Scenario;
import regie.engine.forecast.day.DayScenario;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.formats.estate.PlanReader;

/** A night of many plans of two hundred tasks each, on eight machines with slots, with counted resources, locks and deadlines. */
final class BigNight {

    static final int TASKS_A_PLAN = 200;
    private static final int MACHINES = 8;
    static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    private BigNight() {}

    static Scenario of(int tasks) {
        DayScenario.Outcome outcome = DayScenario.of(model(tasks / TASKS_A_PLAN), DATE, Map.of(),
                List.of(), Durations.DECLARED, People.DECLARED);
        return switch (outcome) {
            case DayScenario.Outcome.Made made -> made.scenario();
            case DayScenario.Outcome.Refused refused -> throw new IllegalStateException(refused.problem().sentence().en());
        };
    }

    private static EstateModel model(int plans) {
        StringBuilder text = new StringBuilder("""
                estate: night
                zone: Europe/Paris
                new_day: "06:00"
                ---
                application: sales
                ---
                resource: database
                capacity: 64
                ---
                resource: ledger
                exclusive: true
                """);
        for (int i = 0; i < MACHINES; i++) {
            text.append("---\nhost: h").append(i).append("\nslots: 40\n");
        }
        for (int i = 0; i < MACHINES; i++) {
            text.append("---\nplan: model-").append(i).append("\napplication: sales\nschedule: {days: daily, at: \"")
                    .append(i % 2 == 0 ? "22:00" : "23:30").append("\"}\ndeadline: {at: \"05:30\", kind: sla}\ntasks:\n");
            tasks(text, i);
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

    private static void tasks(StringBuilder text, int plan) {
        for (int i = 0; i < TASKS_A_PLAN; i++) {
            text.append("  t").append(i).append(": {run: \"true\", host: h").append((plan + i) % MACHINES).append(", expect: ")
                    .append(5 + (i * 37 + plan * 11) % 120).append("s");
            if (i >= 10) {
                text.append(", needs: [t").append(i - 10).append(", t").append(i - 1 - i % 7).append("]");
            }
            if (i % 10 == 3) {
                text.append(", uses: {database: 1}");
            }
            if (i == 150) {
                text.append(", locks: [ledger]");
            }
            text.append("}\n");
        }
    }
}
