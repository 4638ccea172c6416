package regie.estate.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every walk, forwards and back, that croniter's own tests take; where its rule is not Vixie's, the difference is listed. */
class CroniterSequencesTest {

    private static final String FILE = "sequences-croniter.json";
    private static final Pattern TEXT = Pattern.compile("\"(expression|id|start|zone|seconds_field)\": \"([^\"]*)\"");
    private static final Pattern STEP = Pattern.compile("\\[\"(next|prev)\", \"([^\"]*)\"\\]");

    @TestFactory
    Stream<DynamicTest> walks() throws IOException {
        if (Vectors.missing(FILE)) {
            return Stream.empty();
        }
        Map<String, String> differences = Vectors.differences();
        return Files.readAllLines(Vectors.file(FILE)).stream().filter(line -> line.contains("\"expression\"")).map(line -> {
            String id = text(line, "id").orElseThrow();
            return DynamicTest.dynamicTest(id + " " + text(line, "expression").orElseThrow(), () -> {
                List<String> expected = new ArrayList<>();
                List<String> found = walk(line, expected);
                if (differences.containsKey(id)) {
                    assertNotEquals(expected, found, "no longer a difference: take it off the list");
                } else {
                    assertEquals(expected, found);
                }
            });
        });
    }

    private static Optional<String> text(String line, String name) {
        Matcher matcher = TEXT.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }

    private static List<String> walk(String line, List<String> expected) {
        boolean zoned = text(line, "zone").isPresent();
        ZoneId zone = ZoneId.of(text(line, "zone").orElse("UTC"));
        String from = text(line, "start").orElseThrow();
        Instant at = zoned ? OffsetDateTime.parse(from).toInstant() : LocalDateTime.parse(from).atZone(zone).toInstant();
        CronExpression.Read read = read(text(line, "expression").orElseThrow());
        List<String> found = new ArrayList<>();
        Matcher step = STEP.matcher(line);
        while (step.find()) {
            expected.add(step.group(1) + " " + (step.group(2).startsWith("!") ? "never" : moment(step.group(2), zoned)));
            Optional<Start> start = Optional.empty();
            if (read instanceof CronExpression.Read.Ok ok) {
                Starts starts = Starts.of(ok.expression(), zone);
                start = step.group(1).equals("next") ? starts.next(at, false) : starts.previous(at);
            }
            found.add(step.group(1) + " " + start.map(it -> zoned ? it.at().toString() : it.at().toLocalDateTime().toString())
                    .orElse("never"));
            at = start.map(Start::instant).orElse(at);
        }
        return found;
    }

    private static String moment(String text, boolean zoned) {
        return zoned ? OffsetDateTime.parse(text).toString() : LocalDateTime.parse(text).toString();
    }

    /** croniter writes seconds after the day of week, and years after them. */
    private static CronExpression.Read read(String written) {
        String[] fields = written.split(" +");
        if (fields.length < 6) {
            return CronExpression.read(written, CronDialect.VIXIE);
        }
        String five = String.join(" ", List.of(fields).subList(0, 5));
        if (fields.length == 6) {
            return CronExpression.read(fields[5] + " " + five, CronDialect.VIXIE);
        }
        String day = fields[4].equals("*") ? "?" : fields[4];
        return CronExpression.read(String.join(" ", fields[5], fields[0], fields[1], fields[2], fields[3], day, fields[6]),
                CronDialect.QUARTZ);
    }
}
