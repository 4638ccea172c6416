package regie.bench.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import regie.engine.forecast.Durations;
import regie.engine.forecast.Outlook;
import regie.engine.forecast.People;
import regie.engine.forecast.day.DayScenario;
import regie.engine.forecast.day.Foresight;
import regie.estate.EstateModel;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;
import regie.kernel.HostName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recorded workflows as estates, each task expected to take what it took: without limits the night lasts as long as the longest path,
 * with the machine's slots at least that, and no slot is used twice.
 */
class TracesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    @Test
    void theNightLastsAsLongAsItsLongestPath() throws IOException {
        Path traces = Path.of("").toAbsolutePath().resolve("../../shared/data/workflow-traces").normalize();
        Assumptions.assumeTrue(Files.isDirectory(traces), "no recorded workflows beside the project");
        List<String> lines = Files.readAllLines(traces.resolve("FACTS.csv"));
        List<String> header = List.of(lines.getFirst().split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] facts = line.split(",", -1);
            BigDecimal path = new BigDecimal(facts[header.indexOf("critical_path_s")]);
            JsonNode trace = JsonMapper.shared().readTree(Files.readString(traces.resolve(facts[0])));
            EstateModel model = model(trace);
            Outlook free = outlook(model, Map.of());
            assertEquals(path.doubleValue(), free.makespan().toNanos() / 1e9, 0.002, facts[0]);
            assertTrue(free.tasks().stream().filter(Outlook.OfTask::critical)
                    .allMatch(task -> task.slack() != null && task.slack().isZero()),
                    facts[0] + ": slack on the critical path");
            int slots = slots(facts[header.indexOf("cores")]);
            Outlook limited = outlook(model, Map.of(new HostName("m1"), slots));
            assertTrue(limited.makespan().compareTo(free.makespan()) >= 0, facts[0]);
            assertTrue(busiest(limited) <= slots, facts[0] + ": more at once than slots");
        }
    }

    private static int slots(String cores) {
        int all = 0;
        for (String machine : cores.split("\\+")) {
            all += machine.isEmpty() ? 1 : Integer.parseInt(machine.trim());
        }
        return all;
    }

    private static Outlook outlook(EstateModel model, Map<HostName, Integer> slots) {
        DayScenario.Outcome outcome = DayScenario.of(model, DATE, slots, List.of(), Durations.DECLARED, People.DECLARED);
        DayScenario.Outcome.Made made = (DayScenario.Outcome.Made) outcome;
        return new Foresight(made.scenario()).outlook(new long[0][], made.assumptions());
    }

    private static int busiest(Outlook outlook) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        for (Outlook.OfTask task : outlook.tasks()) {
            Instant start = task.start();
            Instant end = task.end();
            if (start != null && end != null && start.isBefore(end)) {
                changes.merge(start, 1, Integer::sum);
                changes.merge(end, -1, Integer::sum);
            }
        }
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    private static EstateModel model(JsonNode trace) {
        Map<String, Double> lasts = new LinkedHashMap<>();
        trace.path("workflow").path("execution").path("tasks")
                .forEach(task -> lasts.put(task.path("id").asString(), task.path("runtimeInSeconds").asDouble()));
        Map<String, String> names = new LinkedHashMap<>();
        JsonNode tasks = trace.path("workflow").path("specification").path("tasks");
        tasks.forEach(task -> names.put(task.path("id").asString(), "t" + names.size()));
        StringBuilder text = new StringBuilder("""
                estate: trace
                zone: Europe/Paris
                new_day: "06:00"
                ---
                host: m1
                ---
                application: flow
                ---
                plan: trace
                application: flow
                schedule: {days: daily, at: "22:00"}
                tasks:
                """);
        for (JsonNode task : tasks) {
            String id = task.path("id").asString();
            List<String> needs = new ArrayList<>();
            task.path("parents").forEach(parent -> needs.add(names.get(parent.asString())));
            text.append("  ").append(names.get(id)).append(": {host: m1, run: \"true\", expect: ")
                    .append(BigDecimal.valueOf(Math.round(lasts.get(id) * 1000), 3).toPlainString())
                    .append("s, needs: ").append(needs).append("}\n");
        }
        Bundle bundle = Bundle.of(Map.of("estate.yaml", new Bundle.Content(text.toString().getBytes(StandardCharsets.UTF_8), false)));
        return switch (EstateReader.read(bundle, EstateReader.SOLE_ENVIRONMENT)) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid -> throw new IllegalStateException(invalid.findings().all().toString());
        };
    }
}
