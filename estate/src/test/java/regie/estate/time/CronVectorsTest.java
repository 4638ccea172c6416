package regie.estate.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of Cronos and robfig/cron; where their rule is not Vixie's, the difference is listed and must still be one. */
class CronVectorsTest {

    @TestFactory
    Stream<DynamicTest> nextTimes() throws IOException {
        Map<String, String> differences = Vectors.differences();
        return Stream.of("next-times-cronos.csv", "next-times-robfig.csv")
                .filter(name -> !Vectors.missing(name))
                .flatMap(CronVectorsTest::rows)
                .map(row -> DynamicTest.dynamicTest(row.get("id") + " " + row.get("expression"), () -> {
                    String expected = row.get("expected").isEmpty() ? "never" : normal(row.get("expected"));
                    if (differences.containsKey(row.get("id"))) {
                        assertNotEquals(expected, answer(row), "no longer a difference: take it off the list");
                    } else {
                        assertEquals(expected, answer(row));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoExpressionIsRefused() {
        return Stream.of("invalid-expressions-cronos.csv", "invalid-expressions-croniter.csv")
                .filter(name -> !Vectors.missing(name))
                .flatMap(CronVectorsTest::rows)
                .map(row -> DynamicTest.dynamicTest(row.get("expression"), () -> assertInstanceOf(
                        CronExpression.Read.Wrong.class, CronExpression.read(row.get("expression"), CronDialect.VIXIE))));
    }

    @TestFactory
    Stream<DynamicTest> instantsThatDoOrDoNotFire() throws IOException {
        Map<String, String> differences = Vectors.differences();
        return Vectors.rows("fires-at-robfig.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("expression") + " at " + row.get("instant_utc"), () -> {
                    CronExpression expression = assertInstanceOf(CronExpression.Read.Ok.class,
                            CronExpression.read(row.get("expression"), CronDialect.VIXIE)).expression();
                    Instant instant = OffsetDateTime.parse(row.get("instant_utc")).toInstant();
                    boolean fires = Starts.of(expression, ZoneOffset.UTC).next(instant, true)
                            .filter(start -> start.instant().equals(instant)).isPresent();
                    boolean different = differences.containsKey("robfig fires " + row.get("expression"));
                    assertEquals(Boolean.parseBoolean(row.get("fires")) != different, fires);
                }));
    }

    private static Stream<Map<String, String>> rows(String name) {
        try {
            List<Map<String, String>> rows = Vectors.csv(Vectors.file(name));
            return rows.stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String answer(Map<String, String> row) {
        return switch (CronExpression.read(row.get("expression"), CronDialect.VIXIE)) {
            case CronExpression.Read.Ok ok -> Starts.of(ok.expression(), ZoneId.of(row.get("zone")))
                    .next(OffsetDateTime.parse(row.get("start")).toInstant(), row.get("inclusive").equals("True"))
                    .map(start -> normal(start.at().toString()))
                    .orElse("never");
            case CronExpression.Read.Wrong wrong ->
                    wrong.problem() instanceof CronProblem.NeverFires ? "never" : wrong.problem().sentence().en();
        };
    }

    private static String normal(String time) {
        return OffsetDateTime.parse(time).toString();
    }
}
