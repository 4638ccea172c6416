package regie.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.runtime.clock.ScaledClock;
import tools.jackson.databind.JsonNode;

/** A room whose plans have schedules: the day is planned by itself, what was missed is asked about, and the next day comes. */
class DayRoomTest {

    private static final Map<String, String> ESTATE = Map.of(
            "estate.yaml", "estate: essai\nzone: Europe/Paris\nnew_day: \"06:00\"\n",
            "inventory.yaml", "host: app01\nreach: local\n---\napplication: trials\n",
            "plans.yaml", """
                    plan: soon
                    application: trials
                    schedule: {days: daily, at: "05:40", catch_up: {missed: all}}
                    tasks:
                      a: {run: "echo soon"}
                    ---
                    plan: gone
                    application: trials
                    schedule: {days: daily, at: "20:00"}
                    tasks:
                      a: {run: "echo gone"}
                    """);

    @TempDir
    private Path folder;

    @Test
    void theDayIsPlannedAskedAboutAndLeft() throws Exception {
        Path estate = TestRoom.estate(folder.resolve("estate"), ESTATE);
        Settings settings = TestRoom.settings(folder.resolve("data"), estate)
                .withClock(ScaledClock.parse("2026-11-24T05:30:00+01:00,x300"));
        try (TestRoom room = TestRoom.start(settings)) {
            room.await("/api/v1/day", day -> day.get("missed").intValue() == 1);
            assertTrue(room.text("/").contains("gone"), "the page says that a start was missed");
            assertTrue(room.text("/day").contains("/catch-up?answer=last"));
            JsonNode preview = room.post("/api/v1/missed-starts", "{\"answer\":\"last\",\"plans\":[],\"preview\":true}");
            assertEquals("gone", preview.get("started").get(0).get("plan").stringValue());
            room.post("/api/v1/missed-starts", "{\"answer\":\"last\",\"plans\":[\"gone\"],\"preview\":false}");
            room.awaitRun("gone@2026-11-23", "succeeded");
            room.awaitRun("soon@2026-11-23", "succeeded");
            JsonNode planned = room.get("/api/v1/days/2026-11-23");
            assertTrue(planned.get("planned").booleanValue());
            assertEquals(2, planned.get("starts").size());
            room.await("/api/v1/runs?date=2026-11-24", runs -> runs.get("items").size() == 2);
            room.await("/api/v1/runs?date=2026-11-23", runs -> runs.get("items").isEmpty());
            assertEquals("succeeded", room.get("/api/v1/runs/soon@2026-11-23").get("run").get("state").stringValue(), "history stays");
        }
    }
}
