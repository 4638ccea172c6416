package regie.cli.offline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.cli.remote.Json;
import regie.engine.forecast.Outlook;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A forecast as JSON, times with their offset. */
final class ForecastJson {

    private final ZoneId zone;

    private ForecastJson(ZoneId zone) {
        this.zone = zone;
    }

    static String text(Outlook outlook, ZoneId zone) {
        return new ForecastJson(zone).document(outlook).toString();
    }

    private ObjectNode document(Outlook outlook) {
        ObjectNode document = Json.object();
        document.put("makespan_s", seconds(outlook.makespan()));
        document.put("end", time(outlook.end()));
        ArrayNode tasks = document.putArray("tasks");
        for (Outlook.OfTask task : outlook.tasks()) {
            ObjectNode row = tasks.addObject().put("run", task.run().value()).put("task", task.task());
            row.put("start", time(Optional.ofNullable(task.start())));
            row.put("end", time(Optional.ofNullable(task.end())));
            Duration slack = task.slack();
            row.put("slack_s", slack == null ? null : seconds(slack));
            row.put("critical", task.critical());
        }
        ArrayNode deadlines = document.putArray("deadlines");
        for (Outlook.OfDeadline deadline : outlook.deadlines()) {
            ObjectNode row = deadlines.addObject().put("name", deadline.name()).put("at", time(Optional.of(deadline.at())));
            row.put("predicted", time(deadline.predicted()));
            row.put("probability", deadline.probability().orElse(null));
            row.put("standing", deadline.standing().name().toLowerCase(Locale.ROOT));
        }
        ArrayNode assumptions = document.putArray("assumptions");
        outlook.assumptions().forEach(it -> assumptions.addObject().put("fr", it.fr()).put("en", it.en()));
        return document;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1000 / 1e6;
    }

    private @Nullable String time(Optional<Instant> instant) {
        return instant.map(at -> at.atZone(zone).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)).orElse(null);
    }
}
