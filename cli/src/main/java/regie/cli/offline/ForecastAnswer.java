package regie.cli.offline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.cli.remote.Json;
import regie.engine.TaskState;
import regie.engine.forecast.Outlook;
import regie.estate.plan.DeadlineRule;
import regie.kernel.PlanName;
import regie.kernel.RunId;
import regie.kernel.Text;
import tools.jackson.databind.JsonNode;

/** A server's forecast of its own night, read back so that it is shown like that of a folder. */
record ForecastAnswer(Outlook outlook, Map<String, Outlook.Standing> services, ZoneId zone, LocalDate date) {

    static ForecastAnswer of(JsonNode answer) {
        Map<String, Outlook.Standing> services = new LinkedHashMap<>();
        answer.path("services").forEach(one -> services.put(Json.text(one, "name"), standing(one)));
        Outlook outlook = new Outlook(Json.instant(answer, "start"), Json.instant(answer, "end"),
                answer.path("tasks").valueStream().map(ForecastAnswer::task).toList(),
                answer.path("deadlines").valueStream().map(ForecastAnswer::deadline).toList(),
                answer.path("assumptions").valueStream().map(ForecastAnswer::text).toList(), answer.path("exact").asBoolean(true));
        return new ForecastAnswer(outlook, services, ZoneId.of(Json.text(answer, "zone")),
                LocalDate.parse(Json.text(answer, "production_date")));
    }

    private static Outlook.OfTask task(JsonNode task) {
        @Nullable Duration slack = number(task, "slack_s").map(ForecastAnswer::seconds).orElse(null);
        return new Outlook.OfTask(new RunId(Json.text(task, "run")), Json.text(task, "task"), Json.instant(task, "start").orElse(null),
                Json.instant(task, "end").orElse(null), slack, task.path("critical").asBoolean(false),
                TaskState.valueOf(upper(task, "state")));
    }

    private static Outlook.OfDeadline deadline(JsonNode it) {
        JsonNode action = it.path("action");
        Optional<Outlook.Action> saves = action.isObject()
                ? Optional.of(new Outlook.Action(text(action.path("what")), Json.instant(action, "by").orElseThrow(),
                        Json.instant(action, "then")))
                : Optional.empty();
        return new Outlook.OfDeadline(new RunId(Json.text(it, "run")), new PlanName(Json.text(it, "plan")), Json.text(it, "task"),
                Json.instant(it, "at").orElseThrow(), DeadlineRule.Kind.valueOf(upper(it, "kind")), Json.instant(it, "predicted"),
                number(it, "probability"), Json.instant(it, "early"), Json.instant(it, "latest"), standing(it), saves);
    }

    private static Outlook.Standing standing(JsonNode one) {
        return Outlook.Standing.valueOf(upper(one, "standing"));
    }

    private static Text text(JsonNode words) {
        return new Text(Json.text(words, "fr"), Json.text(words, "en"));
    }

    private static String upper(JsonNode node, String field) {
        return Json.text(node, field).toUpperCase(Locale.ROOT);
    }

    private static Optional<Double> number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e6) * 1_000);
    }
}
