package regie.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One control room with a real database and a real local agent, asked over HTTP. */
class ControlRoomTest {

    private static final Map<String, String> ESTATE = Map.of(
            "estate.yaml", """
                    estate: essai
                    title: {fr: Essai, en: Trial}
                    zone: Europe/Paris
                    new_day: "06:00"
                    """,
            "inventory.yaml", """
                    host: app01
                    reach: local
                    slots: 8
                    instruction: machine
                    ---
                    application: trials
                    title: {fr: Essais, en: Trials}
                    """,
            "plans.yaml", """
                    plan: chain
                    code: TSTQ01
                    application: trials
                    title: {fr: Chaîne d’essai, en: Trial chain}
                    tasks:
                      first:
                        host: app01
                        run: "./hello.sh {{ who }}; echo greeted=yes >> $REGIE_OUTPUT"
                        variables: {who: Ève}
                      second: {host: app01, needs: [first], run: "printf '\\\\033[31mred\\\\033[0m <b>bold</b>\\\\n'"}
                      third: {needs: [second], nothing: {}}
                    ---
                    plan: trouble
                    application: trials
                    title: {fr: Ennuis, en: Trouble}
                    tasks:
                      breaks: {host: app01, run: "echo before; exit 12", instruction: break}
                      after: {host: app01, needs: [breaks], run: "true"}
                    ---
                    plan: unspoken
                    application: trials
                    title: {fr: Sans consigne, en: Unspoken}
                    tasks:
                      breaks: {host: app01, run: "exit 12"}
                    ---
                    plan: slow
                    application: trials
                    title: {fr: Lente, en: Slow}
                    tasks:
                      sleeps: {host: app01, run: "echo one; sleep 2; echo two", restart: {allowed: always}}
                      then: {host: app01, needs: [sleeps], run: "echo done"}
                    ---
                    plan: person
                    application: trials
                    title: {fr: Une personne, en: A person}
                    tasks:
                      go: {approve: {question: {fr: On y va ?, en: Shall we?}}}
                    """,
            "instructions/break.md", """
                    ---
                    instruction: break
                    cases:
                      - {when: "exit_code == 12", do: force-ok, max: 1}
                    never: [rerun]
                    ---
                    Force it.
                    """,
            "instructions/machine.md", """
                    ---
                    instruction: machine
                    cases:
                      - {do: call, who: systems}
                    ---
                    Ask who keeps the machine.
                    """,
            "hello.sh", "#!/bin/sh\necho \"hello $1\"\n");

    @TempDir
    private static Path folder;

    private static TestRoom room;

    @BeforeAll
    static void start() throws Exception {
        Path estate = TestRoom.estate(folder.resolve("estate"), ESTATE);
        room = TestRoom.start(TestRoom.settings(folder.resolve("data"), estate));
        room.await("/api/v1/hosts", hosts -> hosts.get("items").get(0).get("link").stringValue().equals("connected"));
    }

    @AfterAll
    static void stop() {
        if (room != null) {
            room.close();
        }
    }

    @Test
    void aPlanIsOrderedAndFollowedToSuccess() throws Exception {
        String run = room.order("TSTQ01");
        JsonNode detail = room.awaitRun(run, "succeeded");
        assertEquals("succeeded", TestRoom.state(detail, "third"));
        JsonNode task = room.get("/api/v1/runs/" + run + "/tasks/first");
        assertEquals(0, task.get("attempts").get(0).get("exit_code").intValue());
        assertEquals("yes", task.get("attempts").get(0).get("outputs").get("greeted").stringValue());
        HttpResponse<String> output = room.send("GET", "/api/v1/runs/" + run + "/tasks/first/attempts/1/output", "", "*/*");
        assertEquals("hello Ève\n", output.body());
    }

    @Test
    void aFailureShowsItsInstructionAndIsForced() throws Exception {
        String run = room.order("trouble");
        JsonNode need = room.await("/api/v1/needs", needs -> named(needs, run + "/breaks") != null);
        JsonNode shown = named(need, run + "/breaks");
        assertEquals("force-ok", shown.get("instruction").get("proposes").get("gesture").stringValue());
        assertEquals("exit code 12", shown.get("why").get("en").stringValue());
        JsonNode preview = room.post("/api/v1/gestures",
                "{\"gesture\":\"force-ok\",\"targets\":[\"" + run + "/breaks\"],\"preview\":true}");
        assertEquals(1, preview.get("accepted").intValue());
        assertEquals("failed", TestRoom.state(room.get("/api/v1/runs/" + run), "breaks"));
        room.post("/api/v1/gestures", "{\"gesture\":\"force-ok\",\"targets\":[\"" + run + "/breaks\"],\"reason\":\"instruction\"}");
        JsonNode detail = room.awaitRun(run, "succeeded");
        assertEquals("succeeded", TestRoom.state(detail, "after"));
        JsonNode exceptions = room.await("/api/v1/exceptions", all -> !all.get("items").isEmpty());
        assertEquals("marie", exceptions.get("items").get(0).get("owner").stringValue());
        room.await("/api/v1/needs", needs -> named(needs, run + "/breaks") == null);
    }

    @Test
    void whereNothingNearerSpeaksTheMachinesInstructionDoes() throws Exception {
        String run = room.order("unspoken");
        JsonNode needs = room.await("/api/v1/needs", all -> named(all, run + "/breaks") != null);
        JsonNode instruction = named(needs, run + "/breaks").get("instruction");
        assertEquals("machine", instruction.get("name").stringValue());
        assertEquals("call", instruction.get("proposes").get("gesture").stringValue());
    }

    private static JsonNode named(JsonNode needs, String task) {
        for (JsonNode need : needs.get("items")) {
            if (need.get("task").get("id").stringValue().equals(task)) {
                return need;
            }
        }
        return null;
    }

    @Test
    void theJournalsHeadIsKeptByTheAgentsToo() throws Exception {
        room.awaitRun(room.order("unspoken"), "failed");
        room.room().upkeep().once();
        List<String> own = Files.readAllLines(folder.resolve("data/heads"));
        Path kept = folder.resolve("data/agents/app01/heads");
        room.await("/api/v1/hosts", any -> Files.exists(kept) && kept.toFile().length() > 0);
        assertEquals(own, Files.readAllLines(kept));
    }

    @Test
    void refusalsAreProblemsInTheLanguageAsked() throws Exception {
        HttpResponse<String> answer = room.send("POST", "/api/v1/orders", "{\"plan\":\"chian\"}", "application/json");
        assertEquals(404, answer.statusCode());
        JsonNode problem = regie.server.json.Json.tree(answer.body());
        assertEquals("PlanUnknown", problem.get("code").stringValue());
        assertTrue(problem.get("detail").stringValue().contains("chain"), answer.body());
        assertEquals(404, room.send("POST", "/api/v1/gestures", "{\"gesture\":\"dance\",\"targets\":[\"a@b\"]}", "*/*").statusCode());
        assertEquals(404, room.send("GET", "/api/v1/runs/none@2026-01-01", "", "*/*").statusCode());
    }

    @Test
    void askingTwiceUnderOneIdActsOnce() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(room.room().url() + "/api/v1/orders"))
                .header("Authorization", "Bearer " + room.room().token()).header("Idempotency-Key", "once-and-for-all")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"plan\":\"person\"}")).build();
        var client = java.net.http.HttpClient.newHttpClient();
        String first = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        String second = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertEquals(first, second);
    }

    @Test
    void pagesShowRunsAndHostileOutputAsText() throws Exception {
        String run = room.order("chain");
        room.awaitRun(run, "succeeded");
        String home = room.text("/");
        assertTrue(home.contains("Trial chain"), home);
        String page = room.text("/runs/" + run + "?task=second");
        assertTrue(page.contains("data-output=\"/api/v1/runs/"), page);
        HttpResponse<String> events = room.send("GET", "/api/v1/runs/" + run + "/tasks/second/attempts/1/output", "", "text/event-stream");
        assertTrue(events.body().contains("data: \"red <b>bold</b>\\n\""), events.body());
        assertTrue(events.body().contains("event: end"), events.body());
        assertFalse(page.contains("<b>bold"), page);
    }

    @Test
    void theDescriptionNamesEveryRoute() throws Exception {
        JsonNode api = room.get("/api/v1/openapi.json");
        assertTrue(api.get("paths").has("/api/v1/runs/{run}/tasks/{task}/why"), api.toString());
        assertTrue(api.get("components").get("schemas").get("RunView").get("properties").has("task_states"));
    }

    @Test
    void healthAndMetricsAreThere() throws Exception {
        assertEquals(200, room.send("GET", "/health", "", "*/*").statusCode());
        String metrics = room.send("GET", "/metrics", "", "*/*").body();
        assertTrue(metrics.contains("regie_loop_oldest_undispatched_seconds 0"), metrics);
        assertTrue(room.get("/api/v1/journal/verify").get("whole").booleanValue());
    }

    @Test
    void changesAreStreamedAndResumed() throws Exception {
        try (EventReader events = new EventReader(room.room(), "/api/v1/events", "")) {
            String run = room.order("chain");
            String seen = events.until(event -> event.contains("\"" + run + "\""));
            assertTrue(seen.startsWith("id: "), seen);
            room.awaitRun(run, "succeeded");
            String id = seen.substring(4, seen.indexOf('\n'));
            try (EventReader resumed = new EventReader(room.room(), "/api/v1/events", Long.toString(Long.parseLong(id) - 1))) {
                resumed.until(event -> event.contains("\"" + run + "\""));
            }
        }
    }

    @Test
    void outputIsFollowedWhileItIsWritten() throws Exception {
        String run = room.order("slow");
        room.await("/api/v1/runs/" + run, detail -> TestRoom.state(detail, "sleeps").equals("running"));
        String path = "/api/v1/runs/" + run + "/tasks/sleeps/attempts/1/output?follow=true";
        try (EventReader events = new EventReader(room.room(), path, "")) {
            events.until(event -> event.contains("one"));
            assertEquals("running", TestRoom.state(room.get("/api/v1/runs/" + run), "sleeps"));
            events.until(event -> event.contains("two"));
            events.until(event -> event.startsWith("event: end"));
        }
        room.awaitRun(run, "succeeded");
    }

    @Test
    void aPlanIsEditedForOneRun() throws Exception {
        String run = room.post("/api/v1/orders", "{\"plan\":\"trouble\",\"hold\":true}").get("runs").get(0).stringValue();
        String edited = ESTATE.get("plans.yaml").split("---\n")[1].replace("exit 12", "exit 0");
        String body = regie.server.json.Json.write(Map.of("gesture", "edit", "targets", java.util.List.of(run),
                "arguments", Map.of("plan", edited)));
        room.post("/api/v1/gestures", body);
        room.post("/api/v1/gestures", "{\"gesture\":\"free\",\"targets\":[\"" + run + "\"]}");
        room.awaitRun(run, "succeeded");
        HttpResponse<String> wrong = room.send("POST", "/api/v1/gestures",
                body.replace("exit 0", "exit 0").replace("needs: [breaks]", "needs: [nobody]"), "*/*");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("nobody"), wrong.body());
    }

    @Test
    void gesturesOnManyGoByAMatch() throws Exception {
        String run = room.post("/api/v1/orders", "{\"plan\":\"chain\",\"hold\":true}").get("runs").get(0).stringValue();
        JsonNode preview = room.post("/api/v1/gestures",
                "{\"gesture\":\"skip\",\"match\":\"run:" + run + " task:*d state:*\",\"preview\":true}");
        assertEquals(2, preview.get("results").size(), preview.toPrettyString());
        room.post("/api/v1/gestures", "{\"gesture\":\"cancel\",\"targets\":[\"" + run + "\"]}");
        room.awaitRun(run, "cancelled");
        assertEquals(422, room.send("POST", "/api/v1/gestures", "{\"gesture\":\"hold\",\"match\":\"colour:red\"}", "*/*").statusCode());
    }

    @Test
    void aGesturePagePreviewsAndAsksForTheReason() throws Exception {
        String run = room.post("/api/v1/orders", "{\"plan\":\"chain\",\"hold\":true}").get("runs").get(0).stringValue();
        String page = room.text("/gesture?gesture=free&target=" + run);
        assertTrue(page.contains("name=\"reason\""), page);
        assertTrue(page.contains("class=\"btn p\""), page);
        assertEquals("planned", room.get("/api/v1/runs/" + run).get("run").get("state").stringValue(), "nothing was done");
        room.post("/api/v1/gestures", "{\"gesture\":\"cancel\",\"targets\":[\"" + run + "\"]}");
    }
}
