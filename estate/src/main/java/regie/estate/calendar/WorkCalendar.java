package regie.estate.calendar;

import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import regie.kernel.Text;

/**
 * A calendar that answers: whether a date is worked, why, and which date is so many working days
 * away. Answers are kept by year as they are first asked for, so asking again costs a look in an
 * array. Safe to share between threads.
 *
 * <p>What it does not know (before {@link #knownFrom()}, after {@link #knownUntil()}) it calls closed, and
 * {@link #knows} says no; whoever plans must ask that first, so that a calendar that has run out is
 * an error and never a day without work.
 */
public final class WorkCalendar {

    /** The dates on which anything is known of any calendar. */
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    /** Every day is worked: what holds where no calendar is declared. */
    public static final WorkCalendar EVERY_DAY = new WorkCalendar(new CalendarRule("every-day",
            new Text("Tous les jours", "Every day"), Optional.empty(), Collections.emptySet(), List.of(), List.of(), Optional.empty(),
            List.of(), List.of(), List.of(), Optional.empty(), Optional.empty()), Holidays.NONE, Map.of());

    private final CalendarRule rule;
    private final Holidays holidays;
    private final List<WorkCalendar> and;
    private final List<WorkCalendar> or;
    private final List<WorkCalendar> minus;
    private final Optional<LocalDate> knownFrom;
    private final Optional<LocalDate> knownUntil;
    private final @Nullable Worked[] years = new @Nullable Worked[LAST_YEAR - FIRST_YEAR + 1];

    /** @param others the calendars that the rule names, each already made; so none can stand on itself */
    public WorkCalendar(CalendarRule rule, Holidays holidays, Map<String, WorkCalendar> others) {
        this.rule = rule;
        this.holidays = holidays;
        this.and = named(rule.and(), others);
        this.or = named(rule.or(), others);
        this.minus = named(rule.minus(), others);
        this.knownFrom = Stream.concat(parts().flatMap(part -> part.knownFrom.stream()), ownFrom())
                .max(LocalDate::compareTo);
        this.knownUntil = Stream.concat(parts().flatMap(part -> part.knownUntil.stream()), ownUntil())
                .min(LocalDate::compareTo);
    }

    private static List<WorkCalendar> named(List<String> names, Map<String, WorkCalendar> others) {
        return names.stream().map(name -> Objects.requireNonNull(others.get(name), name)).toList();
    }

    private Stream<WorkCalendar> parts() {
        return Stream.of(and, or, minus).flatMap(List::stream);
    }

    private Stream<LocalDate> ownFrom() {
        return Stream.concat(rule.from().stream(), rule.holidays().map(region -> LocalDate.of(Holidays.FIRST_YEAR, 1, 1)).stream());
    }

    private Stream<LocalDate> ownUntil() {
        Stream<LocalDate> listed = rule.only().stream().flatMap(spans -> spans.stream().map(Span::to).max(LocalDate::compareTo).stream());
        Stream<LocalDate> holidaysEnd = rule.holidays().map(region -> LocalDate.of(Holidays.LAST_YEAR, 12, 31)).stream();
        return rule.until().isPresent() ? Stream.concat(rule.until().stream(), holidaysEnd) : Stream.concat(listed, holidaysEnd);
    }

    /** Calendars of the same rule, made of equal calendars, are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WorkCalendar it && rule.equals(it.rule) && and.equals(it.and) && or.equals(it.or) && minus.equals(it.minus);
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    @Override
    public String toString() {
        return "WorkCalendar[" + name() + "]";
    }

    /**
     * The worked days of a year. A record, because what its fields hold is seen whole by every thread that sees the record;
     * two threads that ask first at once both work it out, and find the same.
     */
    private record Worked(boolean[] days) {}

    /** A date, whether it is worked, and why. */
    public record Day(LocalDate date, boolean working, Text reason) {}

    public CalendarRule rule() {
        return rule;
    }

    public String name() {
        return rule.name();
    }

    /** The first date that is known; empty without a limit. */
    public Optional<LocalDate> knownFrom() {
        return knownFrom;
    }

    /** The last date that is known; empty without a limit. */
    public Optional<LocalDate> knownUntil() {
        return knownUntil;
    }

    public boolean knows(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR
                && knownFrom.filter(date::isBefore).isEmpty() && knownUntil.filter(date::isAfter).isEmpty();
    }

    /** Whether {@code date} is worked; what is not known is not. */
    public boolean working(LocalDate date) {
        int year = date.getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR && year(year)[date.getDayOfYear() - 1];
    }

    /**
     * The working day {@code n} working days after {@code date}, or before it when {@code n} is negative. From a closed
     * day the first step reaches the nearest working day on that side. With 0 the date itself when it is
     * worked, else the next working day. Empty when the calendar ends before that.
     */
    public Optional<LocalDate> plusWorking(LocalDate date, int n) {
        if (n == 0 && working(date)) {
            return Optional.of(date);
        }
        int step = n < 0 ? -1 : 1;
        int left = Math.max(1, Math.abs(n));
        int year = Math.clamp(date.getYear(), FIRST_YEAR, LAST_YEAR);
        int day = year == date.getYear() ? date.getDayOfYear() - 1 : date.getYear() < year ? -1 : daysOf(year);
        while (year >= FIRST_YEAR && year <= LAST_YEAR) {
            boolean[] worked = year(year);
            for (day += step; day >= 0 && day < worked.length; day += step) {
                if (worked[day] && --left == 0) {
                    return Optional.of(LocalDate.ofYearDay(year, day + 1));
                }
            }
            year += step;
            day = step > 0 ? -1 : daysOf(year);
        }
        return Optional.empty();
    }

    /** The day with its reason. */
    public Day day(LocalDate date) {
        Optional<Text> closed = whyClosed(date);
        return new Day(date, closed.isEmpty(), closed.orElseGet(() -> whyOpen(date)));
    }

    private static int daysOf(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR ? 0 : Year.of(year).length();
    }

    private boolean[] year(int year) {
        Worked kept = years[year - FIRST_YEAR];
        if (kept == null) {
            kept = new Worked(fill(year));
            years[year - FIRST_YEAR] = kept;
        }
        return kept.days();
    }

    private boolean[] fill(int year) {
        boolean[] worked = new boolean[daysOf(year)];
        LocalDate first = LocalDate.ofYearDay(year, 1);
        if (rule.only().isPresent()) {
            mark(worked, year, rule.only().get(), true);
        } else {
            for (int i = 0; i < worked.length; i++) {
                LocalDate date = first.plusDays(i);
                worked[i] = !rule.weekend().contains(date.getDayOfWeek()) && combined(date);
            }
            namesOf(year).forEach((date, name) -> worked[date.getDayOfYear() - 1] = false);
        }
        mark(worked, year, rule.open(), true);
        mark(worked, year, rule.closed(), false);
        for (int i = 0; i < worked.length; i++) {
            worked[i] &= knows(first.plusDays(i));
        }
        return worked;
    }

    private boolean combined(LocalDate date) {
        return and.stream().allMatch(part -> part.working(date))
                && (or.isEmpty() || or.stream().anyMatch(part -> part.working(date)))
                && minus.stream().noneMatch(part -> part.working(date));
    }

    private SortedMap<LocalDate, Text> namesOf(int year) {
        return rule.holidays().flatMap(region -> holidays.of(region, year)).orElse(Collections.emptySortedMap());
    }

    private static void mark(boolean[] worked, int year, List<Span> spans, boolean as) {
        for (Span span : spans) {
            if (span.from().getYear() <= year && span.to().getYear() >= year) {
                int from = span.from().getYear() < year ? 0 : span.from().getDayOfYear() - 1;
                int to = span.to().getYear() > year ? worked.length : span.to().getDayOfYear();
                Arrays.fill(worked, from, to, as);
            }
        }
    }

    private Optional<Text> whyClosed(LocalDate date) {
        if (!knows(date)) {
            return Optional.of(DayReasons.unknown(this, date));
        }
        Optional<Span> closed = find(rule.closed(), date);
        if (closed.isPresent()) {
            return Optional.of(closed.get().reason().orElse(DayReasons.CLOSED));
        }
        if (find(rule.open(), date).isPresent()) {
            return Optional.empty();
        }
        if (rule.only().isPresent()) {
            return find(rule.only().get(), date).isPresent() ? Optional.empty() : Optional.of(DayReasons.NOT_LISTED);
        }
        Text holiday = namesOf(date.getYear()).get(date);
        if (holiday != null) {
            return Optional.of(holiday);
        }
        if (rule.weekend().contains(date.getDayOfWeek())) {
            return Optional.of(DayReasons.weekend(date));
        }
        return closedByOthers(date);
    }

    private Optional<Text> closedByOthers(LocalDate date) {
        Optional<WorkCalendar> closes = and.stream().filter(part -> !part.working(date)).findFirst();
        if (closes.isEmpty() && !or.isEmpty() && or.stream().noneMatch(part -> part.working(date))) {
            closes = Optional.of(or.getFirst());
        }
        if (closes.isPresent()) {
            return Optional.of(DayReasons.by(closes.get(), closes.get().day(date).reason()));
        }
        return minus.stream().filter(part -> part.working(date)).findFirst()
                .map(part -> DayReasons.by(part, part.day(date).reason()));
    }

    private Text whyOpen(LocalDate date) {
        Optional<Span> listed = find(rule.open(), date).or(() -> rule.only().flatMap(spans -> find(spans, date)));
        if (listed.flatMap(Span::reason).isPresent()) {
            return listed.get().reason().get();
        }
        return find(rule.open(), date).isPresent() ? DayReasons.OPENED : DayReasons.WORKING;
    }

    private static Optional<Span> find(List<Span> spans, LocalDate date) {
        return spans.stream().filter(span -> span.includes(date)).findFirst();
    }
}
