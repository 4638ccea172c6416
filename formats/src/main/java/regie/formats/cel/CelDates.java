package regie.formats.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.formats.cel.CelValues.ScopedDay;
import regie.kernel.Expression;
import regie.kernel.Value;

/** The methods of {@code date}. Those that need a calendar ask the one that the scope gives. */
final class CelDates {

    static final CelType DATE = OpaqueType.create("date");

    /** Beyond ten thousand years the printed form changes shape. */
    private static final long DAYS_MAX = 1_000_000;

    private CelDates() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                member("plus", over("date_plus", DATE, DATE, SimpleType.INT)),
                member("working", over("date_working", DATE, DATE, SimpleType.INT),
                        over("date_working_in", DATE, DATE, SimpleType.INT, SimpleType.STRING)),
                member("previous", over("date_previous", DATE, DATE)),
                member("next", over("date_next", DATE, DATE)),
                member("month_end", over("date_month_end", DATE, DATE)),
                member("last_working_of_month", over("date_last_working", DATE, DATE)),
                member("is_last_working_of_month", over("date_is_last_working", SimpleType.BOOL, DATE)),
                member("format", over("date_format", SimpleType.STRING, DATE, SimpleType.STRING)),
                member("year", over("date_year", SimpleType.INT, DATE)),
                member("month", over("date_month", SimpleType.INT, DATE)),
                member("day", over("date_day", SimpleType.INT, DATE)),
                member("weekday", over("date_weekday", SimpleType.STRING, DATE)),
                CelFunctionDecl.newFunctionDeclaration("string",
                        CelOverloadDecl.newGlobalOverload("date_to_string", SimpleType.STRING, DATE)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("date_plus", ScopedDay.class, Long.class, CelDates::plus),
                CelFunctionBinding.from("date_working", ScopedDay.class, Long.class,
                        (day, n) -> asked(day, day.calendar().working(day.date(), days(n), Optional.empty()))),
                CelFunctionBinding.from("date_working_in", ImmutableList.of(ScopedDay.class, Long.class, String.class), arguments -> {
                    ScopedDay day = (ScopedDay) arguments[0];
                    return asked(day, day.calendar().working(day.date(), days((Long) arguments[1]), Optional.of((String) arguments[2])));
                }),
                CelFunctionBinding.from("date_previous", ScopedDay.class, day -> asked(day, day.calendar().previous(day.date()))),
                CelFunctionBinding.from("date_next", ScopedDay.class, day -> asked(day, day.calendar().next(day.date()))),
                CelFunctionBinding.from("date_month_end", ScopedDay.class,
                        day -> new ScopedDay(day.date().with(TemporalAdjusters.lastDayOfMonth()), day.calendar())),
                CelFunctionBinding.from("date_last_working", ScopedDay.class,
                        day -> asked(day, day.calendar().lastWorkingOfMonth(day.date()))),
                CelFunctionBinding.from("date_is_last_working", ScopedDay.class,
                        day -> asked(day, day.calendar().isLastWorkingOfMonth(day.date()))),
                CelFunctionBinding.from("date_format", ScopedDay.class, String.class, (day, pattern) -> format(day.date(), pattern)),
                CelFunctionBinding.from("date_year", ScopedDay.class, day -> (long) day.date().getYear()),
                CelFunctionBinding.from("date_month", ScopedDay.class, day -> (long) day.date().getMonthValue()),
                CelFunctionBinding.from("date_day", ScopedDay.class, day -> (long) day.date().getDayOfMonth()),
                CelFunctionBinding.from("date_weekday", ScopedDay.class,
                        day -> day.date().getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT)),
                CelFunctionBinding.from("date_to_string", ScopedDay.class, day -> day.date().toString()));
    }

    private static Object plus(ScopedDay day, long n) throws CelEvaluationException {
        return new ScopedDay(day.date().plusDays(days(n)), day.calendar());
    }

    private static int days(long n) throws CelEvaluationException {
        if (Math.abs(n) > DAYS_MAX) {
            throw new CelEvaluationException("a date cannot be moved by " + n + " days; the limit is " + DAYS_MAX);
        }
        return (int) n;
    }

    private static Object asked(ScopedDay day, Expression.Outcome answer) throws CelEvaluationException {
        return switch (answer) {
            case Expression.Outcome.Is is -> CelValues.in(is.value(), day.calendar());
            case Expression.Outcome.Failed failed -> throw new CelEvaluationException(failed.sentence());
        };
    }

    private static String format(LocalDate date, String pattern) throws CelEvaluationException {
        if (pattern.length() > 64) {
            throw new CelEvaluationException("a date pattern has at most 64 characters");
        }
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date);
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new CelEvaluationException("\"" + pattern + "\" is not a pattern for a date (yyyy, MM, dd …): " + wrong.getMessage());
        }
    }

    private static CelFunctionDecl member(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelOverloadDecl over(String id, CelType result, CelType... parameters) {
        return CelOverloadDecl.newMemberOverload(id, result, parameters);
    }
}
