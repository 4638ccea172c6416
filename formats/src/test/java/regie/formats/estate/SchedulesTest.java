package regie.formats.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regie.estate.EstateModel;
import regie.estate.dates.Cycle;
import regie.estate.dates.PlanDates;
import regie.estate.plan.PlanDefinition;
import regie.estate.schedule.PlannedStart;
import regie.kernel.PlanName;

/** From a schedule as written to the starts of production dates; each case is one line of the language. */
class SchedulesTest {

    private static final PlanName P = new PlanName("p");

    private static EstateModel model(String planKeys) {
        String text = """
                estate: e
                title: E
                zone: Europe/Paris
                new_day: "06:00"
                calendar: working
                ---
                calendar: working
                holidays: FR
                ---
                calendar: short
                until: 2026-06-30
                ---
                host: app01
                ---
                application: sales
                ---
                plan: p
                application: sales
                %s
                tasks: {a: {host: app01, run: "true"}}
                """.formatted(planKeys);
        Bundle bundle = Bundle.of(Map.of("estate.yaml", new Bundle.Content(text.getBytes(StandardCharsets.UTF_8), false)));
        EstateReader.Outcome outcome = EstateReader.read(bundle, "production");
        return assertInstanceOf(EstateReader.Outcome.Valid.class, outcome, outcome.findings().all().toString()).model();
    }

    private static PlanDates dates(String schedule) {
        return new PlanDates(model("schedule: {" + schedule + "}"));
    }

    /** The production dates of a month, as days of it. */
    private static String days(String schedule, String month) {
        PlanDates dates = dates(schedule);
        LocalDate first = LocalDate.parse(month + "-01");
        StringBuilder text = new StringBuilder();
        first.datesUntil(first.plusMonths(1)).filter(date -> dates.isDate(P, date))
                .forEach(date -> text.append(text.isEmpty() ? "" : " ").append(date.getDayOfMonth()));
        return text.toString();
    }

    private static List<String> starts(PlanDates dates, String date) {
        return dates.starts(P, LocalDate.parse(date)).stream().map(start -> start.start().at() + " " + start.start().applied()).toList();
    }

    @Test
    void closedDaysAreLeftOutOrMoved() {
        assertEquals("15", days("days: \"15\", at: \"22:00\"", "2026-05"));
        assertEquals("", days("days: \"1\", at: \"22:00\"", "2026-05"));
        assertEquals("1", days("days: \"1\", at: \"22:00\", if_closed: run", "2026-05"));
        assertEquals("4", days("days: \"1\", at: \"22:00\", if_closed: next", "2026-05"));
        assertEquals("1 30", days("days: \"1\", at: \"22:00\", if_closed: previous", "2026-04"));
        assertEquals("4", days("days: \"1\", at: \"22:00\", if_closed: previous, stay_in_month: true", "2026-05"));
        assertEquals("29", days("days: last day of month, at: \"22:00\", if_closed: next, stay_in_month: true", "2026-05"));
        assertEquals("31", days("days: last day of month, at: \"22:00\", if_closed: run", "2026-05"));
    }

    @Test
    void shiftsCountWorkingDaysAndCrossEdges() {
        assertEquals("5", days("days: \"1\", at: \"22:00\", if_closed: next, shift: 1", "2026-05"));
        assertEquals("30", days("days: \"1\", at: \"22:00\", if_closed: next, shift: -1", "2026-04"));
        assertEquals("30", days("days: 1st working day of year, at: \"22:00\", shift: -2", "2025-12"));
        assertEquals("5", days("days: last working day of month, at: \"22:00\", shift: 2", "2026-05"));
    }

    @Test
    void dailyIsEveryDayAndExceptionsWin() {
        assertEquals(31, days("at: \"22:00\"", "2026-05").split(" ").length);
        assertEquals(17, days("days: working, at: \"22:00\"", "2026-05").split(" ").length);
        assertEquals("2 3 9 10 16 17 23 24 30 31", days("days: \"sat,sun\", at: \"22:00\", if_closed: run", "2026-05"));
        assertEquals("2 3 9 10 16 17 23 24 30",
                days("days: [sat, sun], except: [2026-05-31, first fri of month], at: \"22:00\", if_closed: run", "2026-05"));
        assertEquals("11 12 13", days("at: \"22:00\", valid: {from: 2026-05-11, until: 2026-05-13}", "2026-05"));
    }

    @Test
    void timesAreTheFirstSinceTheNewDay() {
        assertEquals(List.of("2026-03-28T22:00+01:00 AS_WRITTEN", "2026-03-29T03:00+02:00 GAP_AT_END"),
                starts(dates("at: [\"02:30\", \"22:00\"]"), "2026-03-28"));
        assertEquals(List.of("2026-03-31T02:30+02:00 AS_WRITTEN"), starts(dates("at: \"02:30\", day: 2"), "2026-03-28"));
        assertEquals(List.of("2026-03-29T03:30+02:00 GAP_SHIFTED"), starts(dates("at: \"02:30\", dst: {gap: shift}"), "2026-03-28"));
        assertEquals(List.of(), starts(dates("at: \"02:30\", dst: {gap: skip}"), "2026-03-28"));
        assertEquals(List.of("2026-10-25T02:30+02:00 FIRST_PASS", "2026-10-25T02:30+01:00 SECOND_PASS"),
                starts(dates("at: \"02:30\", dst: {overlap: both}"), "2026-10-24"));
        assertEquals(List.of("2026-03-29T03:00+02:00 GAP_AT_END"), starts(dates("at: [\"02:10\", \"02:30\"]"), "2026-03-28"));
    }

    @Test
    void cronAndRecurrenceTakeTheProductionDateOfTheInstant() {
        assertEquals(List.of("2026-05-01T22:00+02:00 AS_WRITTEN", "2026-05-02T05:59+02:00 AS_WRITTEN"),
                starts(dates("cron: \"0,59 22,5 * * *\""), "2026-05-01").stream()
                .filter(text -> !text.contains(":59+") || text.contains("05:59"))
                        .filter(text -> !text.contains("T05:00")).toList());
        assertEquals(List.of("2026-05-29T22:00+02:00 AS_WRITTEN"),
                starts(dates("rrule: \"FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=22\""), "2026-05-29"));
        assertEquals(List.of(), starts(dates("cron: \"0 22 * * *\", except: 2026-05-01"), "2026-05-01"));
        assertEquals(List.of("2026-05-31T22:00+02:00 AS_WRITTEN"), starts(dates("cron: \"0 0 22 L * ?\", dialect: quartz"), "2026-05-31"));
    }

    @Test
    void aZoneOfItsOwnTakesTheNewDayThere() {
        PlanDates newYork = new PlanDates(model("zone: America/New_York\nschedule: {at: \"05:00\"}"));
        assertEquals(List.of("2026-05-02T05:00-04:00 AS_WRITTEN"), starts(newYork, "2026-05-01"));
        assertEquals(List.of("2026-05-01T22:00-04:00 AS_WRITTEN"), starts(dates("at: \"22:00\", zone: America/New_York"), "2026-05-01"));
    }

    @Test
    void anIntervalIsOneRunWithOccurrencesInElapsedTime() {
        PlanDates dates = dates("every: 1h, from: \"22:00\", to: \"04:00\"");
        assertEquals(7, cycle(dates, "2026-05-01").slots().size());
        assertEquals(6, cycle(dates, "2026-03-28").slots().size());
        assertEquals(8, cycle(dates, "2026-10-24").slots().size());
        assertEquals(96, cycle(dates("every: 15m"), "2026-05-01").slots().size());
        assertEquals(1, dates("every: 15m").starts(P, LocalDate.parse("2026-05-01")).size());
    }

    private static Cycle cycle(PlanDates dates, String date) {
        PlannedStart start = dates.starts(P, LocalDate.parse(date)).getFirst();
        return dates.cycle(start).orElseThrow();
    }

    @Test
    void severalSchedulesAreOneAtTheSameInstant() {
        PlanDates dates = new PlanDates(model("schedules: {nights: {at: \"22:00\"}, "
                + "month-end: {days: last working day of month, at: [\"22:00\", \"23:00\"]}}"));
        assertEquals(List.of("nights 2026-05-29T22:00+02:00", "month-end 2026-05-29T23:00+02:00"),
                dates.starts(P, LocalDate.parse("2026-05-29")).stream().map(start -> start.schedule() + " " + start.start().at()).toList());
    }

    @Test
    void datesBeforeAndAfter() {
        PlanDates dates = dates("days: working, at: \"22:00\"");
        assertEquals(Optional.of(LocalDate.parse("2026-04-30")), dates.previous(P, LocalDate.parse("2026-05-04")));
        assertEquals(Optional.of(LocalDate.parse("2026-05-04")), dates.next(P, LocalDate.parse("2026-04-30")));
        assertEquals(Optional.of(LocalDate.parse("2028-02-29")), dates("cron: \"0 22 29 2 *\"").next(P, LocalDate.parse("2026-01-01")));
        assertEquals(Optional.empty(), dates("at: \"22:00\", valid: {until: 2026-01-01}").next(P, LocalDate.parse("2026-01-01")));
    }

    @Test
    void whatACalendarDoesNotKnowIsSaid() {
        PlanDates dates = dates("days: working, at: \"22:00\", calendar: short");
        assertEquals(List.of(), dates.unknownOn(P, LocalDate.parse("2026-06-30")));
        assertEquals(List.of("short"), dates.unknownOn(P, LocalDate.parse("2026-07-01")));
    }

    @Test
    void thePinnedFormKeepsSchedules() {
        PlanDefinition plan = model("schedules: {a: {cron: \"0 2 * * *\", zone: UTC}, "
                + "b: {every: 5m, anchor: end, catch_up: {missed: all}}}")
                .plans().get(P);
        assertEquals(plan.schedules(), PlanReader.fromCanonical(plan.canonical()).schedules());
    }
}
