package regie.estate.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regie.kernel.Text;

/**
 * Reads a calendar expression of systemd.
 *
 * <pre>
 * expression = ( word | [ weekdays ] [ date ] [ time ] ) [ zone ]
 * word       = "minutely" | "hourly" | "daily" | "weekly" | "monthly" | "quarterly" | "semiannually" | "yearly"
 * weekdays   = day [ ( ".." | "-" ) day ] { "," … } [ "," ]
 * date       = [ component "-" ] component ( "-" | "~" ) component | "@" seconds
 * time       = component ":" component [ ":" component ]
 * component  = "*" | value { "," value }     value = number [ ".." number ] [ "/" number ]
 * </pre>
 */
final class OnCalendarReader {

    private static final int SPANS_MAX = 240;

    private final String source;
    private String text;
    private int at;
    private Optional<ZoneId> zone = Optional.empty();
    private int weekdays;
    private OnCalendarField year = any(OnCalendar.LAST_YEAR);
    private OnCalendarField month = any(12);
    private boolean fromMonthEnd;
    private OnCalendarField day = any(31);
    private OnCalendarField hour = any(23);
    private OnCalendarField minute = any(59);
    private OnCalendarField micros = any(60 * OnCalendar.MICROS - 1);

    OnCalendarReader(String source) {
        this.source = source;
        this.text = source;
    }

    OnCalendar.Read read() {
        try {
            takeZone();
            if (!word(text.toLowerCase(Locale.ROOT))) {
                weekdays();
                if (!date()) {
                    time();
                }
                if (at < text.length()) {
                    throw wrong(new Text("la fin « " + text.substring(at) + " » est de trop", "the end '" + text.substring(at)
                            + "' is too much"));
                }
            }
            bounds();
            int every = 0x7F;
            return new OnCalendar.Read.Ok(new OnCalendar(new OnCalendar.Fields(weekdays == every ? 0 : weekdays, year, month,
                    fromMonthEnd && !day.any(), day, hour, minute, micros), zone));
        } catch (Refused refused) {
            return new OnCalendar.Read.Wrong(refused.problem);
        }
    }

    private void takeZone() {
        int space = text.lastIndexOf(' ');
        String name = text.substring(space + 1);
        if (space >= 0 && name.equalsIgnoreCase("UTC")) {
            zone = Optional.of(ZoneOffset.UTC);
        } else if (space >= 0 && ZoneId.getAvailableZoneIds().contains(name)) {
            zone = Optional.of(ZoneId.of(name));
        }
        if (zone.isPresent()) {
            text = text.substring(0, space);
        }
    }

    private boolean word(String word) {
        List<Integer> months = switch (word) {
            case "quarterly" -> List.of(1, 4, 7, 10);
            case "biannually", "bi-annually", "semiannually", "semi-annually" -> List.of(1, 7);
            case "annually", "yearly", "anually" -> List.of(1);
            default -> List.of();
        };
        boolean monthly = !months.isEmpty() || word.equals("monthly");
        boolean daily = monthly || word.equals("weekly") || word.equals("daily");
        boolean hourly = daily || word.equals("hourly");
        if (!hourly && !word.equals("minutely")) {
            return false;
        }
        micros = only(micros.last(), 0);
        minute = hourly ? only(59, 0) : minute;
        hour = daily ? only(23, 0) : hour;
        weekdays = word.equals("weekly") ? 1 : 0;
        day = monthly ? only(31, 1) : day;
        month = new OnCalendarField(months.stream().map(each -> new OnCalendarField.Span(each, -1, 0)).toList(), 12);
        return true;
    }

    private static OnCalendarField any(int last) {
        return new OnCalendarField(List.of(), last);
    }

    private static OnCalendarField only(int last, int value) {
        return new OnCalendarField(List.of(new OnCalendarField.Span(value, -1, 0)), last);
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean takes(String wanted) {
        boolean there = text.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    private void spaces() {
        while (here() == ' ') {
            at++;
        }
    }

    private void weekdays() throws Refused {
        int rangeFrom = -1;
        boolean comma = false;
        int begin = at;
        while (true) {
            int day = weekday();
            if (day < 0) {
                if (rangeFrom >= 0 || comma && !atEndOrSpace()) {
                    throw wrong(new Text("on attend un jour, de Mon à Sun", "expected a day, from Mon to Sun"));
                }
                if (at > begin) {
                    spaces();
                }
                return;
            }
            if (rangeFrom > day) {
                throw wrong(new Text("un intervalle de jours va de Mon vers Sun", "a range of days goes from Mon towards Sun"));
            }
            for (int each = rangeFrom < 0 ? day : rangeFrom; each <= day; each++) {
                weekdays |= 1 << each;
            }
            boolean range = rangeFrom < 0 && (takes("..") || takes("-"));
            rangeFrom = range ? day : -1;
            comma = !range && takes(",");
            if (!range && !comma) {
                if (!atEndOrSpace()) {
                    throw wrong(new Text("« " + here() + " » après un jour", "'" + here() + "' after a day"));
                }
                spaces();
                return;
            }
        }
    }

    private boolean atEndOrSpace() {
        return at >= text.length() || here() == ' ';
    }

    /** The day whose whole or short name stands here, which is then taken; -1 for none. */
    private int weekday() {
        for (int day = 0; day < 7; day++) {
            String name = OnCalendar.weekdayNames().get(day);
            for (String form : List.of(name, name.substring(0, 3))) {
                int end = at + form.length();
                boolean ends = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
                if (ends && text.regionMatches(true, at, form, 0, form.length())) {
                    at = end;
                    return day;
                }
            }
        }
        return -1;
    }

    /** Whether a moment of the epoch was read, after which no time stands. */
    private boolean date() throws Refused {
        if (here() == '@') {
            at++;
            moment();
            return true;
        }
        int begin = at;
        if (at >= text.length()) {
            return false;
        }
        OnCalendarField first = component(12, false);
        if (at >= text.length() || here() == ':') {
            at = begin;
            return false;
        }
        boolean endCounted = separator();
        OnCalendarField second = component(31, false);
        if (atEndOrSpace()) {
            month = first;
            day = second;
        } else {
            if (endCounted) {
                throw wrong(new Text("« ~ » ne vient qu’avant le jour", "'~' comes before the day only"));
            }
            endCounted = separator();
            year = years(first);
            month = new OnCalendarField(second.spans(), 12);
            day = component(31, false);
            if (!atEndOrSpace()) {
                throw wrong(new Text("« " + here() + " » après la date", "'" + here() + "' after the date"));
            }
        }
        fromMonthEnd = endCounted;
        spaces();
        return false;
    }

    private boolean separator() throws Refused {
        if (takes("~")) {
            return true;
        }
        if (takes("-")) {
            return false;
        }
        throw wrong(new Text("on attend une date comme 2026-10-25 et une heure comme 02:30",
                "expected a date such as 2026-10-25 and a time such as 02:30"));
    }

    private static OnCalendarField years(OnCalendarField written) {
        return new OnCalendarField(written.spans().stream()
                .map(span -> new OnCalendarField.Span(year(span.start()), year(span.stop()), span.repeat()))
                .toList(), OnCalendar.LAST_YEAR);
    }

    private static int year(int written) {
        return written < 0 || written >= 100 ? written : written < 70 ? 2000 + written : 1900 + written;
    }

    private void moment() throws Refused {
        LocalDateTime moment = LocalDateTime.ofInstant(Instant.ofEpochSecond(number(false)), ZoneOffset.UTC);
        zone = Optional.of(ZoneOffset.UTC);
        year = only(OnCalendar.LAST_YEAR, moment.getYear());
        month = only(12, moment.getMonthValue());
        day = only(31, moment.getDayOfMonth());
        hour = only(23, moment.getHour());
        minute = only(59, moment.getMinute());
        micros = only(micros.last(), moment.getSecond() * OnCalendar.MICROS);
    }

    private void time() throws Refused {
        if (at >= text.length()) {
            hour = only(23, 0);
            minute = only(59, 0);
            micros = only(micros.last(), 0);
            return;
        }
        hour = component(23, false);
        if (!takes(":")) {
            throw wrong(new Text("on attend une heure comme 02:30", "expected a time such as 02:30"));
        }
        minute = component(59, false);
        micros = takes(":") ? component(micros.last(), true) : only(micros.last(), 0);
    }

    private OnCalendarField component(int last, boolean ofSeconds) throws Refused {
        int unit = ofSeconds ? OnCalendar.MICROS : 1;
        if (takes("*")) {
            return ofSeconds ? new OnCalendarField(List.of(new OnCalendarField.Span(0, -1, unit)), last) : any(last);
        }
        List<OnCalendarField.Span> spans = new ArrayList<>();
        do {
            int start = number(ofSeconds);
            boolean range = takes("..");
            int stop = range ? number(ofSeconds) : -1;
            int repeat = range ? unit : 0;
            if (takes("/")) {
                repeat = number(ofSeconds);
                if (repeat == 0) {
                    throw wrong(new Text("un pas nul", "a step of nothing"));
                }
            }
            spans.add(new OnCalendarField.Span(start, stop, repeat));
        } while (takes(",") && spans.size() < SPANS_MAX);
        if (at < text.length() && " -~:".indexOf(here()) < 0) {
            throw wrong(new Text("« " + here() + " » n’a rien à faire ici", "'" + here() + "' has no place here"));
        }
        return new OnCalendarField(spans, last);
    }

    private int number(boolean ofSeconds) throws Refused {
        int begin = at;
        while (here() >= '0' && here() <= '9') {
            at++;
        }
        boolean fits = at > begin && at - begin <= 10;
        long value = fits ? Long.parseLong(text.substring(begin, at)) : Long.MAX_VALUE;
        if (ofSeconds && fits) {
            value = value * OnCalendar.MICROS + fraction();
        }
        if (!fits || value > Integer.MAX_VALUE) {
            throw wrong(fits || at > begin ? new Text("un nombre trop grand", "a number that is too large")
                    : new Text("on attend un nombre ou *", "expected a number or *"));
        }
        return (int) value;
    }

    /** Microseconds; what is smaller is rounded. */
    private long fraction() {
        boolean point = here() == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (!point) {
            return 0;
        }
        int begin = ++at;
        while (here() >= '0' && here() <= '9') {
            at++;
        }
        String digits = (text.substring(begin, at) + "0000000").substring(0, 7);
        return Math.round(Integer.parseInt(digits) / 10.0);
    }

    private void bounds() throws Refused {
        boolean fit = year.isWithin(OnCalendar.FIRST_YEAR, false) && month.isWithin(1, false)
                && day.isWithin(1, fromMonthEnd && !day.any()) && hour.isWithin(0, false) && minute.isWithin(0, false)
                && micros.isWithin(0, false);
        if (!fit) {
            throw wrong(new Text("une valeur, un intervalle ou un pas est hors de ses bornes",
                    "a value, a range or a step is out of its bounds"));
        }
    }

    private Refused wrong(Text why) {
        return new Refused(new OnCalendar.NotOne(source, why));
    }

    /** Carries a problem out of the reader. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient OnCalendar.NotOne problem;

        Refused(OnCalendar.NotOne problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }
    }
}
