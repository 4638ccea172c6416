package regie.estate.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.kernel.Text;

/**
 * A calendar as declared. A date is worked when every calendar of {@code and} works it, one at least
 * of {@code or} does, none of {@code minus} does, and it is neither a weekend nor a holiday; {@code open}
 * wins over all that, and {@code closed} over everything.
 *
 * @param holidays the region whose holidays are not worked
 * @param closed never worked
 * @param open worked all the same
 * @param only when given, no other date is worked: a fiscal or accounting calendar as a list
 * @param from the first date on which this calendar says anything
 * @param until the last one; what depends on the calendar later is in error, never left out in silence
 */
public record CalendarRule(
        String name,
        Text title,
        Optional<String> holidays,
        Set<DayOfWeek> weekend,
        List<Span> closed,
        List<Span> open,
        Optional<List<Span>> only,
        List<String> and,
        List<String> or,
        List<String> minus,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** Saturday and Sunday. */
    public static final Set<DayOfWeek> USUAL_WEEKEND = Collections.unmodifiableSet(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    public CalendarRule {
        weekend = weekend.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(weekend);
        closed = List.copyOf(closed);
        open = List.copyOf(open);
        only = only.map(List::copyOf);
        and = List.copyOf(and);
        or = List.copyOf(or);
        minus = List.copyOf(minus);
    }

    /** The holidays of a region and its weekend, with nothing else. */
    public static CalendarRule ofRegion(String region, Set<DayOfWeek> weekend) {
        return new CalendarRule(region, Text.same(region), Optional.of(region), weekend, List.of(), List.of(), Optional.empty(),
                List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
