package regie.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import regie.engine.day.DayPlanner;
import regie.estate.finding.Severity;
import regie.formats.estate.EstateReader;
import regie.kernel.Language;

/** The demo is the first estate that a newcomer reads: it must be right to the last word. */
class DemoTest {

    private static final Path DEMO = Project.root().resolve("demo");
    private static final Pattern SCRIPT = Pattern.compile("\\./(bin/[\\w.-]+)(?: ([\\w-]+))?");

    @Test
    void isAValidEstateWithoutAWarning() {
        var outcome = EstateReader.read(DEMO, "production");
        var graver = outcome.findings().all().stream().filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.line(Language.ENGLISH)).toList();
        assertEquals(List.of(), graver);
    }

    /** What is ordered on the production date in which the demo begins, by the schedules of its plans. */
    @Test
    void itsNightIsPlannedByItsSchedules() {
        var valid = assertInstanceOf(EstateReader.Outcome.Valid.class, EstateReader.read(DEMO, "production"));
        DayPlanner planner = new DayPlanner(valid.model());
        List<String> planned = planner.plan(planner.scopes().getFirst(), LocalDate.parse("2026-11-23")).runs().stream()
                .map(run -> run.plan().value()).toList();
        assertEquals(List.of("inventory-count", "night", "nightly-close", "price-update", "web-catalogue", "payroll", "backups",
                "night-closing"), planned);
    }

    @Test
    void runsOnlyScriptsThatItHas() {
        var plans = Project.texts().stream().filter(page -> page.path().startsWith("demo/plans/")).toList();
        for (Page page : plans) {
            SCRIPT.matcher(page.text()).results().forEach(match -> {
                Path script = DEMO.resolve(match.group(1));
                assertTrue(Files.isExecutable(script), page.path() + ": " + script + " is missing or not executable");
                if (match.group(1).equals("bin/run-sql.sh") || match.group(1).equals("bin/figures.sh")) {
                    assertTrue(match.group(2) == null || Files.isRegularFile(DEMO.resolve("sql/" + match.group(2) + ".sql")),
                            page.path() + ": sql/" + match.group(2) + ".sql is missing");
                }
            });
        }
    }

    @Test
    void namesOnlyQueriesThatItHas() {
        Pattern query = Pattern.compile("like: (?:extract|run-sql)\\s+with: \\{name: ([\\w-]+)}");
        Project.texts().stream().filter(page -> page.path().startsWith("demo/plans/"))
                .flatMap(page -> query.matcher(page.text()).results()).map(match -> match.group(1))
                .forEach(name -> assertTrue(Files.isRegularFile(DEMO.resolve("sql/" + name + ".sql")), "sql/" + name + ".sql is missing"));
    }
}
