package regie.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.Moment;
import regie.kernel.Text;
import regie.kernel.Value;
import regie.protocol.AttemptResult;
import regie.protocol.AttemptTimes;
import regie.protocol.Golden;
import regie.protocol.OutputFacts;
import regie.protocol.OutputHit;
import regie.protocol.ProductionClock;
import regie.protocol.RunningAttempt;
import regie.protocol.ToAgent;
import regie.protocol.ToServer;

/** Messages as bytes: golden forms, what is tolerated, what is refused. */
class WireTest {

    private static final Instant AT = Instant.parse("2026-05-15T22:00:00.123456Z");
    private static final AttemptId ATTEMPT = AttemptId.parse("night@2026-05-15/extract#1").orElseThrow();
    private static final Wire<ToAgent> TO_AGENT = Wire.of(ToAgent.class);
    private static final Wire<ToServer> TO_SERVER = Wire.of(ToServer.class);

    private static Value tree() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("$day", Value.of("a field of that name"));
        fields.put("date", new Value.Day(LocalDate.parse("2026-05-15")));
        fields.put("amount", new Value.Number(new BigDecimal("1.10")));
        fields.put("big", new Value.Number(new BigDecimal("12345678901234567890.123456789")));
        fields.put("flag", Value.of(true));
        fields.put("none", Value.NOTHING);
        fields.put("list", new Value.Items(List.of(Value.of("é\u0001\n"), Value.of(3), new Value.Fields(Map.of()))));
        return new Value.Fields(fields);
    }

    private static ToServer.Ended ended(AttemptResult result) {
        return new ToServer.Ended(ATTEMPT, 3, result, AttemptTimes.of(Moment.of(AT), Moment.of(AT)),
                new OutputFacts(10, 8, "ab12", true), Map.of("rows", Value.of(3)), Optional.of("chunk-7"),
                List.of(new OutputHit("ORA-[0-9]+", 2, "ORA-00942")), Optional.empty());
    }

    private static List<ToAgent> toAgent() {
        return List.of(
                new ToAgent.Welcome(Duration.ofMillis(1500), new ProductionClock(AT, AT, 60)),
                new ToAgent.Refused("WrongToken", new Text("Jeton inconnu.", "Unknown token.")),
                new ToAgent.Start(ATTEMPT, 1, "inc", "run", tree(), Map.of("REGIE_DATE", "2026-05-15"), Optional.of("/data"),
                        Optional.of("batch"), Optional.of(Duration.ofMinutes(40)), Duration.ofSeconds(10), Optional.of("cafe"),
                        50_000_000, List.of("ORA-[0-9]+")),
                new ToAgent.Heard(), new ToAgent.Kill(ATTEMPT, 2), new ToAgent.Settled(List.of(ATTEMPT)),
                new ToAgent.ReadOutput("r1", ATTEMPT, 0, 1000, true), new ToAgent.StopReading("r1"),
                new ToAgent.BundleMissing("cafe"), new ToAgent.Shutdown(true),
                new ToAgent.KeepHead("ponant/production 42 c0ffee 2026-05-15T22:00:00Z"));
    }

    private static List<ToServer> toServer() {
        RunningAttempt running = new RunningAttempt(ATTEMPT, 1, AT, AT, false, true);
        List<ToServer> messages = new ArrayList<>(List.of(
                new ToServer.Hello(1, new HostName("app01"), "inc", "secret", "boot", 8, Map.of("os", "Linux")),
                new ToServer.Inventory(0, true, List.of(running), List.of(ended(new AttemptResult.Exited(0)))),
                new ToServer.Started(running), new ToServer.Heartbeat(AT, 3), new ToServer.BundleWanted("cafe")));
        for (AttemptResult result : List.of(new AttemptResult.Exited(75), new AttemptResult.Signalled(9), new AttemptResult.TimedOut(),
                new AttemptResult.Killed(), new AttemptResult.Lost("ExitCodeUnseen", Text.same("x")),
                new AttemptResult.NotStarted("DiskFull", new Text("plein", "full")))) {
            messages.add(ended(result));
        }
        return messages;
    }

    @Test
    void everyMessageHasItsGoldenFormAndComesBack() throws Exception {
        List<String> lines = new ArrayList<>();
        for (ToAgent message : toAgent()) {
            byte[] bytes = TO_AGENT.write(message);
            assertEquals(new Frame.Message<>(message), TO_AGENT.read(bytes));
            lines.add("to agent  " + new String(bytes, StandardCharsets.UTF_8));
        }
        for (ToServer message : toServer()) {
            byte[] bytes = TO_SERVER.write(message);
            assertEquals(new Frame.Message<>(message), TO_SERVER.read(bytes));
            lines.add("to server " + new String(bytes, StandardCharsets.UTF_8));
        }
        Golden.check("wire/version-1.txt", lines);
    }

    @Test
    void bytesComeBack() {
        byte[] data = {0, 1, -1, 127, -128};
        Frame<ToAgent> frame = TO_AGENT.read(TO_AGENT.write(new ToAgent.BundleChunk("cafe", 5, data, true)));
        ToAgent.BundleChunk chunk = (ToAgent.BundleChunk) ((Frame.Message<ToAgent>) frame).message();
        assertArrayEquals(data, chunk.data());
    }

    private static Frame<ToAgent> read(String json) {
        return TO_AGENT.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void unknownFieldsArePassedOver() {
        assertEquals(new Frame.Message<>(new ToAgent.StopReading("r")),
                read("{\"type\":\"stop-reading\",\"request\":\"r\",\"why\":{\"deep\":[1,2]}}"));
    }

    @Test
    void whatIsNoMessageIsANamedProblem() {
        assertInstanceOf(FrameProblem.MessageUnknown.class, wrong("{\"type\":\"teleport\"}"));
        for (String json : List.of("", "{", "[]", "null", "{\"type\":7}", "{}", "{\"type\":\"kill\",\"token\":1}",
                "{\"type\":\"kill\",\"attempt\":\"nonsense\",\"token\":1}", "{\"type\":\"kill\",\"attempt\":\"" + ATTEMPT
                        + "\",\"token\":\"x\"}",
                "{\"type\":\"kill\",\"attempt\":\"" + ATTEMPT + "\",\"token\":99999999999999999999}",
                "{\"type\":\"welcome\",\"heartbeat\":\"soon\",\"clock\":{}}",
                "{\"type\":\"welcome\",\"heartbeat\":\"PT1S\",\"clock\":{\"productionOrigin\":\"2026-05-15T22:00:00Z\","
                        + "\"machineOrigin\":\"2026-05-15T22:00:00Z\",\"scale\":0}}",
                "{\"type\":\"bundle-chunk\",\"hash\":\"x\",\"offset\":0,\"data\":\"!!\",\"last\":true}",
                "[".repeat(5000))) {
            assertInstanceOf(FrameProblem.FrameUnreadable.class, wrong(json), json);
        }
    }

    private static FrameProblem wrong(String json) {
        return assertInstanceOf(Frame.Wrong.class, read(json), json).problem();
    }

    @Test
    void aLinkGoesOnAfterAnUnreadableFrameAndEndsAfterATooLongOne() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] good = TO_AGENT.write(new ToAgent.StopReading("r"));
        out.writeInt(3);
        out.writeBytes("{x}");
        out.writeInt(good.length);
        out.write(good);
        out.writeInt(Integer.MAX_VALUE);
        FrameChannel<ToAgent, ToServer> channel = new FrameChannel<>(new ByteArrayInputStream(bytes.toByteArray()),
                new ByteArrayOutputStream(), () -> { }, TO_AGENT, TO_SERVER);
        assertInstanceOf(Frame.Wrong.class, channel.read());
        assertEquals(new Frame.Message<ToAgent>(new ToAgent.StopReading("r")), channel.read());
        assertInstanceOf(FrameProblem.FrameTooLong.class, assertInstanceOf(Frame.Wrong.class, channel.read()).problem());
    }

    @Test
    void aCutLinkReadsAsItsEnd() {
        byte[] cut = {0, 0, 0, 9, '{'};
        FrameChannel<ToAgent, ToServer> channel = new FrameChannel<>(new ByteArrayInputStream(cut), new ByteArrayOutputStream(),
                () -> { }, TO_AGENT, TO_SERVER);
        assertEquals(new Frame.End<ToAgent>(), channel.read());
    }
}
