package regie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.cli.shell.Exit;
import regie.kernel.Text;
import regie.server.api.CatchUpAnswer;
import regie.server.api.CommandAnswer;
import regie.server.api.DayState;
import regie.server.api.ExceptionView;
import regie.server.api.GestureAnswer;
import regie.server.api.LoginCode;
import regie.server.api.MissedStart;
import regie.server.api.ProblemView;
import regie.server.api.RunDetail;
import regie.server.api.RunView;
import regie.server.api.Slice;
import regie.server.api.StatusView;
import regie.server.api.TaskView;
import regie.server.api.WaitView;
import regie.server.api.WhyView;

/** What the commands print, to the letter, in both languages, within 80 columns. */
class ScreenTest {

    private static final Instant NIGHT = Instant.parse("2026-11-24T01:12:00Z");
    private static final String RUN = "nightly-close@2026-11-23";

    @TempDir
    Path folder;

    private CannedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CannedServer(folder);
        server.says("GET /late", new Slice<>(List.of(), Optional.empty()));
        server.says("GET /status", new StatusView("http://127.0.0.1:7777", new StatusView.Proc(11),
                Optional.of(new StatusView.Proc(12)), List.of(new StatusView.AgentProc("app01", 13)), "0.1.0", "comptoir",
                "production", "abcdef0123456789", "writer", NIGHT, LocalDate.parse("2026-11-23"), "Europe/Paris", 60));
        server.says("POST /login-codes", new LoginCode("http://127.0.0.1:7777/login?code=x", NIGHT));
        server.says("GET /brakes", new Slice<>(List.of(), Optional.empty()));
        day(0, List.of());
    }

    private void day(int missed, List<String> leftovers) {
        server.says("GET /day", new DayState(LocalDate.parse("2026-11-23"), List.of(), missed, Optional.empty(), leftovers, List.of(),
                List.of()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void status() {
        assertEquals("""
                address      http://127.0.0.1:7777
                estate       comptoir · production
                time         2026-11-24 02:12:00 Europe/Paris x60.0
                prod. date   2026-11-23
                server       pid 11, 0.1.0, writer
                PostgreSQL   pid 12
                agents       app01 (pid 13)
                console      http://127.0.0.1:7777/login?code=x
                """, Typed.in(folder, "status").out());
        assertEquals(13, Typed.in(folder, "status", "--json").json().path("agents").get(0).path("pid").asLong());
    }

    @Test
    void whatWaitsAfterAnOutageAndWhatIsLeftOver() {
        day(3, List.of("payroll@2026-11-20"));
        String status = Typed.in(folder, "status").out();
        assertTrue(status.endsWith("""
                after an outage: 3 start(s) missed wait for an answer: regie catch-up
                leftovers of days before: 1 run(s): regie runs
                """), status);
        server.says("GET /runs", new Slice<>(List.of(run("blocked")), Optional.empty()));
        assertTrue(Typed.in(folder, "runs").out().endsWith("Leftovers of before 2026-11-23:\n  payroll@2026-11-20\n"));
    }

    @Test
    void missedStartsAreListedAndAnsweredFor() {
        MissedStart start = new MissedStart("payroll", "schedule", LocalDate.parse("2026-11-23"), NIGHT, Optional.empty(), true);
        server.says("GET /missed-starts", new Slice<>(List.of(start), Optional.empty()));
        assertEquals("""
                Missed starts:
                plan     date        start             run
                payroll  2026-11-23  2026-11-24T02:12
                Answer: regie catch-up all | last | none [PLAN…], with --preview to see first.
                """, Typed.in(folder, "catch-up").out().replace(" \n", "\n"));
        server.says("POST /missed-starts", new CatchUpAnswer(false, List.of(start), List.of(), Optional.empty()));
        assertTrue(Typed.in(folder, "catch-up", "last", "payroll").out().startsWith("Caught up:"));
        assertEquals(Exit.USAGE, Typed.in(folder, "catch-up", "some").exit());
    }

    @Test
    void runsFitEightyColumns() {
        server.says("GET /runs", new Slice<>(List.of(run("blocked")), Optional.empty()));
        String out = Typed.in(folder, "runs", "--lang", "fr").out();
        assertEquals("""
                exécution                 code    état       faits  début     durée   titre
                nightly-close@2026-11-23  CPTQ01  ◆ bloquée  3/7    02:00:00  12m00s  Clôture d…
                """, out);
        assertTrue(out.lines().allMatch(line -> line.length() <= 80));
        assertTrue(server.lastCall().startsWith("GET /runs?date=2026-11-23&"), server.lastCall());
    }

    @Test
    void showOfARunSaysWhatToKnowOfEachTask() {
        server.says("GET /runs/" + RUN, new RunDetail(run("blocked"), List.of(), Map.of("region", "ouest")));
        server.says("GET /runs/" + RUN + "/tasks", new Slice<>(List.of(
                task("reconcile", "failed", Optional.of(new Text("code retour 12", "exit code 12")), List.of()),
                task("publish", "waiting", Optional.empty(), List.of("delayed"))), Optional.empty()));
        assertEquals("""
                nightly-close@2026-11-23  CPTQ01  ◆ blocked  Nightly close of the accounts
                ordered 2026-11-24 02:00:00 anna, estate abcdef012345
                  region = ouest
                task       code      state      start     took   what to know
                reconcile  CPTQ0130  ✘ failed   02:10:00  2m00s  exit code 12
                publish    CPTQ0130  · waiting  02:10:00  2m00s  delayed; needs reconcile
                """, Typed.in(folder, "show", RUN).out());
    }

    @Test
    void whyGivesReasonHolderAndTheCommandThatLifts() {
        server.says("GET /runs/" + RUN + "/tasks/publish/why", new WhyView(RUN + "/publish", "waiting",
                new Text("attend reconcile", "waits for reconcile"), List.of(wait("needs reconcile")), List.of()));
        assertEquals("""
                nightly-close@2026-11-23/publish  · waiting
                  waits for reconcile
                  1. needs reconcile
                     since        2026-11-24 02:12:00
                     held by      reconcile
                     may lift it  an operator
                     command      regie waive reconcile nightly-close@2026-11-23/publish
                """, Typed.in(folder, "why", RUN + "/publish").out());
    }

    @Test
    void aGestureSaysWhatItDidAndWhatFollows() {
        server.says("POST /gestures", new GestureAnswer(false, 1, 1, List.of(
                new GestureAnswer.Result(RUN + "/a", true, false, List.of(new Text("b part", "b starts")), Optional.empty()),
                new GestureAnswer.Result(RUN + "/b", false, false, List.of(), Optional.of(refusal())))));
        Typed typed = Typed.in(folder, "force-ok", RUN + "/a", RUN + "/b", "--reason", "three differences", "--rate", "20/m");
        assertEquals("""
                ✔ nightly-close@2026-11-23/a
                  → b starts
                ✘ nightly-close@2026-11-23/b
                  It has ended already.
                1 done, 1 refused.
                """, typed.out());
        assertEquals(Exit.NO, typed.exit());
        assertEquals("force-ok", server.lastBody().path("gesture").asString());
        assertEquals("20/m", server.lastBody().path("rate").asString());
        assertEquals(2, server.lastBody().path("targets").size());
    }

    @Test
    void theTargetOfAGestureMayStandBeforeOrAfterItsWords() {
        server.says("POST /gestures", new GestureAnswer(true, 0, 0, List.of()));
        for (String[] words : List.of(
                new String[] {"waive", "reconcile", RUN + "/publish", "--preview"},
                new String[] {"waive", RUN + "/publish", "reconcile", "--preview"})) {
            assertEquals(Exit.NO, Typed.in(folder, words).exit(), "a preview of nothing is a no");
            assertEquals("reconcile", server.lastBody().path("arguments").path("need").asString());
            assertEquals(RUN + "/publish", server.lastBody().path("targets").get(0).asString());
            assertTrue(server.lastBody().path("preview").asBoolean());
        }
    }

    @Test
    void aRefusalOfTheServerIsItsSentenceAndExitOne() {
        server.says("POST /orders", refusal());
        Typed typed = Typed.in(folder, "order", "nightly-close", "--set", "region=est", "--date", "2026-11-23");
        assertEquals(Exit.NO, typed.exit());
        assertEquals("regie: It has ended already.\n", typed.err());
        assertEquals("est", server.lastBody().path("set").path("region").asString());
        Typed json = Typed.in(folder, "order", "nightly-close", "--json", "--lang", "fr");
        assertEquals("RunHasEnded", json.json().path("error").path("code").asString());
        assertEquals("Elle est déjà finie.", json.json().path("error").path("sentence").asString());
    }

    @Test
    void orderPrintsTheRunAndWaitExitsWithIt() {
        server.says("POST /orders", new CommandAnswer("c1", true, List.of(RUN), Optional.empty()));
        assertEquals(RUN + "\n", Typed.in(folder, "order", "CPTQ01").out());
        server.says("GET /runs/" + RUN, new RunDetail(run("succeeded"), List.of(), Map.of()));
        Typed good = Typed.in(folder, "order", "CPTQ01", "--wait");
        assertEquals(RUN + "\n✔ succeeded\n", good.out());
        assertEquals(Exit.DONE, good.exit());
        server.says("GET /runs/" + RUN, new RunDetail(run("failed"), List.of(), Map.of()));
        assertEquals(Exit.NO, Typed.in(folder, "order", "CPTQ01", "--wait").exit());
    }

    @Test
    void exceptionsHaveOwnerAndEnd() {
        server.says("GET /exceptions", new Slice<>(List.of(new ExceptionView("7", "forced", RUN + "/a", "anna", NIGHT,
                Optional.of(NIGHT.plusSeconds(3600)), Optional.of("three differences"), Text.same("forced"))), Optional.empty()));
        assertEquals("""
                id  what    where                       who   since     until     reason
                7   forced  nightly-close@2026-11-23/a  anna  02:12:00  03:12:00  three differe…
                """, Typed.in(folder, "exceptions").out());
    }

    @Test
    void listsAreReadToTheirLastPage() {
        server.says("GET /exceptions", new Slice<>(List.of(), Optional.empty()));
        assertFalse(Typed.in(folder, "exceptions").out().isEmpty());
        assertTrue(server.lastCall().contains("limit="));
    }

    @Test
    void aBrokenServerFileIsNotABug() throws IOException {
        server.close();
        Typed typed = Typed.in(folder, "runs");
        assertEquals(Exit.UNREACHABLE, typed.exit());
        assertTrue(typed.err().contains("does not answer"), typed.err());
    }

    private static ProblemView refusal() {
        return new ProblemView("about:blank", "RunHasEnded", 409, "It has ended already.", "RunHasEnded",
                new Text("Elle est déjà finie.", "It has ended already."));
    }

    private static WaitView wait(String en) {
        return new WaitView("NeedUnmet", new Text("attend reconcile", en), Optional.of(NIGHT), Optional.of("reconcile"),
                Optional.empty(), Optional.of(new Text("un opérateur", "an operator")),
                        Optional.of("regie waive reconcile " + RUN + "/publish"), new Text("attend reconcile", en));
    }

    private static RunView run(String state) {
        return new RunView(RUN, "nightly-close", Optional.of("CPTQ01"), "batch", "accounting",
                new Text("Clôture de nuit des comptes", "Nightly close of the accounts"), LocalDate.parse("2026-11-23"), state,
                false, 7, Map.of("succeeded", 2, "skipped", 1, "failed", 1, "waiting", 3),
                Optional.of(NIGHT.minusSeconds(720)), Optional.of(NIGHT.minusSeconds(720)), Optional.empty(),
                Optional.of("anna"), "abcdef0123456789", Optional.empty(), 1, List.of(), Optional.empty(), Optional.empty());
    }

    private static TaskView task(String name, String state, Optional<Text> cause, List<String> marks) {
        return new TaskView(RUN + "/" + name, RUN, name, Optional.of("CPTQ0130"), Text.same(name), "run", state, marks,
                Optional.of("app01"), 1, Optional.of(NIGHT.minusSeconds(120)), Optional.empty(), Optional.empty(), cause,
                cause.isPresent() ? Optional.empty() : Optional.of(wait("needs reconcile")), List.of(), Optional.empty(),
                Optional.empty(), false, List.of());
    }
}
