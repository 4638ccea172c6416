package regie.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.formats.estate.EstateReader;
import regie.server.json.Json;
import regie.store.embedded.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;

/** Another version of the estate comes into force while the server runs, and stays over a restart. */
class ApplyTest {

    private static final String TASKS = """
            plan: daily
            application: trials
            title: {fr: Quotidienne, en: Daily}
            schedule: {days: daily, at: "%s"}
            tasks:
              only: {host: app01, run: "%s"}
            ---
            plan: slow
            application: trials
            title: {fr: Lente, en: Slow}
            tasks:
              sleeps: {host: app01, run: "sleep 2"}
              then: {host: app01, needs: [sleeps], run: "true", uses: {desk: 1}}
            """;

    @TempDir
    private Path folder;

    private Path estate(String name, String at, String run, String more) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("estate.yaml", "estate: essai\ntitle: {fr: Essai, en: Trial}\nzone: Europe/Paris\nnew_day: \"06:00\"\n");
        files.put("inventory.yaml", "host: app01\nreach: local\n---\napplication: trials\ntitle: {fr: Essais, en: Trials}\n" + more);
        files.put("plans.yaml", TASKS.formatted(at, run));
        return TestRoom.estate(folder.resolve(name), files);
    }

    private static final String DESK = "---\nresource: desk\ncapacity: 1\n";

    private static JsonNode apply(TestRoom room, Path estate, String query) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        EstateReader.files(estate).bundle().pack(packed);
        HttpRequest request = HttpRequest.newBuilder(URI.create(room.room().url() + "/api/v1/estate?source=test&" + query))
                .header("Authorization", "Bearer " + room.room().token()).header("Regie-Actor", "marie")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return Json.tree(answer.body());
        }
    }

    @Test
    void aVersionIsShownRefusedAppliedListedAndKept() throws Exception {
        Path first = estate("first", "22:00", "true", DESK);
        Path later = estate("later", "23:00", "echo later", DESK);
        Path data = folder.resolve("data");
        String applied;
        try (Leaving leaving = new Leaving(TestRoom.start(TestRoom.settings(data, first)))) {
            TestRoom room = leaving.room();
            String begun = room.get("/api/v1/estate").get("version").stringValue();
            JsonNode preview = apply(room, later, "preview=true&days=5");
            assertEquals("preview", preview.get("outcome").stringValue());
            assertEquals(5, preview.get("coming").get("moved").intValue(), preview.toPrettyString());
            assertEquals("daily", preview.get("coming").get("plans_changed").get(0).stringValue());
            assertEquals(begun, room.get("/api/v1/estate").get("version").stringValue());

            JsonNode invalid = apply(room, estate("broken", "25:00", "true", DESK), "");
            assertEquals("invalid", invalid.get("outcome").stringValue());
            JsonNode finding = invalid.get("findings").get(0);
            assertEquals("plans.yaml:4", finding.get("file").stringValue() + ":" + finding.get("line").intValue());

            String run = room.order("slow");
            JsonNode refused = apply(room, estate("without", "22:00", "true", "").resolve("."), "");
            assertEquals("invalid", refused.get("outcome").stringValue(), "a plan of it uses the resource");
            Path without = TestRoom.estate(folder.resolve("gone"), Map.of(
                    "estate.yaml", "estate: essai\ntitle: {fr: Essai, en: Trial}\nzone: Europe/Paris\nnew_day: \"06:00\"\n",
                    "inventory.yaml", "host: app01\nreach: local\n"));
            refused = apply(room, without, "");
            assertEquals("refused", refused.get("outcome").stringValue(), refused.toPrettyString());
            assertEquals("EstateBreaks", refused.get("problem").get("code").stringValue());
            assertEquals(run + "/then", refused.get("breaks").get(0).get("task").stringValue());
            assertEquals(begun, room.get("/api/v1/estate").get("version").stringValue());

            JsonNode done = apply(room, later, "reason=later%20please");
            assertEquals("applied", done.get("outcome").stringValue(), done.toPrettyString());
            applied = done.get("version").stringValue();
            assertEquals(applied, room.get("/api/v1/estate").get("version").stringValue());
            assertEquals("unchanged", apply(room, later, "").get("outcome").stringValue());
            assertEquals("succeeded", room.awaitRun(run, "succeeded").get("run").get("state").stringValue());
            JsonNode versions = room.get("/api/v1/estate/versions").get("items");
            assertEquals(2, versions.size(), versions.toPrettyString());
            assertTrue(versions.get(0).get("in_force").booleanValue());
            assertEquals("marie later please test", versions.get(0).get("actor").stringValue() + " "
                    + versions.get(0).get("reason").stringValue() + " " + versions.get(0).get("source").stringValue());
        }
        try (Leaving leaving = new Leaving(TestRoom.start(TestRoom.settings(data, first)))) {
            TestRoom room = leaving.room();
            assertEquals(applied, room.get("/api/v1/estate").get("version").stringValue(), "the directory has not changed since");
        }
        estate("first", "21:00", "true", DESK);
        try (TestRoom room = TestRoom.start(TestRoom.settings(data, first))) {
            String now = room.await("/api/v1/estate/versions", list -> list.get("items").size() == 3)
                    .get("items").get(0).get("version").stringValue();
            assertEquals(now, room.get("/api/v1/estate").get("version").stringValue(), "the directory is another one now");
            assertTrue(!now.equals(applied));
            String body = room.post("/api/v1/estate/versions/" + applied.substring(0, 10) + "/apply?preview=true", "{}").toString();
            assertTrue(body.contains("\"preview\""), body);
        }
    }

    private static final String ENVIRONMENTS = """
            ---
            environment: lower
            rank: 1
            hosts: {app: app01}
            ---
            environment: upper
            rank: 2
            hosts: {app: app01}
            """;

    private static JsonNode promote(TestRoom room, String query) throws Exception {
        return room.post("/api/v1/estate/promotions?" + query, "");
    }

    @Test
    void aPlanIsPromotedBetweenServersOfOneDatabase() throws Exception {
        Path first = estate("first", "22:00", "true", DESK + ENVIRONMENTS);
        Path later = estate("later", "23:00", "echo later", DESK + ENVIRONMENTS);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres")).orThrow()) {
            Optional<String> url = Optional.of(postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password());
            try (TestRoom lower = TestRoom.start(TestRoom.settings(folder.resolve("lower"), first).withDatabase(url)
                            .withEnvironment(Optional.of("lower")));
                    TestRoom upper = TestRoom.start(TestRoom.settings(folder.resolve("upper"), first).withDatabase(url)
                            .withEnvironment(Optional.of("upper")))) {
                lower.await("/api/v1/estate/versions", list -> list.get("items").size() == 1);
                upper.await("/api/v1/estate/versions", list -> list.get("items").size() == 1);
                assertEquals("unchanged", promote(upper, "from=lower&plan=daily").get("outcome").stringValue());
                assertEquals("applied", apply(lower, later, "").get("outcome").stringValue());
                JsonNode preview = promote(upper, "from=lower&plan=daily&preview=true&days=3");
                assertEquals(3, preview.get("coming").get("moved").intValue(), preview.toPrettyString());
                JsonNode done = promote(upper, "from=lower&plan=daily&reason=CHG1");
                assertEquals("applied", done.get("outcome").stringValue(), done.toPrettyString());
                assertEquals("daily", done.get("coming").get("plans_changed").get(0).stringValue());
                JsonNode version = upper.get("/api/v1/estate/versions").get("items").get(0);
                assertEquals("promote lower: daily", version.get("source").stringValue());
                assertEquals("unchanged", promote(upper, "from=lower&plan=daily").get("outcome").stringValue());
                assertEquals(409, lower.send("POST", "/api/v1/estate/promotions?from=upper&plan=daily", "",
                        "application/json").statusCode());
                assertEquals(404, upper.send("POST", "/api/v1/estate/promotions?from=lower&plan=none", "",
                        "application/json").statusCode());
                assertEquals(409, upper.send("POST", "/api/v1/estate/promotions?from=none&plan=daily", "",
                        "application/json").statusCode());
            }
        }
        ClusterHome.remove(folder.resolve("postgres"));
    }

    /** Stops the server and leaves its database. */
    private record Leaving(TestRoom room) implements AutoCloseable {
        @Override
        public void close() {
            room.room().close();
        }
    }
}
