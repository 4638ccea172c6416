package regie.estate.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import regie.kernel.Problem;
import regie.kernel.Text;

/**
 * A calendar expression of systemd ({@code OnCalendar=} of its timers, systemd.time(7)), read and checked. With
 * {@link #GAP} and {@link #OVERLAP} it elapses when systemd's does: a time that the clock skips does not come, one that it
 * shows twice comes once, in steps too.
 */
public final class OnCalendar implements LocalSlots {

    public static final GapPolicy GAP = GapPolicy.SKIP;
    public static final OverlapPolicy OVERLAP = OverlapPolicy.FIRST;

    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2199;
    static final int MICROS = 1_000_000;
    private static final long MICROS_A_MINUTE = 60L * MICROS;
    private static final long NANOS_A_MICRO = 1_000;

    /** What came of reading: the expression, or what is wrong with it. */
    public sealed interface Read {
        record Ok(OnCalendar expression) implements Read {}

        record Wrong(NotOne problem) implements Read {}
    }

    /** @param why in words that go after a colon */
    public record NotOne(String expression, Text why) implements Problem {
        @Override
        public String code() {
            return "NotOnCalendar";
        }

        @Override
        public Text sentence() {
            return new Text("« " + expression + " » n’est pas une expression OnCalendar : " + why.fr(),
                    "'" + expression + "' is not an OnCalendar expression: " + why.en());
        }
    }

    /**
     * The components.
     *
     * @param weekdays bit 0 is Monday; 0 for every day
     * @param fromMonthEnd whether days are counted from the end of the month
     * @param micros of the minute
     */
    record Fields(int weekdays, OnCalendarField year, OnCalendarField month, boolean fromMonthEnd, OnCalendarField day,
            OnCalendarField hour, OnCalendarField minute, OnCalendarField micros) {}

    private final Fields fields;
    private final Optional<ZoneId> zone;

    OnCalendar(Fields fields, Optional<ZoneId> zone) {
        this.fields = fields;
        this.zone = zone;
    }

    public static Read read(String text) {
        return new OnCalendarReader(text).read();
    }

    /** The zone named in the expression itself. */
    public Optional<ZoneId> zone() {
        return zone;
    }

    @Override
    public boolean isRhythm() {
        return false;
    }

    @Override
    public Optional<LocalDateTime> next(LocalDateTime from, LocalDateTime before) {
        LocalDate day = from.toLocalDate();
        OptionalLong earliest = time(ceiling(from.toLocalTime()));
        if (earliest.isEmpty()) {
            day = day.plusDays(1);
        }
        Optional<LocalDate> found = day(day, before.toLocalDate());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean sameDay = found.get().equals(from.toLocalDate());
        OptionalLong time = sameDay ? earliest : time(0);
        LocalDateTime at = found.get().atTime(LocalTime.ofNanoOfDay(time.orElseThrow() * NANOS_A_MICRO));
        return at.isBefore(before) ? Optional.of(at) : Optional.empty();
    }

    private static long ceiling(LocalTime time) {
        return (time.toNanoOfDay() + NANOS_A_MICRO - 1) / NANOS_A_MICRO;
    }

    /** The first time of day, in microseconds, at or after that one. */
    private OptionalLong time(long from) {
        long startMinute = from / MICROS_A_MINUTE;
        for (int hour = fields.hour().next((int) (startMinute / 60)); hour >= 0; hour = fields.hour().next(hour + 1)) {
            boolean sameHour = hour == startMinute / 60;
            for (int minute = fields.minute().next(sameHour ? (int) (startMinute % 60) : 0); minute >= 0;
                    minute = fields.minute().next(minute + 1)) {
                long begin = (hour * 60L + minute) * MICROS_A_MINUTE;
                int micros = fields.micros().next((int) Math.max(0, from - begin));
                if (micros >= 0) {
                    return OptionalLong.of(begin + micros);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The first matching day at or after that one, and no later than the last. */
    private Optional<LocalDate> day(LocalDate from, LocalDate last) {
        LocalDate day = from.getYear() < FIRST_YEAR ? LocalDate.of(FIRST_YEAR, 1, 1) : from;
        while (!day.isAfter(last)) {
            int year = fields.year().next(day.getYear());
            if (year < 0) {
                return Optional.empty();
            }
            if (year > day.getYear()) {
                day = LocalDate.of(year, 1, 1);
            } else if (!fields.month().has(day.getMonthValue())) {
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
        boolean ofWeek = fields.weekdays() == 0 || (fields.weekdays() >> day.getDayOfWeek().getValue() - 1 & 1) == 1;
        if (!ofWeek || fields.day().any()) {
            return ofWeek;
        }
        OnCalendarField days = fields.fromMonthEnd() ? fields.day().fromEnd(day.lengthOfMonth()) : fields.day();
        return days.has(day.getDayOfMonth());
    }

    /** In systemd's own normalised form, which means the same. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (fields.weekdays() > 0) {
            text.append(OnCalendarWriter.weekdays(fields.weekdays())).append(' ');
        }
        OnCalendarWriter.field(text, fields.year(), 4, 1);
        OnCalendarWriter.field(text.append('-'), fields.month(), 2, 1);
        text.append(fields.fromMonthEnd() ? '~' : '-');
        OnCalendarWriter.field(text, fields.day(), 2, 1);
        OnCalendarWriter.field(text.append(' '), fields.hour(), 2, 1);
        OnCalendarWriter.field(text.append(':'), fields.minute(), 2, 1);
        OnCalendarWriter.field(text.append(':'), fields.micros(), 2, MICROS);
        zone.ifPresent(id -> text.append(' ').append(id.equals(ZoneOffset.UTC) ? "UTC" : id.getId()));
        return text.toString();
    }

    static List<String> weekdayNames() {
        return List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    }
}
