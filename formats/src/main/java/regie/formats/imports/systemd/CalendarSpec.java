package regie.formats.imports.systemd;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code OnCalendar=} expression, read as systemd.time(7) says. It shares nothing with Régie's own reading of such expressions, so that
 * the two can be held against each other.
 *
 * @param weekdays bit 1 is Monday, bit 7 Sunday; all when none is named
 * @param fromEnd whether days are counted back from the end of the month
 * @param seconds in microseconds of the minute
 */
record CalendarSpec(BitSet weekdays, SpecField year, SpecField month, SpecField day, boolean fromEnd, SpecField hour, SpecField minute,
        SpecField seconds, Optional<ZoneId> zone) {

    private static final int MICROS = 1_000_000;
    private static final List<String> DAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Pattern WEEKDAYS = Pattern.compile("^([A-Za-z]+(?:(?:\\.\\.|-|\\s*,\\s*)[A-Za-z]+)*),?(?:\\s+(.*))?$");
    private static final Pattern DATE = Pattern.compile("(?:([^-~\\s]+)-)?([^-~\\s]+)([-~])([^-~\\s]+)");

    static Optional<CalendarSpec> read(String text) {
        String rest = shorthand(text.strip().replaceAll("(?<=[0-9])T(?=[0-9])", " "));
        Optional<ZoneId> zone = Optional.empty();
        int last = rest.lastIndexOf(' ');
        Optional<ZoneId> named = zone(rest.substring(last + 1));
        if (named.isPresent()) {
            zone = named;
            rest = rest.substring(0, Math.max(0, last)).strip();
        }
        BitSet weekdays = new BitSet();
        Matcher words = WEEKDAYS.matcher(rest);
        if (words.matches()) {
            if (!weekdays(words.group(1), weekdays)) {
                return Optional.empty();
            }
            rest = words.group(2) == null ? "" : words.group(2).strip();
        } else {
            weekdays.set(1, 8);
        }
        return rest.isEmpty() && !words.matches() ? Optional.empty() : dateAndTime(rest, weekdays, zone);
    }

    private static Optional<CalendarSpec> dateAndTime(String text, BitSet weekdays, Optional<ZoneId> zone) {
        String[] parts = text.isEmpty() ? new String[0] : text.split("\\s+");
        String date = "*-*-*";
        String time = "00:00:00";
        for (int i = 0; i < parts.length; i++) {
            boolean isTime = parts[i].contains(":");
            if (parts.length > 2 || isTime && i == 0 && parts.length == 2 || !isTime && i == 1) {
                return Optional.empty();
            }
            date = isTime ? date : parts[i];
            time = isTime ? parts[i] : time;
        }
        Matcher day = DATE.matcher(date);
        String[] clock = time.split(":", -1);
        if (!day.matches() || clock.length < 2 || clock.length > 3) {
            return Optional.empty();
        }
        Optional<SpecField> year = SpecField.read(day.group(1) == null ? "*" : day.group(1), 1970, 2199, 1);
        Optional<SpecField> month = SpecField.read(day.group(2), 1, 12, 1);
        Optional<SpecField> days = SpecField.read(day.group(4), 1, 31, 1);
        Optional<SpecField> hour = SpecField.read(clock[0], 0, 23, 1);
        Optional<SpecField> minute = SpecField.read(clock[1], 0, 59, 1);
        Optional<SpecField> second = SpecField.read(clock.length < 3 ? "0" : clock[2], 0, 60 * MICROS - 1, MICROS);
        boolean whole = year.isPresent() && month.isPresent() && days.isPresent() && hour.isPresent()
                && minute.isPresent() && second.isPresent();
        return whole ? Optional.of(new CalendarSpec(weekdays, year.get(), month.get(), days.get(), day.group(3).equals("~"), hour.get(),
                minute.get(), second.get(), zone)) : Optional.empty();
    }

    private static String shorthand(String text) {
        String[] words = text.split("\\s+", 2);
        String full = switch (words[0].toLowerCase(Locale.ROOT)) {
            case "minutely" -> "*-*-* *:*:00";
            case "hourly" -> "*-*-* *:00:00";
            case "daily" -> "*-*-* 00:00:00";
            case "weekly" -> "Mon *-*-* 00:00:00";
            case "monthly" -> "*-*-01 00:00:00";
            case "quarterly" -> "*-01,04,07,10-01 00:00:00";
            case "semiannually", "semi-annually", "biannually", "bi-annually" -> "*-01,07-01 00:00:00";
            case "yearly", "annually", "anually" -> "*-01-01 00:00:00";
            default -> "";
        };
        return full.isEmpty() ? text : words.length > 1 ? full + " " + words[1] : full;
    }

    private static Optional<ZoneId> zone(String word) {
        if (word.equalsIgnoreCase("utc")) {
            return Optional.of(ZoneOffset.UTC);
        }
        boolean could = word.matches("[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*") && !isWeekday(word);
        try {
            return could ? Optional.of(ZoneId.of(word)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isWeekday(String word) {
        return number(word) > 0;
    }

    private static int number(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < DAYS.size(); i++) {
            if (small.equals(DAYS.get(i)) || small.equals(DAYS.get(i).substring(0, 3))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean weekdays(String words, BitSet into) {
        for (String part : words.split("\\s*,\\s*")) {
            String[] ends = part.split("\\.\\.|-");
            int from = number(ends[0]);
            int to = number(ends[ends.length - 1]);
            if (from == 0 || to < from || ends.length > 2) {
                return false;
            }
            into.set(from, to + 1);
        }
        return true;
    }

    boolean isOn(LocalDate date) {
        int length = date.lengthOfMonth();
        boolean ofMonth = fromEnd ? day.fromEnd(length).contains(date.getDayOfMonth()) : day.has(date.getDayOfMonth());
        return weekdays.get(date.getDayOfWeek().getValue()) && year.has(date.getYear()) && month.has(date.getMonthValue()) && ofMonth;
    }

    /** A local time that the clock skips does not come; one that it shows twice comes the first time only. */
    List<Instant> elapses(Instant from, Instant until, ZoneId otherwise) {
        ZoneId in = zone.orElse(otherwise);
        TreeSet<Instant> found = new TreeSet<>();
        LocalDate last = until.atZone(in).toLocalDate();
        for (LocalDate date = from.atZone(in).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (isOn(date)) {
                add(date, in, found);
            }
        }
        return new ArrayList<>(found.subSet(from, until));
    }

    private void add(LocalDate date, ZoneId in, TreeSet<Instant> found) {
        for (long hours : hour.values()) {
            for (long minutes : minute.values()) {
                for (long micros : seconds.values()) {
                    LocalDateTime local = date.atTime((int) hours, (int) minutes).plusNanos(micros * 1000);
                    List<ZoneOffset> offsets = in.getRules().getValidOffsets(local);
                    if (!offsets.isEmpty()) {
                        found.add(local.toInstant(offsets.getFirst()));
                    }
                }
            }
        }
    }

    boolean anyWeekday() {
        return weekdays.cardinality() == 7;
    }

    boolean onTheMinute() {
        return seconds.values().equals(List.of(0L));
    }
}
