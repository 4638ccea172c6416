package regie.estate.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import regie.estate.schedule.TestCalendars;
import regie.kernel.Text;

class WorkCalendarTest {

    private static final LocalDate BRIDGE = LocalDate.of(2026, 5, 15);

    private static CalendarRule rule(String name, List<Span> closed, List<Span> open, Optional<List<Span>> only,
            List<String> and, List<String> or, List<String> minus, Optional<LocalDate> until) {
        Set<DayOfWeek> weekend = only.isPresent() || !and.isEmpty() || !or.isEmpty() ? Set.of() : CalendarRule.USUAL_WEEKEND;
        Optional<String> region = weekend.isEmpty() ? Optional.empty() : Optional.of("FR");
        return new CalendarRule(name, Text.same(name), region, weekend, closed, open, only, and, or, minus, Optional.empty(), until);
    }

    private static WorkCalendar listed(String... dates) {
        return new WorkCalendar(rule("listed", List.of(), List.of(), Optional.of(List.of(dates).stream()
                .map(date -> Span.of(LocalDate.parse(date))).toList()), List.of(), List.of(), List.of(), Optional.empty()),
                Holidays.NONE, Map.of());
    }

    private static WorkCalendar made(List<String> and, List<String> or, List<String> minus, Map<String, WorkCalendar> others) {
        return new WorkCalendar(rule("made", List.of(), List.of(), Optional.empty(), and, or, minus, Optional.empty()),
                TestCalendars.FIXED, others);
    }

    @Test
    void closedWinsOverOpenAndOpenOverHolidaysAndWeekends() {
        LocalDate saturday = LocalDate.of(2026, 5, 16);
        LocalDate victory = LocalDate.of(2026, 5, 8);
        WorkCalendar calendar = new WorkCalendar(rule("w", List.of(new Span(BRIDGE, BRIDGE, Optional.of(new Text("Pont", "Bridge")))),
                List.of(new Span(BRIDGE, saturday, Optional.empty()), Span.of(victory)), Optional.empty(), List.of(), List.of(), List.of(),
                Optional.empty()), TestCalendars.FIXED, Map.of());
        assertEquals("Bridge", calendar.day(BRIDGE).reason().en());
        assertFalse(calendar.working(BRIDGE));
        assertTrue(calendar.working(saturday));
        assertTrue(calendar.working(victory));
        assertEquals("weekend (Sunday)", calendar.day(saturday.plusDays(1)).reason().en());
        assertEquals("working day", calendar.day(saturday.plusDays(2)).reason().en());
    }

    @Test
    void aReasonAndAnAnswerAlwaysAgree() {
        for (long seed = 0; seed < 20; seed++) {
            WorkCalendar calendar = TestCalendars.random(new Random(seed));
            LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2026, 1, 1)).forEach(date ->
                    assertEquals(calendar.working(date), calendar.day(date).working(), calendar + " " + date));
        }
    }

    @Test
    void soManyWorkingDaysAwayAgreesWithCounting() {
        Random chance = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            WorkCalendar calendar = TestCalendars.random(new Random(i % 20));
            LocalDate date = LocalDate.of(2020, 1, 1).plusDays(chance.nextInt(3_000));
            int n = chance.nextInt(81) - 40;
            LocalDate day = date;
            for (int left = Math.max(Math.abs(n), calendar.working(date) ? 0 : 1); left > 0;) {
                day = day.plusDays(n < 0 ? -1 : 1);
                left -= calendar.working(day) ? 1 : 0;
            }
            assertEquals(Optional.of(day), calendar.plusWorking(date, n), date + " " + n);
        }
    }

    @Test
    void calendarsOfCalendars() {
        WorkCalendar french = TestCalendars.french();
        WorkCalendar closing = listed("2026-01-30", "2026-02-01", "2026-12-31");
        LocalDate sunday = LocalDate.of(2026, 2, 1);
        LocalDate friday = LocalDate.of(2026, 1, 30);
        Map<String, WorkCalendar> others = Map.of("fr", french, "closing", closing);
        WorkCalendar both = made(List.of("fr", "closing"), List.of(), List.of(), others);
        assertTrue(both.working(friday));
        assertFalse(both.working(sunday));
        assertEquals("FR: weekend (Sunday)", both.day(sunday).reason().en());
        assertTrue(made(List.of(), List.of("fr", "closing"), List.of(), others).working(sunday));
        WorkCalendar without = made(List.of("fr"), List.of(), List.of("closing"), others);
        assertFalse(without.working(friday));
        assertTrue(without.working(friday.minusDays(1)));
        assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), without.knownUntil(), "it ends with the first of its parts that ends");
    }

    @Test
    void whatIsNotKnownIsSaidToBe() {
        WorkCalendar calendar = listed("2026-01-30", "2026-12-31");
        assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), calendar.knownUntil());
        assertFalse(calendar.knows(LocalDate.of(2027, 1, 1)));
        assertEquals("not known: the calendar ends on 2026-12-31", calendar.day(LocalDate.of(2027, 1, 4)).reason().en());
        assertEquals(Optional.empty(), calendar.plusWorking(LocalDate.of(2026, 12, 31), 1));
        assertEquals(Optional.of(LocalDate.of(2060, 12, 31)), TestCalendars.french().knownUntil());
        assertEquals(Optional.empty(), WorkCalendar.EVERY_DAY.knownUntil());
        assertEquals(Optional.of(LocalDate.of(1970, 1, 1)), WorkCalendar.EVERY_DAY.plusWorking(LocalDate.of(1066, 10, 14), 1));
        assertEquals(Optional.empty(), WorkCalendar.EVERY_DAY.plusWorking(LocalDate.of(2199, 12, 31), 1));
    }
}
