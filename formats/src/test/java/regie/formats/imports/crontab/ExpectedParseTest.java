package regie.formats.imports.crontab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regie.formats.imports.Ledger;
import regie.formats.imports.Shared;
import regie.formats.imports.SourceFile;
import regie.formats.imports.parity.SourceStart;

/** What an independent reader makes of the crontabs of real packages, line by line: account, command, variables, next times. */
class ExpectedParseTest {

    private static final Instant BASE = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> everyLineIsReadAsSystemdCronReadsIt() throws IOException {
        Path expected = Shared.data("crontabs/expected-parse.csv");
        List<List<String>> rows = Files.readAllLines(expected).stream().skip(1).map(Shared::cells).toList();
        assertTrue(rows.size() >= 22);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.get(0) + " " + row.get(1), () -> compare(row)));
    }

    private static void compare(List<String> row) throws IOException {
        CronEntry entry = read(row.get(0)).entries().get(Integer.parseInt(row.get(1)) - 1);
        String environment = entry.environment().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue().value())
                .collect(Collectors.joining(" "));
        assertEquals(row.get(2), entry.user().map(user -> user.value()).orElse(""));
        assertEquals(row.get(3), entry.command().value().replaceAll("\\s+", " ").strip());
        assertEquals(row.get(4), environment);
        assertEquals(row.subList(6, 10).stream().filter(next -> !next.isEmpty()).map(Instant::parse).toList(), next(entry));
    }

    private static List<Instant> next(CronEntry entry) {
        if (!(entry.when() instanceof CronEntry.When.Clock clock)) {
            return List.of();
        }
        List<Instant> next = new ArrayList<>();
        for (SourceStart start : new CronRule(clock.fields(), ZoneOffset.UTC, false).starts(BASE, BASE.plus(Duration.ofDays(120)))) {
            if (start.at().isAfter(BASE) && next.size() < 4) {
                next.add(start.at());
            }
        }
        return next;
    }

    @TestFactory
    Stream<DynamicTest> eachFileHasAsManyLinesAsExpected() throws IOException {
        List<List<String>> rows = Files.readAllLines(Shared.data("crontabs/expected-parse.csv"))
                .stream().skip(1).map(Shared::cells).toList();
        return Shared.files("crontabs").stream()
                .filter(file -> !file.name().matches(".*\\.(csv|md)|anacrontab|sysstat-example.*")).map(file ->
                DynamicTest.dynamicTest(file.name(), () -> {
                    long lines = rows.stream().filter(row -> row.get(0).equals(file.name())).count();
                    assertEquals(lines, CrontabReader.read(file, new Ledger(), false).orElseThrow().entries().size());
                }));
    }

    private static CronFile read(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Shared.data("crontabs").resolve(name));
        return CrontabReader.read(new SourceFile(name, bytes), new Ledger(), false).orElseThrow();
    }
}
