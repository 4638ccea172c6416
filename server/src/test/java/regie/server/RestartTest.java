package regie.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.runtime.clock.ScaledClock;
import regie.server.folder.StartProblem;
import regie.store.embedded.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;

/** A server that ends in the middle of runs, and the one that comes after it. */
class RestartTest {

    private static final Map<String, String> ESTATE = Map.of(
            "estate.yaml", "estate: essai\ntitle: {fr: Essai, en: Trial}\nzone: Europe/Paris\nnew_day: \"06:00\"\n",
            "inventory.yaml", "host: app01\nreach: local\n---\napplication: trials\ntitle: {fr: Essais, en: Trials}\n",
            "plans.yaml", """
                    plan: slow
                    application: trials
                    title: {fr: Lente, en: Slow}
                    tasks:
                      sleeps: {host: app01, run: "echo $$ >> $MARK; sleep 3; echo two", env: {MARK: "@MARK@"}}
                      then: {host: app01, needs: [sleeps], run: "echo done"}
                    """);

    @TempDir
    private Path folder;

    private Path estate() throws Exception {
        Path estate = TestRoom.estate(folder.resolve("estate"), ESTATE);
        Path plans = estate.resolve("plans.yaml");
        Files.writeString(plans, Files.readString(plans).replace("@MARK@", folder.resolve("mark").toString()));
        return estate;
    }

    @Test
    void whatRunsGoesOnAndIsFoundAgain() throws Exception {
        Path estate = estate();
        Path data = folder.resolve("data");
        String run;
        try (Closing first = new Closing(TestRoom.start(TestRoom.settings(data, estate)))) {
            run = first.room.order("slow");
            first.room.await("/api/v1/runs/" + run, detail -> TestRoom.state(detail, "sleeps").equals("running"));
            refusals(data, estate);
            first.room.post("/api/v1/gestures",
                    "{\"gesture\":\"note\",\"targets\":[\"" + run + "/sleeps\"],\"arguments\":{\"text\":\"the shop called\"}}");
            first.room.await("/api/v1/runs/" + run + "/tasks/sleeps", task -> task.get("notes").size() == 1);
        }
        assertTrue(Files.notExists(data.resolve("server.json")));
        try (TestRoom second = TestRoom.start(TestRoom.settings(data, estate))) {
            JsonNode detail = second.awaitRun(run, "succeeded");
            assertEquals("succeeded", TestRoom.state(detail, "then"));
            JsonNode sleeps = second.get("/api/v1/runs/" + run + "/tasks/sleeps");
            assertEquals(1, sleeps.get("task").get("attempts").intValue());
            assertEquals(1, Files.readAllLines(folder.resolve("mark")).size(), "started once");
            assertEquals(1, sleeps.get("attempts").size(), sleeps.toPrettyString());
            assertEquals(1, sleeps.get("notes").size(), sleeps.toPrettyString());
            assertEquals("the shop called", sleeps.get("notes").get(0).get("text").stringValue());
            assertTrue(second.get("/api/v1/journal/verify").get("whole").booleanValue());
        }
    }

    private void refusals(Path data, Path estate) {
        var again = assertInstanceOf(ControlRoom.Outcome.Refused.class, ControlRoom.start(TestRoom.settings(data, estate)));
        assertInstanceOf(StartProblem.DataFolderInUse.class, again.problem());
        assertEquals(1, again.problem().exitCode());
    }

    @Test
    void aStartThatCannotBeIsRefusedWithASentence() throws Exception {
        Path estate = estate();
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        var foreign = assertInstanceOf(ControlRoom.Outcome.Refused.class, ControlRoom.start(TestRoom.settings(other, estate)));
        assertInstanceOf(StartProblem.DataFolderNotRegies.class, foreign.problem());

        Path old = Files.createDirectories(folder.resolve("old"));
        Files.writeString(old.resolve("version"), "0");
        var another = assertInstanceOf(ControlRoom.Outcome.Refused.class, ControlRoom.start(TestRoom.settings(old, estate)));
        assertInstanceOf(StartProblem.DataFolderOfAnotherVersion.class, another.problem());

        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("version"), "1");
        var clock = assertInstanceOf(ControlRoom.Outcome.Refused.class, ControlRoom.start(TestRoom.settings(used, estate)
                .withClock(ScaledClock.parse("2026-11-24T02:12:00+01:00,x60"))));
        assertInstanceOf(StartProblem.ClockOnUsedFolder.class, clock.problem());
        assertEquals(2, clock.problem().exitCode());

        Files.writeString(estate.resolve("broken.yaml"), "plan: bad\ntasks: {a: {rum: x}}\n");
        var invalid = assertInstanceOf(ControlRoom.Outcome.Refused.class,
                ControlRoom.start(TestRoom.settings(folder.resolve("fresh"), estate)));
        assertTrue(invalid.problem().sentence().en().contains("broken.yaml:2"), invalid.problem().sentence().en());
        ClusterHome.remove(folder.resolve("fresh").resolve("postgres"));
    }

    @Test
    void aStandbyHandsCommandsOverAndTakesOver() throws Exception {
        Path estate = estate();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres")).orThrow()) {
            Optional<String> url = Optional.of(postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password());
            try (TestRoom writer = TestRoom.start(TestRoom.settings(folder.resolve("one"), estate).withDatabase(url));
                    TestRoom standby = TestRoom.start(TestRoom.settings(folder.resolve("two"), estate).withDatabase(url))) {
                assertEquals("writer", writer.get("/api/v1/status").get("role").stringValue());
                assertEquals("standby", standby.get("/api/v1/status").get("role").stringValue());
                String run = standby.order("slow");
                writer.await("/api/v1/runs/" + run, detail -> !TestRoom.state(detail, "sleeps").equals("waiting"));
                standby.await("/api/v1/runs/" + run, detail -> !TestRoom.state(detail, "sleeps").equals("waiting"));
                writer.close();
                long from = System.nanoTime();
                standby.await("/api/v1/status", status -> status.get("role").stringValue().equals("writer"));
                assertTrue(System.nanoTime() - from < 10_000_000_000L, "taken over within seconds");
                assertEquals("slow", standby.get("/api/v1/runs/" + run).get("run").get("plan").stringValue());
            }
        }
        ClusterHome.remove(folder.resolve("postgres"));
    }

    /** Closes a room without stopping what runs. */
    private record Closing(TestRoom room) implements AutoCloseable {
        @Override
        public void close() {
            room.room().close();
        }
    }
}
