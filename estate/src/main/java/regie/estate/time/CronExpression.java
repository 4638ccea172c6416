package regie.estate.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression, read and checked: which local times it asks for. What these mean on the nights
 * of a time change is said by {@link LocalSlots} and {@link Starts}, not here.
 *
 * <p>Rules: crontab(5) of Vixie cron for {@code VIXIE}, with {@code L}, {@code W}, {@code #} as in
 * Quartz; Quartz' own for {@code QUARTZ}.
 */
public final class CronExpression implements LocalSlots {

    /** What came of reading: the expression, or what is wrong with it. */
    public sealed interface Read {
        record Ok(CronExpression expression) implements Read {}

        record Wrong(CronProblem problem) implements Read {}
    }

    private final String source;
    private final Optional<ZoneId> zone;
    private final CronField second;
    private final CronField minute;
    private final CronField hour;
    private final CronField month;
    private final CronField year;
    private final CronField dayOfMonth;
    private final CronField dayOfWeek;
    private final List<CronDay> monthDays;
    private final List<CronDay> weekDays;
    private final CronDialect dialect;

    private CronExpression(String source, Optional<ZoneId> zone, String[] fields, CronDialect dialect)
            throws CronFieldReader.Refused {
        this.source = source;
        this.zone = zone;
        this.dialect = dialect;
        int shift = fields.length >= 6 ? 1 : 0;
        this.second = shift == 1 ? field(CronFieldKind.SECOND, fields[0]) : field(CronFieldKind.SECOND, "0");
        this.minute = field(CronFieldKind.MINUTE, fields[shift]);
        this.hour = field(CronFieldKind.HOUR, fields[shift + 1]);
        CronFieldReader days = new CronFieldReader(CronFieldKind.DAY_OF_MONTH, dialect, fields[shift + 2]);
        this.dayOfMonth = days.read();
        this.monthDays = List.copyOf(days.days());
        this.month = field(CronFieldKind.MONTH, fields[shift + 3]);
        CronFieldReader week = new CronFieldReader(CronFieldKind.DAY_OF_WEEK, dialect, fields[shift + 4]);
        this.dayOfWeek = week.read();
        this.weekDays = List.copyOf(week.days());
        this.year = field(CronFieldKind.YEAR, fields.length == 7 ? fields[6] : "*");
        if (dialect == CronDialect.QUARTZ && fields[shift + 2].equals("?") == fields[shift + 4].equals("?")) {
            throw new CronFieldReader.Refused(new CronProblem.TwoDayFields());
        }
    }

    private CronField field(CronFieldKind kind, String text) throws CronFieldReader.Refused {
        return new CronFieldReader(kind, dialect, text).read();
    }

    /** Reads an expression; a {@code TZ=} or {@code CRON_TZ=} in front of it names its zone. */
    public static Read read(String text, CronDialect dialect) {
        String rest = text.strip();
        Optional<ZoneId> zone = Optional.empty();
        if (rest.startsWith("TZ=") || rest.startsWith("CRON_TZ=")) {
            String[] parts = rest.split("\\s+", 2);
            String name = parts[0].substring(parts[0].indexOf('=') + 1);
            try {
                zone = Optional.of(ZoneId.of(name));
            } catch (DateTimeException e) {
                return new Read.Wrong(new CronProblem.UnknownZone(name));
            }
            rest = parts.length > 1 ? parts[1] : "";
        }
        if (rest.startsWith("@")) {
            String macro = macro(rest);
            return macro.isEmpty() ? new Read.Wrong(new CronProblem.UnknownMacro(rest)) : fields(text, zone, macro, CronDialect.VIXIE);
        }
        return fields(text, zone, rest, dialect);
    }

    private static String macro(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            case "@every_minute" -> "* * * * *";
            case "@every_second" -> "* * * * * *";
            default -> "";
        };
    }

    private static Read fields(String source, Optional<ZoneId> zone, String text, CronDialect dialect) {
        String[] fields = text.isEmpty() ? new String[0] : text.split("\\s+");
        int least = dialect == CronDialect.VIXIE ? 5 : 6;
        if (fields.length < least || fields.length > least + 1) {
            return new Read.Wrong(new CronProblem.WrongFieldCount(fields.length, dialect == CronDialect.VIXIE ? "5 (6)" : "6 (7)"));
        }
        try {
            CronExpression expression = new CronExpression(source.strip(), zone, fields, dialect);
            return expression.everFires() ? new Read.Ok(expression) : new Read.Wrong(new CronProblem.NeverFires(source.strip()));
        } catch (CronFieldReader.Refused refused) {
            return new Read.Wrong(refused.problem());
        }
    }

    public String source() {
        return source;
    }

    /** The zone named in the expression itself. */
    public Optional<ZoneId> zone() {
        return zone;
    }

    /** The calendar repeats every 400 years; 2000 to 2399 holds every date that there can be. */
    private boolean everFires() {
        LocalDate from = LocalDate.of(dayYearFirst(), 1, 1);
        return nextDay(from, from.plusYears(400)).isPresent();
    }

    private int dayYearFirst() {
        return Math.max(year.first(), 1970);
    }

    @Override
    public boolean isRhythm() {
        return second.interval() || minute.interval() || hour.interval();
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before) {
        Optional<LocalDate> day = nextDay(from.toLocalDate(), before.toLocalDate().plusDays(1));
        if (day.isPresent() && day.get().equals(from.toLocalDate())) {
            Optional<LocalTime> time = nextTime(from.toLocalTime());
            if (time.isPresent()) {
                return within(day.get().atTime(time.get()), before);
            }
            day = nextDay(from.toLocalDate().plusDays(1), before.toLocalDate().plusDays(1));
        }
        return day.flatMap(date -> within(date.atTime(hour.first(), minute.first(), second.first()), before));
    }

    private static Optional<LocalDateTime> within(LocalDateTime found, LocalDateTime before) {
        return found.isBefore(before) ? Optional.of(found) : Optional.empty();
    }

    private Optional<LocalTime> nextTime(LocalTime from) {
        LocalTime start = from.getNano() == 0 ? from : from.withNano(0).plusSeconds(1);
        if (start.isBefore(from)) {
            return Optional.empty();
        }
        for (int h = hour.next(start.getHour()); h >= 0; h = hour.next(h + 1)) {
            boolean sameHour = h == start.getHour();
            for (int m = minute.next(sameHour ? start.getMinute() : 0); m >= 0; m = minute.next(m + 1)) {
                boolean sameMinute = sameHour && m == start.getMinute();
                int s = second.next(sameMinute ? start.getSecond() : 0);
                if (s >= 0) {
                    return Optional.of(LocalTime.of(h, m, s));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> nextDay(LocalDate from, LocalDate before) {
        LocalDate day = from;
        while (day.isBefore(before)) {
            int matchingYear = year.next(day.getYear());
            if (matchingYear < 0) {
                return Optional.empty();
            }
            if (matchingYear > day.getYear()) {
                day = LocalDate.of(matchingYear, 1, 1);
            } else if (!month.has(day.getMonthValue())) {
                day = day.plusMonths(1).withDayOfMonth(1);
            } else if (matches(day)) {
                return Optional.of(day);
            } else {
                day = day.plusDays(1);
            }
        }
        return Optional.empty();
    }

    private boolean matches(LocalDate day) {
        boolean ofMonth = dayOfMonth.has(day.getDayOfMonth()) || any(monthDays, day);
        boolean ofWeek = dayOfWeek.has(CronDay.number(day)) || any(weekDays, day);
        boolean bothRestricted = !dayOfMonth.star() && !dayOfWeek.star();
        return bothRestricted ? ofMonth || ofWeek : ofMonth && ofWeek;
    }

    private static boolean any(List<CronDay> days, LocalDate day) {
        for (CronDay each : days) {
            if (each.matches(day)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return source;
    }

    /** Expressions of the same text in the same dialect are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronExpression expression && expression.source.equals(source) && expression.dialect == dialect;
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
