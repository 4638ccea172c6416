package regie.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.runtime.journal.StreamId;
import regie.store.database.Database;
import regie.store.registry.Durations;
import tools.jackson.databind.JsonNode;

/** A running server foresees how what is under way goes on. */
class LiveForecastTest {

    @TempDir
    private Path folder;

    private Path estate() throws Exception {
        return TestRoom.estate(folder.resolve("estate"), Map.of(
                "estate.yaml", "estate: essai\ntitle: {fr: Essai, en: Trial}\nzone: Europe/Paris\nnew_day: \"06:00\"\n",
                "inventory.yaml", "host: app01\nreach: local\n---\napplication: trials\ntitle: {fr: Essais, en: Trials}\n",
                "plans.yaml", """
                        plan: close
                        application: trials
                        title: {fr: Clôture, en: Close}
                        deadline: {at: "05:30", day: 2, kind: sla}
                        tasks:
                          load: {host: app01, run: "sleep 600", expect: 20m}
                          post: {host: app01, needs: [load], run: "true", expect: 10m}
                          sign: {needs: [post], approve: {question: {fr: On y va ?, en: Shall we?}}}
                        """));
    }

    private static JsonNode task(JsonNode forecast, String name) {
        for (JsonNode task : forecast.get("tasks")) {
            if (task.get("task").stringValue().equals(name)) {
                return task;
            }
        }
        throw new AssertionError("no " + name + " in " + forecast);
    }

    private static Duration lasts(JsonNode task) {
        return Duration.between(Instant.parse(task.get("start").stringValue()), Instant.parse(task.get("end").stringValue()));
    }

    private static void know(TestRoom room, String task, Duration took) {
        List<Durations.Taken> past = new ArrayList<>();
        for (int day = 1; day <= 8; day++) {
            past.add(new Durations.Taken("close", task, LocalDate.of(2026, 3, day), day, Instant.EPOCH, took, "", "succeeded"));
        }
        new Durations(Database.of(room.room().postgres().orElseThrow())).record(new StreamId("essai", "production"), past);
    }

    @Test
    void whatRunsAndWhatFollowsIsForeseenFromTheStoredState() throws Exception {
        try (TestRoom room = TestRoom.start(TestRoom.settings(folder.resolve("data"), estate()))) {
            know(room, "post", Duration.ofMinutes(40));
            JsonNode before = room.await("/api/v1/forecast", forecast -> forecast.get("position").longValue() > 0);
            assertTrue(before.get("tasks").isEmpty(), before.toPrettyString());
            assertFalse(before.has("end"));
            assertEquals("Europe/Paris", before.get("zone").stringValue());

            String run = room.order("close");
            JsonNode forecast = room.await("/api/v1/forecast", answer -> answer.get("tasks").size() == 3);
            assertEquals(run, task(forecast, "load").get("run").stringValue());
            assertEquals(Duration.ofMinutes(20), lasts(task(forecast, "load")), "as declared");
            assertEquals(40, Math.round(lasts(task(forecast, "post")).toSeconds() / 60.0), "as learned");
            assertTrue(task(forecast, "post").get("critical").booleanValue());
            assertEquals(70 * 60, forecast.get("makespan_s").doubleValue(), 60, "ten minutes for the answer");
            assertTrue(forecast.get("exact").booleanValue());
            assertTrue(forecast.get("assumptions").get(0).get("en").stringValue().contains("1 answer(s) of people: 10 min"),
                    forecast.get("assumptions").toPrettyString());
            JsonNode deadline = forecast.get("deadlines").get(0);
            assertEquals("close on_time", deadline.get("name").stringValue() + " " + deadline.get("standing").stringValue());
            assertEquals(1.0, deadline.get("probability").doubleValue());

            room.post("/api/v1/gestures", "{\"gesture\":\"hold\",\"targets\":[\"" + run + "/post\"],\"reason\":\"trial\"}");
            JsonNode held = room.await("/api/v1/forecast", answer -> !task(answer, "post").has("end"));
            assertEquals("held", task(held, "post").get("state").stringValue());
            assertFalse(task(held, "sign").has("end"), held.toPrettyString());
            assertEquals("will_not_complete", held.get("deadlines").get(0).get("standing").stringValue());
            JsonNode notes = room.get("/api/v1/forecast/history?run=" + run).get("items");
            assertEquals(2, notes.size(), "once foreseen, once changed: " + notes.toPrettyString());
            assertEquals("will_not_complete", notes.get(0).get("standing").stringValue());
            assertFalse(notes.get(0).has("predicted"));
            assertEquals("on_time", notes.get(1).get("standing").stringValue());
            assertEquals(forecast.get("deadlines").get(0).get("at"), notes.get(1).get("deadline_at"));
            assertTrue(held.get("position").longValue() > forecast.get("position").longValue());
        }
    }
}
