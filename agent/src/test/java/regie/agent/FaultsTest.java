package regie.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.agent.posix.Posix;
import regie.kernel.AttemptId;
import regie.protocol.AttemptResult;
import regie.protocol.ProductionClock;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/** What becomes of attempts when agent, supervisor, link or disk fail; each test with real processes. */
class FaultsTest {

    private static List<String> lines(Path file) throws Exception {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void twoHundredAttemptsEachRunOnce(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Path proof = folder.resolve("proof");
            for (int i = 0; i < 200; i++) {
                place.server.run("t" + i, "echo " + i + " >> " + proof);
            }
            place.server.awaitEnds(200);
            place.server.ends().values().forEach(ended -> assertEquals(new AttemptResult.Exited(0), ended.result()));
            assertEquals(200, lines(proof).stream().distinct().count());
            assertEquals(200, lines(proof).size());
        }
    }

    @Test
    void agentKilledWhileTwentyRunLosesNothing(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Path proof = folder.resolve("proof");
            List<AttemptId> attempts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                attempts.add(place.server.run("t" + i, "sleep 0." + (i % 10) + "; echo " + i + " >> " + proof + "; exit " + i));
            }
            Workplace.until("some have ended", () -> place.server.ends().size() > 3);
            place.killAgent();
            place.server.forgetWhatWasHeard();
            place.startAgent();
            for (int i = 0; i < 20; i++) {
                assertEquals(new AttemptResult.Exited(i), place.server.awaitEnd(attempts.get(i)).result());
            }
            assertEquals(20, lines(proof).size());
        }
    }

    @Test
    void aServerThatAnswersNoHeartbeatsIsCalledAnew(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            place.server.mute(true);
            place.server.forgetWhatWasHeard();
            place.server.awaitAgent();
            place.server.mute(false);
            AttemptId attempt = place.server.run("after", "exit 3");
            assertEquals(new AttemptResult.Exited(3), place.server.awaitEnd(attempt).result());
        }
    }

    @Test
    void settledAttemptsAreForgottenAndTheirLateStartIsRefused(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Path proof = folder.resolve("proof");
            AttemptId attempt = place.server.run("once", "echo ran >> " + proof);
            ToAgent.Start start = place.server.start(attempt, "echo ran >> " + proof);
            place.server.awaitEnd(attempt);
            place.server.send(start);
            place.server.await("second answer", server -> server.heard().stream()
                    .filter(message -> message instanceof ToServer.Ended).count() == 2 ? Optional.of(true) : Optional.empty());
            assertEquals(new AttemptResult.Exited(0), place.server.awaitEnd(attempt).result());
            place.server.send(new ToAgent.Settled(List.of(attempt)));
            AttemptId after = place.server.run("after", "true");
            place.server.awaitEnd(after);
            place.killAgent();
            place.server.forgetWhatWasHeard();
            place.startAgent();
            assertEquals(Set.of(after), place.server.ends().keySet(), "the settled one is not in the inventory");
            place.server.send(start);
            ToServer.Ended late = place.server.awaitEnd(attempt);
            assertEquals("AlreadySettled", assertInstanceOf(AttemptResult.NotStarted.class, late.result()).code());
            assertEquals(1, lines(proof).size());
        }
    }

    @Test
    void killBeforeTheStartWins(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Path proof = folder.resolve("proof");
            AttemptId attempt = FakeServer.attempt("never");
            place.server.send(new ToAgent.Kill(attempt, 2));
            ToServer.Ended killed = place.server.awaitEnd(attempt);
            assertEquals("KilledBeforeStart", assertInstanceOf(AttemptResult.NotStarted.class, killed.result()).code());
            place.killSupervisor();
            place.server.forgetWhatWasHeard();
            place.server.awaitEnd(attempt);
            place.server.forgetWhatWasHeard();
            place.server.send(place.server.start(attempt, "echo ran >> " + proof));
            assertEquals("KilledBeforeStart",
                    assertInstanceOf(AttemptResult.NotStarted.class, place.server.awaitEnd(attempt).result()).code());
            assertFalse(Files.exists(proof));
        }
    }

    @Test
    void supervisorKilledLeavesItsProcessesUnwatchedThenLost(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Path proof = folder.resolve("proof");
            Path gate = folder.resolve("gate");
            String wait = "while [ ! -e " + gate + " ]; do sleep 0.05; done; ";
            AttemptId living = place.server.run("living", "echo start >> " + proof + "; " + wait + "echo end >> " + proof);
            AttemptId ended = place.server.run("ended", "exit 3");
            AttemptId stopped = place.server.run("stopped", "sleep 300");
            place.server.awaitEnd(ended);
            place.server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(living));
            place.server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(stopped));
            place.server.forgetWhatWasHeard();
            place.killSupervisor();
            ToServer.Inventory page = place.server.await(ToServer.Inventory.class, ToServer.Inventory::last);
            assertEquals(2, page.running().size());
            assertTrue(page.running().stream().noneMatch(running -> running.watched()));
            assertEquals(new AttemptResult.Exited(3), place.server.awaitEnd(ended).result());
            place.server.send(place.server.start(living, "echo twice >> " + proof));
            place.server.send(new ToAgent.Kill(stopped, 2));
            assertEquals(new AttemptResult.Killed(), place.server.awaitEnd(stopped).result());
            Files.createFile(gate);
            assertEquals("ExitCodeUnseen",
                    assertInstanceOf(AttemptResult.Lost.class, place.server.awaitEnd(living).result()).code());
            assertEquals(List.of("start", "end"), lines(proof));
        }
    }

    @Test
    void supervisorAndProcessKilledTogetherIsLost(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            AttemptId attempt = place.server.run("gone", "echo $$ > " + folder.resolve("pid") + "; exec sleep 300");
            place.server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(attempt));
            place.killAgent();
            place.killSupervisor();
            Posix.signal(Integer.parseInt(lines(folder.resolve("pid")).getFirst()), Posix.SIGKILL);
            place.server.forgetWhatWasHeard();
            place.startAgent();
            assertEquals("ClaimWithoutEnd",
                    assertInstanceOf(AttemptResult.Lost.class, place.server.awaitEnd(attempt).result()).code());
        }
    }

    @Test
    void twoAgentsCannotShareAFolder(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Process second = new LocalAgent(place.folder, List.of(place.server.address()), "app01", folder.resolve("token"), 5).start();
            assertTrue(second.waitFor(20, TimeUnit.SECONDS));
            assertEquals(AgentMain.REFUSED, second.exitValue());
            assertEquals(SupervisorMain.TAKEN, SupervisorMain.run(List.of(place.folder.toString())));
        }
    }

    @Test
    void aStoppedAgentLeavesItsWorkAndAnIdleSupervisorEnds(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            Path gate = folder.resolve("gate");
            AttemptId attempt = place.server.run("on", "while [ ! -e " + gate + " ]; do sleep 0.05; done; exit 7");
            place.server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(attempt));
            place.server.send(new ToAgent.Shutdown(false));
            assertTrue(place.agent().waitFor(20, TimeUnit.SECONDS));
            int supervisor = place.supervisorPid().orElseThrow();
            Files.createFile(gate);
            Workplace.until("the supervisor has ended, since nothing runs", () -> !Workplace.alive(supervisor));
            place.server.forgetWhatWasHeard();
            place.startAgent();
            assertEquals(new AttemptResult.Exited(7), place.server.awaitEnd(attempt).result());
        }
    }

    @Test
    void shutdownWithKillEndsEverything(@TempDir Path folder) throws Exception {
        Path pid = folder.resolve("pid");
        try (Workplace place = new Workplace(folder)) {
            AttemptId attempt = place.server.run("on", "echo $$ > " + pid + "; sleep 300");
            place.server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(attempt));
            int supervisor = place.supervisorPid().orElseThrow();
            place.server.send(new ToAgent.Shutdown(true));
            assertTrue(place.agent().waitFor(30, TimeUnit.SECONDS));
            Workplace.until("the supervisor has ended", () -> !Workplace.alive(supervisor));
            assertFalse(Workplace.alive(Integer.parseInt(lines(pid).getFirst())));
            assertEquals(new AttemptResult.Killed(), place.server.awaitEnd(attempt).result());
        }
    }

    @Test
    void timeoutsFollowTheProductionClock(@TempDir Path folder) throws Exception {
        try (Workplace place = new Workplace(folder)) {
            place.killAgent();
            Instant night = Instant.parse("2026-05-15T00:12:00Z");
            place.server.useClock(new ProductionClock(night, Instant.now(), 60));
            place.server.forgetWhatWasHeard();
            place.startAgent();
            AttemptId attempt = FakeServer.attempt("slow");
            place.server.send(place.server.start(attempt, "sleep 100", Optional.of(Duration.ofSeconds(30)), 1000));
            ToServer.Ended ended = place.server.awaitEnd(attempt);
            assertEquals(new AttemptResult.TimedOut(), ended.result());
            Duration production = Duration.between(ended.times().startedAt(), ended.times().endedAt());
            assertTrue(production.toSeconds() >= 29, production.toString());
            assertTrue(ended.times().startedAt().isAfter(night.minusSeconds(1)), ended.times().toString());
        }
    }

    @Test
    void aFullDiskRefusesWithASentenceAndKeepsTheEnds(@TempDir Path folder) throws Exception {
        assumeTrue(Posix.userId() == 0, "a small file system can be mounted by root alone: skipped");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()).start();
        assumeTrue(mount.waitFor() == 0, "mounting is not allowed here: skipped");
        try (Workplace place = new Workplace(disk)) {
            AttemptId before = place.server.run("before", "sleep 2; exit 4");
            place.server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(before));
            Path ballast = disk.resolve("ballast");
            new ProcessBuilder("dd", "if=/dev/zero", "of=" + ballast, "bs=4096", "count=5000").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            AttemptId refused = FakeServer.attempt("refused");
            for (int i = 0; !place.server.ends().containsKey(refused); i++) {
                refused = place.server.run("refused" + i, "echo ran");
                place.server.awaitEnd(refused);
                if (place.server.ends().get(refused).result() instanceof AttemptResult.Exited) {
                    refused = FakeServer.attempt("refused");
                }
            }
            AttemptResult.NotStarted why = assertInstanceOf(AttemptResult.NotStarted.class, place.server.awaitEnd(refused).result());
            assertEquals("DiskFull", why.code(), why.sentence().en());
            assertEquals(new AttemptResult.Exited(4), place.server.awaitEnd(before).result());
            Files.delete(ballast);
            AttemptId after = place.server.run("after", "exit 0");
            assertEquals(new AttemptResult.Exited(0), place.server.awaitEnd(after).result());
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}
