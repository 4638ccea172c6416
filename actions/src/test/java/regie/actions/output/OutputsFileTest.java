package regie.actions.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.kernel.Value;

class OutputsFileTest {

    private static Published read(String text) {
        return OutputsFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Value value(String text) {
        return read("v=" + text).outputs().get("v");
    }

    private static Value number(String text) {
        return new Value.Number(new BigDecimal(text));
    }

    @Test
    void jsonNumbersBooleansAndArraysAreTyped() {
        assertEquals(number("42"), value("42"));
        assertEquals(number("-1.50"), value("-1.50"));
        assertEquals(number("1E+3"), value("1e3"));
        assertEquals(Value.of(true), value("true"));
        assertEquals(new Value.Items(List.of(Value.of(1), Value.of("a"), Value.NOTHING, new Value.Items(List.of()),
                new Value.Fields(Map.of("k", number("1.10"))))), value("[1,\"a\",null,[],{\"k\":1.10}]"));
    }

    @Test
    void everythingElseIsText() {
        for (String text : List.of("007", "1.", ".5", "+1", "1e999999999", "0x10", "NaN", "True", "null", "{\"a\":1}", "[1,", "[1] ]",
                "\"quoted\"", " padded ", "a=b", "[" + "[".repeat(100) + "]", "9".repeat(500))) {
            assertEquals(Value.of(text), value(text), text);
        }
    }

    @Test
    void theLastLineOfANameCountsAndCheckpointIsApart() {
        Published published = read("rows=1\nrows=2\r\ncheckpoint=chunk 7\n\nempty=\n");
        assertEquals(List.of("rows", "empty"), List.copyOf(published.outputs().keySet()));
        assertEquals(number("2"), published.outputs().get("rows"));
        assertEquals(Optional.of("chunk 7"), published.checkpoint());
        assertTrue(published.problem().isEmpty());
    }

    @Test
    void wrongLinesAreSaidAndTheRestIsKept() {
        Published published = read("Rows=1\nno equals\nok=1\n9x=2\n");
        assertEquals(Map.of("ok", number("1")), published.outputs());
        assertTrue(published.problem().orElseThrow().en().startsWith("3 line(s)"), published.problem().toString());
        assertTrue(published.problem().orElseThrow().fr().contains("Rows=1"));
    }

    @Test
    void controlCharactersAndInvalidBytesBecomeReplacements() {
        assertEquals(Value.of("a\uFFFDb\tc"), value("a\u0000b\tc"));
        assertEquals(Value.of("\uFFFD"), OutputsFile.read(new byte[] {'v', '=', (byte) 0xff}).outputs().get("v"));
    }

    @Test
    void tooMuchPublishesNothingAndSaysSo() {
        Published published = read("v=" + "x".repeat(Published.MOST_BYTES));
        assertTrue(published.outputs().isEmpty());
        assertTrue(published.problem().isPresent());
    }
}
