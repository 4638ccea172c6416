package regie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.shell.Exit;
import tools.jackson.databind.JsonNode;

/** Every command against the real program, in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServerTest {

    @TempDir
    static Path folder;

    private Spawned server;

    @BeforeAll
    void start() throws IOException {
        Path estate = Files.createDirectory(folder.resolve("estate"));
        Files.writeString(estate.resolve("estate.yaml"), """
                estate: shop
                title: {fr: Boutique, en: Shop}
                zone: Europe/Paris
                new_day: "06:00"
                ---
                host: local
                reach: local
                slots: 4
                ---
                resource: tape
                capacity: 2
                ---
                application: shop
                title: {fr: Boutique, en: Shop}
                ---
                defaults: shop
                for: {application: shop}
                task: {host: local, restart: {allowed: always}}
                ---
                plan: good
                code: SHOQ01
                kind: batch
                application: shop
                title: {fr: Tout va bien, en: All is well}
                overlap: allow
                variables: {word: hello}
                tasks:
                  one: {code: SHOQ0110, run: "echo {{ word }}"}
                  two: {run: "echo two", needs: [one]}
                ---
                plan: bad
                kind: batch
                application: shop
                title: {fr: Tout va mal, en: All is wrong}
                overlap: allow
                tasks:
                  fails: {run: "echo sorry; exit 3"}
                  after: {run: "true", needs: [fails]}
                ---
                plan: gate
                kind: batch
                application: shop
                title: {fr: Avec accord, en: With approval}
                overlap: allow
                tasks:
                  ask: {approve: {question: {fr: On y va ?, en: Shall we?}}}
                  go: {run: "true", needs: [ask], confirm: {}}
                ---
                plan: slow
                kind: batch
                application: shop
                title: {fr: Long, en: Long}
                overlap: allow
                tasks:
                  sleeps: {run: "echo begun; sleep 600"}
                """);
        server = new Spawned(folder, estate);
        server.awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        assertEquals(List.of(), server.leftovers());
    }

    private String order(String... words) {
        Typed typed = server.regie(words);
        assertEquals(Exit.DONE, typed.exit(), typed.out() + typed.err());
        return typed.out().strip();
    }

    private void awaitState(String task, String state) {
        Await.until(task + " is " + state, () ->
                server.regie("show", task, "--json").json().path("task").path("state").asString("").equals(state));
    }

    private Typed done(String... words) {
        Typed typed = server.regie(words);
        assertEquals(Exit.DONE, typed.exit(), String.join(" ", words) + ": " + typed.out() + typed.err());
        return typed;
    }

    private void refused(String code, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.add("--json");
        Typed typed = server.regie(all.toArray(String[]::new));
        assertEquals(Exit.NO, typed.exit(), typed.out());
        assertEquals(code, typed.json().path("error").path("code").asString(), typed.out());
    }

    @Test
    void statusNamesAddressAndProcesses() {
        JsonNode status = done("status", "--json").json();
        assertTrue(status.path("url").asString().startsWith("http://127.0.0.1:"));
        assertEquals(server.process().pid(), status.path("server").path("pid").asLong());
        assertTrue(ProcessHandle.of(status.path("postgres").path("pid").asLong()).isPresent());
        Await.until("the agent runs", () -> done("status", "--json").json().path("agents").path(0).path("pid").asLong(0) > 0);
        assertTrue(done("status").out().contains("shop · production"));
    }

    @Test
    void anOrderByCodeIsFollowedToItsEnd() {
        Typed typed = done("order", "SHOQ01", "--set", "word=bonjour", "--wait");
        String run = typed.out().lines().findFirst().orElseThrow();
        assertTrue(typed.out().contains("✔ succeeded"));
        assertEquals("bonjour\n", done("logs", run + "/one").out());
        assertEquals("bonjour\n", done("logs", run + "/SHOQ0110#1").out());
        assertTrue(done("show", run).out().contains("word = bonjour"));
        assertTrue(done("runs").out().contains(run));
        assertEquals("good", done("runs", "--plan", "SHOQ01", "--json").json().path("items").path(0).path("plan").asString());
    }

    @Test
    void anotherVersionIsShownAppliedAndListed() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String before = Files.readString(folder.resolve("estate/estate.yaml"));
        Files.writeString(other.resolve("estate.yaml"), before + """
                ---
                plan: added
                application: shop
                title: {fr: Nouveau, en: New}
                schedule: {days: daily, at: "23:00"}
                tasks: {one: {run: "true"}}
                """);
        String preview = done("apply", "other", "--preview", "--days", "5").out();
        assertTrue(preview.contains("New plans: added") && preview.contains("(5)") && preview.contains("nothing changed"), preview);
        assertTrue(done("apply", "other", "--reason", "CHG7").out().contains("is in force"));
        assertTrue(done("apply", "other").out().contains("in force already"));
        String versions = done("versions").out();
        assertTrue(versions.contains("CHG7") && versions.contains("added"), versions);
        Files.writeString(other.resolve("estate.yaml"), before.replace("slots: 4", "slots: many"));
        Typed invalid = server.regie("apply", "other");
        assertEquals(Exit.NO, invalid.exit());
        assertTrue(invalid.out().startsWith("estate.yaml:8:8: "), invalid.out());
        assertEquals(Exit.USAGE, server.regie("apply").exit());
        assertEquals(Exit.USAGE, server.regie("apply", "other", "--watch").exit());
    }

    @Test
    void anOrderThatFailsEndsWithOne() {
        Typed typed = server.regie("order", "bad", "--wait");
        assertEquals(Exit.NO, typed.exit());
        String run = typed.out().lines().findFirst().orElseThrow();
        assertTrue(done("show", run).out().contains("exit code 3"));
        assertTrue(done("why", run + "/after").out().contains("fails"), done("why", run + "/after").out());
        Typed forced = done("force-ok", run + "/fails", "--reason", "seen with the shop");
        assertTrue(forced.out().startsWith("✔ "), forced.out());
        awaitState(run + "/after", "succeeded");
        Await.until("it is listed", () -> exceptionOf(run).isPresent());
        String id = exceptionOf(run).orElseThrow();
        done("put-right", id, "--reason", "mended");
        Await.until("the list is without it", () -> done("exceptions", "--json").json().path("items").valueStream()
                .noneMatch(one -> one.path("id").asString().equals(id)));
    }

    private Optional<String> exceptionOf(String run) {
        return done("exceptions", "--json").json().path("items").valueStream()
                .filter(one -> one.path("target").asString().startsWith(run)).map(one -> one.path("id").asString()).findFirst();
    }

    @Test
    void unknownThingsAreRefusedWithASentence() {
        refused("PlanUnknown", "order", "nothing-of-that-name");
        assertEquals(Exit.NO, server.regie("show", "good@2001-01-01").exit());
        assertEquals(Exit.NO, server.regie("why", "good@2001-01-01/one").exit());
    }

    @Test
    void holdFreeSkipIceAndRerunDoWhatTheySay() {
        String run = order("order", "good", "--hold");
        done("ice", run + "/one", "--reason", "not tonight");
        done("ice", run + "/one", "--off");
        done("no-exec", run + "/one");
        done("exec", run + "/one");
        done("no-exec", run + "/one");
        done("skip", run + "/two");
        done("set", run, "word=late", "--reason", "the word of the day");
        done("free", run);
        awaitState(run + "/one", "succeeded");
        Await.until("the run has ended", () -> done("show", run, "--json").json().path("run").path("state").asString().equals("succeeded"));
        done("rerun", run + "/one");
        awaitState(run + "/one", "succeeded");
        done("note", run, "the", "shop", "called");
        done("take", run + "/two");
    }

    @Test
    void killEndsWhatRunsAndCancelTheRest() {
        String run = order("order", "slow");
        awaitState(run + "/sleeps", "running");
        Await.until("it has written", () -> done("logs", run + "/sleeps").out().equals("begun\n"));
        done("kill", run + "/sleeps", "--reason", "too long");
        awaitState(run + "/sleeps", "failed");
        String other = order("order", "slow");
        done("cancel", other);
        Await.until("cancelled", () -> done("show", other, "--json").json().path("run").path("state").asString().equals("cancelled"));
    }

    @Test
    void approveAndConfirmAnswer() {
        String run = order("order", "gate");
        awaitState(run + "/ask", "running");
        done("approve", run + "/ask");
        Await.until("it asks to be confirmed", () -> server.regie("confirm", run + "/go").exit() == Exit.DONE);
        awaitState(run + "/go", "succeeded");
        String second = order("order", "gate");
        awaitState(second + "/ask", "running");
        done("approve", second + "/ask", "--no", "--reason", "not today");
        awaitState(second + "/ask", "failed");
    }

    @Test
    void theNightUnderWayIsForeseen() {
        String run = order("order", "gate");
        awaitState(run + "/ask", "running");
        Await.until("it is foreseen", () -> done("forecast", "--json").json().path("tasks").valueStream()
                .anyMatch(task -> task.path("run").asString().equals(run) && task.path("end").isString()));
        String table = done("forecast").out();
        assertTrue(table.contains("PATH THAT DECIDES") && table.contains("after being asked"), table);
        assertEquals(Exit.USAGE, server.regie("forecast", "--samples", "5").exit());
        done("cancel", run);
    }

    @Test
    void aMatchIsPreviewedFirstAndThenDone() {
        String run = order("order", "good", "--hold");
        Typed preview = done("cancel", "--match", "run:" + run, "--preview", "--json");
        assertEquals(true, preview.json().path("preview").asBoolean());
        assertEquals("good", done("show", run, "--json").json().path("run").path("plan").asString());
        done("free", "--match", "run:" + run);
        Await.until("the run has ended", () -> done("show", run, "--json").json().path("run").path("state").asString().equals("succeeded"));
    }

    @Test
    void pauseHoldsDispatchAndResumeLetsItGo() {
        done("pause", "--plan", "good", "--reason", "a release");
        String run = order("order", "good");
        Await.until("why says so", () -> done("why", run + "/one").out().contains("resume --plan good"));
        Await.until("the status names the brake", () -> done("status").out().contains("plan:good"));
        done("resume", "--plan", "good");
        awaitState(run + "/two", "succeeded");
    }

    @Test
    void aCapacityIsShownAndChanged() {
        assertTrue(done("resource").out().contains("tape"));
        done("resource", "tape", "--capacity", "5", "--reason", "a new drive");
        Await.until("capacity 5", () -> done("resource", "--json").json().path("items").path(0).path("capacity").asInt() == 5);
    }

    @Test
    void theSameOrderTwiceUnderOneIdIsOneRun() {
        String first = order("order", "good", "--id", "twice");
        assertEquals(first, order("order", "good", "--id", "twice"));
    }

    @Test
    void theJournalVerifiesWhileTheServerRuns() {
        assertTrue(done("journal", "verify").out().contains("Journal verified"));
        assertTrue(done("journal", "verify", "--json").json().path("whole").asBoolean());
        assertTrue(done("state", "verify", "--json").json().path("same").asBoolean());
        Path export = folder.resolve("journal.jsonl");
        done("journal", "export", export.toString());
        assertTrue(Files.exists(export));
    }

    @Test
    void aSecondServerOnTheFolderIsRefused() throws Exception {
        Process second = new ProcessBuilder(Spawned.command("up", "--data", server.data().toString(), "--port", "0"))
                .redirectErrorStream(true).start();
        String words = new String(second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(Exit.NO.code(), second.waitFor(), words);
        assertTrue(words.contains("regie:"), words);
    }
}
