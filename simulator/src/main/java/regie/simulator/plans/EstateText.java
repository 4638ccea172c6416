package regie.simulator.plans;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Window;
import regie.formats.estate.Bundle;
import regie.formats.estate.EstateReader;

/**
 * A generated estate written down in the estate's own language, and read back by those who read real
 * ones: so that what runs in a simulation went the way of every estate, and its pins can be read again.
 */
public final class EstateText {

    private final StringBuilder out = new StringBuilder();

    private EstateText() {}

    /** @throws IllegalStateException when the language refuses it, with what it found */
    public static EstateModel readBack(EstateModel generated) {
        EstateText text = new EstateText();
        text.inventory(generated);
        generated.plans().values().forEach(text::plan);
        byte[] bytes = text.out.toString().getBytes(StandardCharsets.UTF_8);
        Bundle bundle = Bundle.of(Map.of("estate.yaml", new Bundle.Content(bytes, false)));
        return switch (EstateReader.read(bundle, "production")) {
            case EstateReader.Outcome.Valid valid -> valid.model();
            case EstateReader.Outcome.Invalid invalid -> throw new IllegalStateException(
                    "a generated estate is not valid: " + invalid.findings().all().stream().limit(3).toList());
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void inventory(EstateModel estate) {
        line("estate: " + estate.name());
        line("zone: " + estate.zone());
        line("new_day: \"" + estate.newDay() + "\"");
        line("look_back: " + estate.between().lookBackDays() + "d");
        line("---\nenvironment: production\nrank: 4\ncolour: red\nhosts:");
        estate.logicalHosts().forEach((name, machines) -> line("  " + name + ": " + machines));
        estate.hosts().values().forEach(host -> {
            line("---\nhost: " + host.name());
            host.slots().ifPresent(slots -> line("slots: " + slots));
            if (!host.labels().isEmpty()) {
                line("labels: {tier: " + host.labels().get("tier") + "}");
            }
        });
        estate.resources().values().forEach(resource -> line("---\nresource: " + resource.name()
                + (resource.exclusive() ? "\nexclusive: true" : "\ncapacity: " + resource.capacity()) + hours(resource)));
        estate.between().events().values().stream().filter(event -> event.external()).forEach(event ->
                line("---\nevent: " + event.name() + "\nexternal: true\nkeep: " + duration(event.keep())));
        estate.between().freezes().forEach(freeze -> line("---\nfreeze: " + freeze.name() + "\nfrom: \"" + local(estate, freeze.from())
                + "\"\nto: \"" + local(estate, freeze.to()) + "\"\napplications: " + freeze.applications() + "\nreason: frost"));
        estate.applications().keySet().forEach(name -> line("---\napplication: " + name));
        estate.roles().keySet().forEach(name -> line("---\nrole: " + name));
    }

    private static String hours(EstateModel.Resource resource) {
        List<String> hours = resource.windows().stream().map(window -> "{from: \"" + window.from() + "\", to: \"" + window.to()
                + "\", capacity: " + window.capacity() + "}").toList();
        return hours.isEmpty() ? "" : "\ncapacities: " + hours;
    }

    private static String local(EstateModel estate, Instant instant) {
        return LocalDateTime.ofInstant(instant, estate.zone()).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private void plan(PlanDefinition plan) {
        line("---\nplan: " + plan.name());
        line("application: " + plan.application());
        line("priority: " + plan.priority());
        line("overlap: " + lower(plan.overlap()));
        plan.concurrency().ifPresent(most -> line("concurrency: " + most));
        plan.tasksAtOnce().ifPresent(most -> line("tasks_at_once: " + most));
        plan.window().ifPresent(window -> line("window: " + window(window)));
        line("tasks:");
        plan.tasks().values().forEach(task -> {
            line("  " + task.name() + ":");
            new TaskText(task).keys().forEach((key, value) -> line("    " + key + ": " + value));
        });
    }

    static String window(Window window) {
        return "{from: \"" + window.from() + "\", to: \"" + window.to() + "\", day: " + window.day()
                + ", then: " + lower(window.then()) + "}";
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static String duration(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
    }

    static String map(Map<String, ?> entries) {
        List<String> parts = new ArrayList<>();
        entries.forEach((key, value) -> parts.add(key + ": " + value));
        return "{" + String.join(", ", parts) + "}";
    }
}
