package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import regie.estate.calendar.CalendarRule;
import regie.estate.calendar.Holidays;
import regie.estate.calendar.Span;
import regie.estate.calendar.WorkCalendar;
import regie.kernel.Text;

/** Calendars for tests: Saturdays, Sundays and some holidays, without a library. */
public final class TestCalendars {

    private TestCalendars() {}

    /** Fixed French holidays, on every year. */
    public static final Holidays FIXED = (region, year) -> {
        SortedMap<LocalDate, Text> days = new TreeMap<>();
        for (String day : List.of("01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25")) {
            days.put(LocalDate.parse(year + "-" + day), Text.same(day));
        }
        return region.equals("FR") && year >= 2000 && year <= 2060 ? Optional.of(days) : Optional.empty();
    };

    public static WorkCalendar french() {
        return new WorkCalendar(CalendarRule.ofRegion("FR", CalendarRule.USUAL_WEEKEND), FIXED, Map.of());
    }

    /** A calendar with a weekend of its own, stretches closed and days opened. */
    public static WorkCalendar random(Random chance) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        IntStream.range(0, chance.nextInt(4)).forEach(i -> weekend.add(DayOfWeek.of(1 + chance.nextInt(7))));
        LocalDate start = LocalDate.of(2015, 1, 1);
        List<Span> closed = IntStream.range(0, chance.nextInt(30)).mapToObj(i -> {
            LocalDate from = start.plusDays(chance.nextInt(12_000));
            return new Span(from, from.plusDays(chance.nextInt(20)), Optional.empty());
        }).toList();
        List<Span> open = IntStream.range(0, chance.nextInt(30)).mapToObj(i -> Span.of(start.plusDays(chance.nextInt(12_000)))).toList();
        return new WorkCalendar(new CalendarRule("random", Text.same("random"), Optional.of("FR"), weekend, closed, open, Optional.empty(),
                List.of(), List.of(), List.of(), Optional.empty(), Optional.empty()), FIXED, Map.of());
    }
}
