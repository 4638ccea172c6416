package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import regie.estate.calendar.Span;
import regie.estate.schedule.DaysTokens.Refused;

/**
 * Reads rules of days.
 *
 * <pre>
 * rule     = moved | nth sign number [ "working" ] [ "day" | "days" ] [ in ] | ( sort | list | cadence | nth ) [ in ]
 * sort     = "daily" | "working" | "closed" | "never"
 * list     = item { "," item }
 * item     = weekday [ "-" weekday ] | number [ "-" number ] | date [ ".." date ]
 * moved    = number [ "working" ] ( "day" | "days" ) ( "before" | "after" ) nth [ in ]
 * nth      = [ "the" ] position [ [ "working" | "closed" ] "day" | weekday ] "of" [ "the" ] ( period | month )
 * position = "first" | "last" | number ( "st" | "nd" | "rd" | "th" ) [ "last" ]
 * period   = "week" | "month" | "quarter" | "year"
 * cadence  = "every" number ( "day" | "days" | "week" | "weeks" ) "from" date [ "on" weekdays ]
 * in       = "in" month [ "-" month ] { "," month [ "-" month ] }
 * weekdays = weekday [ "-" weekday ] { "," weekday [ "-" weekday ] }
 * weekday  = "mon" | "monday" | … | "sun" | "sunday"
 * month    = "jan" | "january" | … | "dec" | "december"
 * sign     = "+" | "-"
 * </pre>
 *
 * <p>After a position, {@code + 1} and {@code - 1} count working days when the position does, else days of the calendar.
 * {@code in} speaks of the date that is named, before it is moved.
 */
final class DaysReader {

    private static final int FAR = 3_660;

    private final DaysTokens tokens;

    DaysReader(String source) {
        this.tokens = new DaysTokens(source);
    }

    DaysRule.Read read() {
        try {
            DaysRule rule = rule();
            if (!tokens.atEnd()) {
                throw tokens.expected(DaysWords.END);
            }
            return DaysImpossible.why(rule)
                    .<DaysRule.Read>map(why -> new DaysRule.Read.Wrong(new DaysProblem.Impossible(tokens.source(), why)))
                    .orElse(new DaysRule.Read.Ok(rule));
        } catch (Refused refused) {
            return new DaysRule.Read.Wrong(refused.problem());
        }
    }

    private DaysRule rule() throws Refused {
        for (DaysRule.Sort sort : DaysRule.Sort.values()) {
            if (tokens.takes(sort.name().toLowerCase(Locale.ROOT))) {
                return inMonths(new DaysRule.All(sort));
            }
        }
        if (tokens.takes("every")) {
            return inMonths(cadence());
        }
        if (tokens.seesPosition() || tokens.sees(0, "the")) {
            return nthMoved();
        }
        boolean moves = tokens.seesNumber() && Stream.of("working", "day", "days").anyMatch(word -> tokens.sees(1, word));
        return moves ? moved() : inMonths(list());
    }

    private DaysRule moved() throws Refused {
        int days = tokens.number(1, FAR);
        boolean working = tokens.takes("working");
        tokens.need(DaysWords.DAY, "days", "day");
        boolean before = tokens.takes("before");
        if (!before) {
            tokens.need(DaysWords.BEFORE_OR_AFTER, "after");
        }
        return new DaysRule.Moved(inMonths(nth()), before ? -days : days, working);
    }

    private DaysRule nthMoved() throws Refused {
        DaysRule nth = nth();
        int sign = tokens.takes("+") ? 1 : tokens.takes("-") ? -1 : 0;
        if (sign == 0) {
            return inMonths(nth);
        }
        int days = tokens.number(1, FAR);
        boolean working = tokens.takes("working");
        boolean said = tokens.takes("day") || tokens.takes("days") || working;
        return new DaysRule.Moved(inMonths(nth), sign * days, said ? working : countsWorking(nth));
    }

    private static boolean countsWorking(DaysRule rule) {
        DaysRule counted = rule instanceof DaysRule.InMonths in ? in.base() : rule;
        return counted instanceof DaysRule.Nth nth && nth.counted() == DaysRule.Sort.WORKING;
    }

    private DaysRule nth() throws Refused {
        tokens.takes("the");
        int position = tokens.position();
        DaysRule.Counted counted = counted();
        tokens.need(DaysWords.OF, "of");
        tokens.takes("the");
        Optional<Month> month = tokens.takeMonth();
        if (month.isPresent()) {
            return new DaysRule.InMonths(new DaysRule.Nth(position, counted, Period.MONTH), EnumSet.of(month.get()));
        }
        return new DaysRule.Nth(position, counted, tokens.takePeriod().orElseThrow(() -> tokens.expected(DaysWords.PERIOD)));
    }

    /** {@code the 25th of month} counts days, without the word. */
    private DaysRule.Counted counted() throws Refused {
        Optional<DayOfWeek> weekday = tokens.takeWeekday();
        if (weekday.isPresent()) {
            return new DaysRule.Weekday(weekday.get());
        }
        boolean working = tokens.takes("working");
        boolean closed = !working && tokens.takes("closed");
        if (working || closed) {
            tokens.need(DaysWords.DAY, "day");
        } else {
            tokens.takes("day");
        }
        return working ? DaysRule.Sort.WORKING : closed ? DaysRule.Sort.CLOSED : DaysRule.Sort.DAILY;
    }

    private DaysRule cadence() throws Refused {
        int every = tokens.number(1, FAR);
        boolean weeks = tokens.takes("weeks") || tokens.takes("week");
        if (!weeks) {
            tokens.need(DaysWords.DAYS_OR_WEEKS, "days", "day");
        }
        tokens.need(DaysWords.FROM, "from");
        LocalDate from = tokens.date();
        if (!weeks) {
            return new DaysRule.EveryDays(every, from);
        }
        Set<DayOfWeek> on = EnumSet.of(from.getDayOfWeek());
        if (tokens.takes("on")) {
            on.clear();
            do {
                on.addAll(weekdays(tokens.takeWeekday().orElseThrow(() -> tokens.expected(DaysWords.WEEKDAY))));
            } while (tokens.takes(","));
        }
        return new DaysRule.EveryWeeks(every, from, on);
    }

    /** Weekdays, days of the month and dates; those of one sort become one rule. */
    private DaysRule list() throws Refused {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        List<Integer> monthDays = new ArrayList<>();
        List<Span> dates = new ArrayList<>();
        do {
            Optional<DayOfWeek> weekday = tokens.takeWeekday();
            if (weekday.isPresent()) {
                weekdays.addAll(weekdays(weekday.get()));
            } else if (tokens.seesDate()) {
                dates.add(span());
            } else if (tokens.seesNumber()) {
                int first = tokens.number(1, 31);
                int last = tokens.takes("-") ? tokens.number(first, 31) : first;
                for (int day = first; day <= last; day++) {
                    monthDays.add(day);
                }
            } else {
                throw tokens.expected(weekdays.isEmpty() && monthDays.isEmpty() && dates.isEmpty() ? DaysWords.RULE : DaysWords.ITEM);
            }
        } while (tokens.takes(","));
        List<DaysRule> rules = new ArrayList<>();
        if (!weekdays.isEmpty()) {
            rules.add(new DaysRule.Weekdays(weekdays));
        }
        if (!monthDays.isEmpty()) {
            rules.add(new DaysRule.MonthDays(monthDays));
        }
        if (!dates.isEmpty()) {
            rules.add(new DaysRule.Dates(dates));
        }
        return rules.size() == 1 ? rules.getFirst() : new DaysRule.AnyOf(rules);
    }

    private Span span() throws Refused {
        LocalDate from = tokens.date();
        if (!tokens.takes("..")) {
            return Span.of(from);
        }
        boolean backwards = tokens.dateBefore(from);
        if (backwards) {
            throw tokens.expected(DaysWords.LATER_DATE);
        }
        return new Span(from, tokens.date(), Optional.empty());
    }

    /** The day, or the range that begins with it; {@code fri-mon} goes over the weekend. */
    private Set<DayOfWeek> weekdays(DayOfWeek first) throws Refused {
        Set<DayOfWeek> days = EnumSet.of(first);
        if (tokens.takes("-")) {
            DayOfWeek last = tokens.takeWeekday().orElseThrow(() -> tokens.expected(DaysWords.WEEKDAY));
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private DaysRule inMonths(DaysRule rule) throws Refused {
        if (!tokens.takes("in")) {
            return rule;
        }
        Set<Month> months = EnumSet.noneOf(Month.class);
        do {
            Month first = tokens.takeMonth().orElseThrow(() -> tokens.expected(DaysWords.MONTH));
            months.add(first);
            if (tokens.takes("-")) {
                Month last = tokens.takeMonth().orElseThrow(() -> tokens.expected(DaysWords.MONTH));
                for (Month month = first; month != last; month = month.plus(1)) {
                    months.add(month);
                }
                months.add(last);
            }
        } while (tokens.takes(","));
        return new DaysRule.InMonths(rule, months);
    }
}
