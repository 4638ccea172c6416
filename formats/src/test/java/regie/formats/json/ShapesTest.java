package regie.formats.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.kernel.AttemptId;
import regie.kernel.HostName;
import regie.kernel.RunId;
import regie.kernel.TaskId;
import regie.kernel.Value;

class ShapesTest {

    enum Colour {
        DARK_RED,
        GREEN
    }

    sealed interface Tree {
        record Leaf(String text) implements Tree {}

        record Branch(List<Tree> members, Optional<Colour> colour) implements Tree {}
    }

    record Whole(
            AttemptId attempt,
            HostName host,
            Instant at,
            Duration took,
            boolean doubtful,
            int number,
            double ratio,
            Optional<String> word,
            Map<HostName, Integer> slots,
            LinkedHashMap<String, Value> outputs,
            Tree tree) {}

    private final Shapes shapes = new Shapes();

    private static final TaskId TASK = new TaskId(new RunId("night@2026-11-23"), "load.é");

    private static Whole sample() {
        LinkedHashMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("rows", Value.of(12));
        outputs.put("rate", new Value.Number(new BigDecimal("0.30")));
        outputs.put("day", new Value.Day(LocalDate.of(2026, 2, 28)));
        outputs.put("list", new Value.Items(List.of(Value.of("a"), Value.NOTHING, Value.of(true))));
        outputs.put("map", new Value.Fields(Map.of("$day", Value.of("kept"))));
        return new Whole(new AttemptId(TASK, 3), new HostName("app01"),
                Instant.parse("2026-11-24T01:12:03.000045Z"), Duration.ofMillis(1500), false, -7, 1.5,
                Optional.empty(), Map.of(new HostName("db01"), 4), outputs,
                new Tree.Branch(List.of(new Tree.Leaf("x\n\"\\\u0001€😀")), Optional.of(Colour.DARK_RED)));
    }

    @Test
    void aRecordReadsBackEqual() throws NotJson {
        Shape<Whole> shape = shapes.of(Whole.class);
        byte[] bytes = write(shape, sample());
        assertEquals(sample(), shape.read(JsonIn.read(bytes)));
        assertArrayEquals(bytes, write(shape, shape.read(JsonIn.read(bytes))));
    }

    @Test
    void theBytesAreTheseAndNoOthers() {
        assertEquals(
                "{\"attempt\":\"night@2026-11-23/load.é#3\",\"host\":\"app01\","
                        + "\"at\":\"2026-11-24T01:12:03.000045Z\",\"took\":\"PT1.5S\",\"number\":-7,\"ratio\":1.5,"
                        + "\"slots\":{\"db01\":4},\"outputs\":{\"rows\":12,\"rate\":0.30,"
                        + "\"day\":{\"$day\":\"2026-02-28\"},\"list\":[\"a\",null,true],\"map\":{\"$$day\":\"kept\"}},"
                        + "\"tree\":{\"is\":\"branch\",\"members\":[{\"is\":\"leaf\",\"text\":\"x\\n\\\"\\\\\\u0001€😀\"}],"
                        + "\"colour\":\"dark-red\"}}",
                new String(write(shapes.of(Whole.class), sample()), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() throws NotJson {
        String good = new String(write(shapes.of(Whole.class), sample()), StandardCharsets.UTF_8);
        assertEquals("tree members [0] is twig, not one of [leaf, branch]", refusal(good.replace("\"is\":\"leaf\"", "\"is\":\"twig\"")));
        assertEquals("number is missing", refusal(good.replace("\"number\":-7,", "")));
        assertEquals("number is 9999999999, out of range", refusal(good.replace("-7", "9999999999")));
        assertEquals("took is soon: Text cannot be parsed to a Duration", refusal(good.replace("PT1.5S", "soon")));
    }

    @Test
    void fieldsOfANewerWriterArePassedOver() throws NotJson {
        String newer = new String(write(shapes.of(Whole.class), sample()), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"added\":[1,2],");
        assertEquals(sample(), shapes.of(Whole.class).read(JsonIn.read(newer)));
    }

    @Test
    void instantsAgreeWithTheLibraryOverTheWholeCalendar() {
        for (long second = -62_000_000_000L; second < 250_000_000_000L; second += 86_399L * 977) {
            Instant instant = Instant.ofEpochSecond(second, 123_456_000);
            String written = new String(new JsonOut().instant(instant).toBytes(), StandardCharsets.UTF_8);
            assertEquals(instant, Instant.parse(written.substring(1, written.length() - 1)));
        }
    }

    @Test
    void whatIsNotJsonIsRefused() {
        for (String bad : List.of("", "{", "[1,]", "{\"a\":1}x", "nul", "{'a':1}", "[1 2]")) {
            assertThrows(NotJson.class, () -> JsonIn.read(bad), bad);
        }
    }

    private String refusal(String json) {
        return assertThrows(NotJson.class, () -> shapes.of(Whole.class).read(JsonIn.read(json))).getMessage();
    }

    private static <T> byte[] write(Shape<T> shape, T value) {
        JsonOut out = new JsonOut();
        shape.write(out, value);
        return out.toBytes();
    }
}
