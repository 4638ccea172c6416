package regie.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import regie.agent.posix.Posix;
import regie.kernel.AttemptId;
import regie.kernel.Value;
import regie.protocol.AttemptResult;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/** Single attempts through a real agent and supervisor: what runs, in what surroundings, and what is told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttemptTest {

    private Workplace place;
    private FakeServer server;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        place = new Workplace(folder);
        server = place.server;
    }

    @AfterAll
    void end() throws Exception {
        place.close();
    }

    private String text(AttemptId attempt) throws InterruptedException {
        return new String(server.output(attempt, false), StandardCharsets.UTF_8);
    }

    @Test
    void exitCodesAndSignalsAreTold() throws Exception {
        AttemptId fails = server.run("fails", "exit 75");
        AttemptId dies = server.run("dies", "kill -SEGV $$");
        assertEquals(new AttemptResult.Exited(75), server.awaitEnd(fails).result());
        assertEquals(new AttemptResult.Signalled(11), server.awaitEnd(dies).result());
    }

    @Test
    void surroundingsAreClean() throws Exception {
        AttemptId attempt = server.run("clean",
                "env | sort; echo fds: $(ls /proc/self/fd | tr '\\n' ' '); echo session: $(($(cut -d' ' -f6 /proc/$$/stat) - $$)); "
                        + "cat; pwd; grep -E 'Sig(Blk|Ign)' /proc/self/status; touch left");
        assertEquals(new AttemptResult.Exited(0), server.awaitEnd(attempt).result());
        String out = text(attempt);
        assertTrue(out.contains("REGIE_ATTEMPT=" + attempt + "\n"), out);
        assertTrue(out.contains("REGIE_DATE=2026-05-15\n"), out);
        assertFalse(out.contains("JAVA_HOME"), out);
        assertTrue(out.contains("fds: 0 1 2 3\n"), "3 is ls's own: " + out);
        assertTrue(out.contains("session: 0\n"), out);
        assertTrue(out.contains(",work\n"), out);
        assertTrue(out.matches("(?s).*SigBlk:\\s+0+\\n.*SigIgn:\\s+0+\\n.*"), out);
    }

    @Test
    void outputsCheckpointAndHitsAreReported() throws Exception {
        AttemptId attempt = FakeServer.attempt("publishes");
        ToAgent.Start plain = server.start(attempt, """
                printf 'rows=42\\nname=Le Ponant\\nall=[1,"a"]\\ncheckpoint=chunk-7\\n' >> "$REGIE_OUTPUT"
                echo fine; echo 'then ORA-00942: table'""");
        server.send(new ToAgent.Start(attempt, 1, plain.incarnation(), "run", plain.arguments(), Map.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), plain.grace(), Optional.empty(), plain.outputLimit(), List.of("ORA-[0-9]+")));
        ToServer.Ended ended = server.awaitEnd(attempt);
        assertEquals(Value.of(42), ended.outputs().get("rows"));
        assertEquals(Value.of("Le Ponant"), ended.outputs().get("name"));
        assertEquals(Optional.of("chunk-7"), ended.checkpoint());
        assertEquals(2, ended.hits().getFirst().line());
        assertEquals("then ORA-00942: table", ended.hits().getFirst().excerpt());
    }

    @Test
    void binaryOutputIsKeptToTheByte() throws Exception {
        AttemptId attempt = server.run("binary", "head -c 300000 /dev/urandom | tee copy; sha256sum < copy >> \"$REGIE_OUTPUT.sum\"");
        ToServer.Ended ended = server.awaitEnd(attempt);
        byte[] bytes = server.output(attempt, false);
        assertEquals(300_000, bytes.length);
        assertEquals(300_000, ended.output().size());
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), ended.output().sha256());
        String request = "range";
        server.send(new ToAgent.ReadOutput(request, attempt, 1000, 500, false));
        ToServer.OutputChunk chunk = server.await(ToServer.OutputChunk.class, one -> one.request().equals(request));
        assertArrayEquals(Arrays.copyOfRange(bytes, 1000, 1500), chunk.data());
    }

    @Test
    void timeoutStopsTheTree() throws Exception {
        AttemptId attempt = FakeServer.attempt("slow");
        server.send(server.start(attempt, "sleep 300 & echo $!; wait", Optional.of(Duration.ofMillis(400)), 1_000_000));
        assertEquals(new AttemptResult.TimedOut(), server.awaitEnd(attempt).result());
        assertFalse(Workplace.alive(Integer.parseInt(text(attempt).strip())));
    }

    @Test
    void killReachesForksSetsidAndThoseWhoIgnoreTerm() throws Exception {
        AttemptId attempt = server.run("stubborn", """
                trap '' TERM
                sh -c 'trap "" TERM; echo a $$; while :; do sleep 1; done' &
                setsid sh -c 'echo b $$; exec sleep 300' &
                ( setsid sh -c 'sh -c "echo c \\$\\$; exec sleep 300" & sleep 0.1' & ) &
                sleep 0.5; echo ready
                while :; do sleep 1; done""");
        server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(attempt));
        Path raw = place.folder.resolve("attempts");
        Workplace.until("the script is ready", () -> outputHas(raw, "ready"));
        server.send(new ToAgent.Kill(attempt, 2));
        ToServer.Ended ended = server.awaitEnd(attempt);
        assertEquals(new AttemptResult.Killed(), ended.result());
        assertEquals(2, ended.token());
        String out = text(attempt);
        int named = 0;
        for (String line : out.lines().toList()) {
            if (line.matches("[abc] [0-9]+")) {
                named++;
                assertFalse(Workplace.alive(Integer.parseInt(line.substring(2))), out);
            }
        }
        assertEquals(3, named, out);
    }

    private static boolean outputHas(Path attempts, String text) {
        try (var tree = Files.walk(attempts)) {
            for (Path each : tree.filter(path -> path.toString().endsWith(",output")).toList()) {
                if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | UncheckedIOException moving) {
            return false;
        }
    }

    @Test
    void termGivesTheChildItsGrace() throws Exception {
        AttemptId attempt = server.run("graceful",
                "sh -c 'trap \"sleep 0.2; echo saved; exit 0\" TERM; sleep 300 & wait' & echo $!; sleep 300");
        server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(attempt));
        server.send(new ToAgent.Kill(attempt, 2));
        assertEquals(new AttemptResult.Killed(), server.awaitEnd(attempt).result());
        assertTrue(text(attempt).contains("saved"));
    }

    @Test
    void leftoversOfANormalEndAreNamed() throws Exception {
        AttemptId attempt = server.run("leaves", "sleep 300 & echo $!");
        assertEquals(new AttemptResult.Exited(0), server.awaitEnd(attempt).result());
        String out = text(attempt);
        assertTrue(out.contains("left running: sleep"), out);
        Posix.signal(Integer.parseInt(out.lines().findFirst().orElseThrow()), Posix.SIGKILL);
    }

    @Test
    void endlessOutputKeepsTheDiskBounded() throws Exception {
        AttemptId attempt = FakeServer.attempt("endless");
        long limit = 2_000_000;
        server.send(server.start(attempt, "echo first; yes 'le même refrain' | head -c 400000000; echo last", Optional.empty(), limit));
        ToServer.Ended ended = server.awaitEnd(attempt);
        assertTrue(ended.output().truncated());
        assertTrue(ended.output().size() > 400_000_000, ended.output().toString());
        assertTrue(ended.output().keptSize() < limit + 20_000, ended.output().toString());
        String out = text(attempt);
        assertTrue(out.startsWith("first\n") && out.endsWith("last\n") && out.contains("bytes cut here"));
    }

    @Test
    void holesArePunchedWhileItWrites() throws Exception {
        AttemptId attempt = FakeServer.attempt("growing");
        server.send(server.start(attempt, "while :; do head -c 1000000 /dev/zero | tr '\\0' x; sleep 0.02; done",
                Optional.empty(), 500_000));
        Workplace.until("50 MB were written and less than 30 lie on the disk", () -> {
            try (var tree = Files.walk(place.folder.resolve("attempts"))) {
                Optional<Path> raw = tree.filter(path -> path.toString().endsWith("growing#1,output")).findFirst();
                return raw.isPresent() && Files.size(raw.get()) > 50_000_000 && kilobytesOnDisk(raw.get()) < 30_000;
            } catch (IOException | UncheckedIOException moving) {
                return false;
            }
        });
        server.send(new ToAgent.Kill(attempt, 2));
        assertTrue(server.awaitEnd(attempt).output().truncated());
    }

    private static long kilobytesOnDisk(Path file) throws IOException {
        Process du = new ProcessBuilder("du", "-k", file.toString()).start();
        return Long.parseLong(new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\\s")[0]);
    }

    @Test
    void outputIsFollowedWhileItIsWritten() throws Exception {
        AttemptId attempt = server.run("talks", "for i in 1 2 3 4 5; do echo line $i; sleep 0.2; done");
        server.await(ToServer.Started.class, started -> started.attempt().attempt().equals(attempt));
        String out = new String(server.output(attempt, true), StandardCharsets.UTF_8);
        assertEquals("line 1\nline 2\nline 3\nline 4\nline 5\n", out);
    }

    @Test
    void foldersUsersAndCommandsThatAreNotThereAreRefusedWithASentence() throws Exception {
        ToAgent.Start base = server.start(FakeServer.attempt("x"), "true");
        AttemptId noFolder = FakeServer.attempt("no-folder");
        server.send(with(base, noFolder, "run", base.arguments(), Optional.of("/no/such/folder"), Optional.empty(), Optional.empty()));
        AttemptId noUser = FakeServer.attempt("no-user");
        server.send(with(base, noUser, "run", base.arguments(), Optional.empty(), Optional.of("no-such-user"), Optional.empty()));
        AttemptId noProgram = FakeServer.attempt("no-program");
        Value exec = new Value.Items(List.of(Value.of("no-such-program"), Value.of("x")));
        server.send(with(base, noProgram, "exec", exec, Optional.empty(), Optional.empty(), Optional.empty()));
        AttemptId noAction = FakeServer.attempt("no-action");
        server.send(with(base, noAction, "teleport", exec, Optional.empty(), Optional.empty(), Optional.empty()));
        AttemptId noPattern = FakeServer.attempt("no-pattern");
        server.send(new ToAgent.Start(noPattern, 1, base.incarnation(), "run", base.arguments(), Map.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), base.grace(), Optional.empty(), base.outputLimit(), List.of("fine", "(unclosed")));
        assertCode("UnusablePattern", noPattern);
        assertCode("NoSuchFolder", noFolder);
        assertCode("NoSuchUser", noUser);
        assertCode("CannotExecute", noProgram);
        assertCode("UnknownAction", noAction);
    }

    private void assertCode(String code, AttemptId attempt) throws InterruptedException {
        assertEquals(code, assertInstanceOf(AttemptResult.NotStarted.class, server.awaitEnd(attempt).result()).code());
    }

    private static ToAgent.Start with(ToAgent.Start base, AttemptId attempt, String action, Value arguments,
            Optional<String> folder, Optional<String> user, Optional<String> bundle) {
        return new ToAgent.Start(attempt, 1, base.incarnation(), action, arguments, base.environment(), folder, user,
                base.timeout(), base.grace(), bundle, base.outputLimit(), base.failOnOutput());
    }

    @Test
    void declaredUserIsTaken() throws Exception {
        assumeTrue(Posix.userId() == 0, "only root can become another user: skipped");
        ToAgent.Start base = server.start(FakeServer.attempt("x"), "true");
        AttemptId attempt = FakeServer.attempt("as-nobody");
        server.send(with(base, attempt, "run", Value.of("id -un; id -u; umask; echo $HOME"), Optional.of("/"),
                Optional.of("nobody"), Optional.empty()));
        assertEquals(new AttemptResult.Exited(0), server.awaitEnd(attempt).result());
        assertTrue(text(attempt).startsWith("nobody\n65534\n"), text(attempt));
    }

    @Test
    void missingBundleIsFetchedAndItsFilesAreFound() throws Exception {
        byte[] script = "#!/bin/sh\necho from the bundle $1; echo x > ./mine\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(packed);
        out.writeBytes("REGIE-BUNDLE-1");
        out.writeInt(1);
        out.writeInt("bin/go.sh".length());
        out.writeBytes("bin/go.sh");
        out.writeBoolean(true);
        out.writeInt(script.length);
        out.write(script);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(("9:bin/go.shx" + script.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(script);
        String hash = HexFormat.of().formatHex(digest.digest());
        AttemptId attempt = FakeServer.attempt("bundled");
        server.send(with(server.start(attempt, ""), attempt, "run", Value.of("./bin/go.sh far; ls $REGIE_FILES"), Optional.empty(),
                Optional.empty(), Optional.of(hash)));
        server.await(ToServer.BundleWanted.class, wanted -> wanted.hash().equals(hash));
        byte[] bytes = packed.toByteArray();
        server.send(new ToAgent.BundleChunk(hash, 0, Arrays.copyOf(bytes, 20), false));
        server.send(new ToAgent.BundleChunk(hash, 20, Arrays.copyOfRange(bytes, 20, bytes.length), true));
        assertEquals(new AttemptResult.Exited(0), server.awaitEnd(attempt).result());
        assertEquals("from the bundle far\nbin\n", text(attempt));
    }
}
