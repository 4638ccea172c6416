package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regie.estate.EstateModel;
import regie.estate.dates.PlanDateFunctions;
import regie.estate.dates.PlanDates;
import regie.estate.finding.Findings;
import regie.kernel.Expression.Outcome;
import regie.kernel.Language;
import regie.kernel.PlanName;
import regie.kernel.Value;

/** What only a date brings to light, and what expressions learn of calendars. */
class HorizonTest {

    private static final String ESTATE = """
            estate: e
            zone: Europe/Paris
            new_day: "06:00"
            calendar: working
            ---
            calendar: working
            holidays: FR
            closed: [{date: 2026-05-15, reason: Pont}]
            ---
            calendar: fiscal
            dates: [2026-10-30, 2026-11-30, 2026-12-30]
            ---
            host: local
            reach: local
            ---
            application: a
            ---
            plan: p
            application: a
            schedule: {days: %s, at: "22:00", calendar: %s}
            tasks: {t: {host: local, run: "echo {{ date.working(-1) }}"}}
            """;

    @TempDir
    Path dir;

    private Findings on(String date, String days, String calendar) throws IOException {
        Files.writeString(dir.resolve("estate.yaml"), ESTATE.formatted(days, calendar));
        return EstateReader.check(dir, Optional.empty(), Optional.of(LocalDate.parse(date)));
    }

    private String codes(String date, String days, String calendar) throws IOException {
        Findings findings = on(date, days, calendar);
        return findings.all().stream().filter(finding -> !finding.problem().code().equals("acts-later"))
                .map(finding -> finding.severity() + " " + finding.problem().code()).toList().toString();
    }

    @Test
    void aCalendarThatEndsIsToldWeeksAhead() throws IOException {
        assertEquals("[]", codes("2026-06-01", "working", "fiscal"));
        assertEquals("[WARNING calendar-ends]", codes("2026-07-15", "working", "fiscal"));
        assertEquals("[ERROR calendar-ends]", codes("2026-11-25", "working", "fiscal"));
        assertEquals("[ERROR calendar-ends]", codes("2027-01-04", "working", "fiscal"));
        assertEquals("[]", codes("2027-01-04", "working", "working"));
        assertTrue(on("2027-01-04", "working", "fiscal").text(Language.ENGLISH).contains("ended on 2026-12-30"));
    }

    @Test
    void aScheduleThatIsNeverDueIsToldSo() throws IOException {
        assertEquals("[WARNING never-due]", codes("2026-06-01", "2026-05-12", "working"));
        assertEquals("[ERROR never-due]", codes("2026-06-01", "2026-05-14", "working"));
        assertEquals("[ERROR never-due]", codes("2026-06-01", "\"1 in may\"", "working"));
        assertEquals("[]", codes("2026-06-01", "\"last working day of month\"", "working"));
    }

    private static Value value(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Is is -> is.value();
            case Outcome.Failed failed -> Value.of(failed.sentence());
        };
    }

    private static Value day(String date) {
        return new Value.Day(LocalDate.parse(date));
    }

    @Test
    void expressionsAskTheCalendarInForce() throws IOException {
        Files.writeString(dir.resolve("estate.yaml"), ESTATE.formatted("\"last working day of month\"", "working"));
        EstateModel model = ((EstateReader.Outcome.Valid) EstateReader.read(dir, "production")).model();
        PlanDateFunctions dates = new PlanDateFunctions(model, new PlanDates(model), model.plans().get(new PlanName("p")));
        LocalDate monday = LocalDate.of(2026, 5, 18);
        assertEquals(day("2026-05-13"), value(dates.working(monday, -1, Optional.empty())), "over the bridge and Ascension");
        assertEquals(day("2026-11-30"), value(dates.working(monday, 2, Optional.of("fiscal"))));
        assertEquals(day("2026-04-30"), value(dates.previous(monday)));
        assertEquals(day("2026-05-29"), value(dates.next(monday)));
        assertEquals(day("2026-05-29"), value(dates.lastWorkingOfMonth(monday)));
        assertEquals(new Value.Flag(false), value(dates.isLastWorkingOfMonth(monday)));
        assertTrue(value(dates.working(monday, 1, Optional.of("target2"))).asText().contains("working, fiscal"));
        assertTrue(value(dates.working(monday, 9, Optional.of("fiscal"))).asText().contains("known until 2026-12-30"));
    }
}
