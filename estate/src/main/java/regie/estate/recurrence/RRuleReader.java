package regie.estate.recurrence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.kernel.Text;

/** Reads a recurrence rule with its start, exceptions and additions. */
final class RRuleReader {

    private static final List<String> PARTS = List.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY",
            "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS", "WKST");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,6}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    /** From here on rules count that have no start of their own and need none. */
    private static final LocalDateTime ANY_START = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int COUNT_MAX = 100_000;

    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final TreeSet<LocalDateTime> exceptions = new TreeSet<>();
    private final List<LocalDate> exceptedDates = new ArrayList<>();
    private final TreeSet<LocalDateTime> additions = new TreeSet<>();
    private Optional<LocalDateTime> start;
    private Optional<ZoneId> zone = Optional.empty();

    RRuleReader(String text, Optional<LocalDateTime> start) {
        this.text = text.strip();
        this.start = start;
    }

    RRule read() throws Refused {
        for (String line : text.split("\\s+")) {
            line(line.toUpperCase(Locale.ROOT), line);
        }
        if (!parts.containsKey("FREQ")) {
            throw new Refused(new RRuleProblem.NoFrequency());
        }
        Parts read = parts();
        together(read);
        String needs = needsStart(read);
        if (start.isEmpty() && !needs.isEmpty()) {
            throw new Refused(new RRuleProblem.NeedsStart(needs));
        }
        LocalDateTime from = start.orElse(ANY_START);
        exceptedDates.forEach(date -> exceptions.addAll(on(read, from, date)));
        return new RRule(text, zone, read, from, exceptions, additions);
    }

    /** The moments of the rule on an excepted date: {@code EXDATE} may name a whole one. */
    private static List<LocalDateTime> on(Parts parts, LocalDateTime start, LocalDate date) {
        RRule whole = new RRule("", Optional.empty(), parts, start, new TreeSet<>(), new TreeSet<>());
        List<LocalDateTime> found = new ArrayList<>();
        LocalDateTime end = date.plusDays(1).atStartOfDay();
        Optional<LocalDateTime> next = whole.next(date.atStartOfDay(), end);
        while (next.isPresent()) {
            found.add(next.get());
            next = whole.next(next.get().plusNanos(1), end);
        }
        return found;
    }

    private void line(String line, String written) throws Refused {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "RRULE" : line.substring(0, colon).split(";")[0];
        String value = line.substring(colon + 1);
        switch (name) {
            case "RRULE" -> rule(value);
            case "DTSTART" -> {
                start = Optional.of(moment("DTSTART", value));
                zone = zone(written.substring(0, colon), value);
            }
            case "EXDATE" -> {
                for (String each : value.split(",")) {
                    if (each.length() == 8) {
                        exceptedDates.add(moment("EXDATE", each).toLocalDate());
                    } else {
                        exceptions.add(moment("EXDATE", each));
                    }
                }
            }
            case "RDATE" -> {
                for (String each : value.split(",")) {
                    additions.add(moment("RDATE", each));
                }
            }
            default -> throw new Refused(new RRuleProblem.UnknownPart(name));
        }
    }

    private static Optional<ZoneId> zone(String written, String value) throws Refused {
        int at = written.toUpperCase(Locale.ROOT).indexOf(";TZID=");
        if (at < 0) {
            return value.endsWith("Z") ? Optional.of(ZoneId.of("UTC")) : Optional.empty();
        }
        String name = written.substring(at + ";TZID=".length()).split(";")[0];
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            throw new Refused(new RRuleProblem.UnknownZone(name));
        }
    }

    private void rule(String value) throws Refused {
        for (String part : value.split(";")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!PARTS.contains(name)) {
                throw new Refused(new RRuleProblem.UnknownPart(part));
            }
            if (parts.put(name, part.substring(equals + 1)) != null) {
                throw new Refused(new RRuleProblem.Twice(name));
            }
        }
    }

    private Parts parts() throws Refused {
        String until = parts.getOrDefault("UNTIL", "");
        int interval = single("INTERVAL", 1, 100_000).orElse(1);
        return new Parts(frequency(), interval, single("COUNT", 1, COUNT_MAX),
                until.isEmpty() ? Optional.empty() : Optional.of(until(until)), until.endsWith("Z"),
                numbers("BYMONTH", 1, 12, false), numbers("BYWEEKNO", 1, 53, true), numbers("BYYEARDAY", 1, 366, true),
                numbers("BYMONTHDAY", 1, 31, true), weekdays(), numbers("BYHOUR", 0, 23, false), numbers("BYMINUTE", 0, 59, false),
                numbers("BYSECOND", 0, 59, false), numbers("BYSETPOS", 1, 366, true), weekStart());
    }

    private static LocalDateTime until(String value) throws Refused {
        LocalDateTime moment = moment("UNTIL", value);
        return value.length() == 8 ? moment.plusDays(1).minusSeconds(1) : moment;
    }

    private Frequency frequency() throws Refused {
        try {
            return Frequency.valueOf(parts.getOrDefault("FREQ", ""));
        } catch (IllegalArgumentException unknown) {
            throw bad("FREQ", parts.getOrDefault("FREQ", ""), Text.same("YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY"));
        }
    }

    private DayOfWeek weekStart() throws Refused {
        int index = DAYS.indexOf(parts.getOrDefault("WKST", "MO"));
        if (index < 0) {
            throw bad("WKST", parts.getOrDefault("WKST", ""), Text.same(String.join(", ", DAYS)));
        }
        return DayOfWeek.of(index + 1);
    }

    private List<Parts.Weekday> weekdays() throws Refused {
        List<Parts.Weekday> found = new ArrayList<>();
        for (String each : values("BYDAY")) {
            Matcher matcher = WEEKDAY.matcher(each);
            int nth = matcher.matches() && matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : 0;
            if (!matcher.matches() || Math.abs(nth) > 53 || nth == 0 && matcher.group(1) != null) {
                throw bad("BYDAY", each, new Text("un jour comme MO, 2TU ou -1FR", "a day such as MO, 2TU or -1FR"));
            }
            found.add(new Parts.Weekday(nth, DayOfWeek.of(DAYS.indexOf(matcher.group(2)) + 1)));
        }
        return found;
    }

    private List<String> values(String part) {
        String value = parts.get(part);
        return value == null ? List.of() : List.of(value.split(",", -1));
    }

    private Optional<Integer> single(String part, int min, int max) throws Refused {
        List<Integer> found = numbers(part, min, max, false);
        if (found.size() > 1) {
            throw bad(part, parts.getOrDefault(part, ""), new Text("un seul nombre", "one number"));
        }
        return found.stream().findFirst();
    }

    private List<Integer> numbers(String part, int min, int max, boolean fromEnd) throws Refused {
        List<Integer> found = new ArrayList<>();
        for (String each : values(part)) {
            int value = WHOLE.matcher(each).matches() ? Integer.parseInt(each) : Integer.MIN_VALUE;
            boolean fits = fromEnd ? Math.abs((long) value) >= min && Math.abs((long) value) <= max : value >= min && value <= max;
            if (!fits) {
                throw bad(part, each, new Text((fromEnd ? "±" : "") + min + " à " + max, (fromEnd ? "±" : "") + min + " to " + max));
            }
            found.add(value);
        }
        return List.copyOf(found);
    }

    private static LocalDateTime moment(String part, String value) throws Refused {
        String plain = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
        try {
            return plain.length() == 8 ? LocalDate.parse(plain, DATE).atStartOfDay() : LocalDateTime.parse(plain, DATE_TIME);
        } catch (DateTimeException wrong) {
            throw bad(part, value, new Text("une date comme 20260131 ou 20260131T220000", "a date such as 20260131 or 20260131T220000"));
        }
    }

    /** What RFC 5545 forbids. */
    private void together(Parts read) throws Refused {
        boolean numbered = read.weekdays().stream().anyMatch(day -> day.nth() != 0);
        Frequency frequency = read.frequency();
        forbid(read.count().isPresent() && read.until().isPresent(), "COUNT", "UNTIL");
        forbid(!read.weeks().isEmpty() && frequency != Frequency.YEARLY, "BYWEEKNO", "FREQ=" + frequency);
        boolean days = frequency == Frequency.MONTHLY || frequency == Frequency.WEEKLY || frequency == Frequency.DAILY;
        forbid(!read.yearDays().isEmpty() && days, "BYYEARDAY", "FREQ=" + frequency);
        forbid(!read.monthDays().isEmpty() && frequency == Frequency.WEEKLY, "BYMONTHDAY", "FREQ=WEEKLY");
        forbid(numbered && frequency != Frequency.MONTHLY && frequency != Frequency.YEARLY, "BYDAY=" + parts.get("BYDAY"),
                "FREQ=" + frequency);
        forbid(numbered && !read.weeks().isEmpty(), "BYDAY=" + parts.get("BYDAY"), "BYWEEKNO");
        boolean alone = PARTS.stream().noneMatch(part -> part.startsWith("BY") && !part.equals("BYSETPOS") && parts.containsKey(part));
        forbid(!read.positions().isEmpty() && alone, "BYSETPOS", "FREQ=" + frequency);
    }

    private static void forbid(boolean both, String one, String other) throws Refused {
        if (both) {
            throw new Refused(new RRuleProblem.NotTogether(one, other));
        }
    }

    /** The part that cannot be understood without a start; empty when there is none. */
    private static String needsStart(Parts read) {
        if (read.count().isPresent()) {
            return "COUNT";
        }
        if (read.interval() > 1) {
            return "INTERVAL";
        }
        boolean open = switch (read.frequency()) {
            case YEARLY, MONTHLY, WEEKLY -> !read.saysDays()
                    || !read.weeks().isEmpty() && read.yearDays().isEmpty() && read.monthDays().isEmpty() && read.weekdays().isEmpty();
            case DAILY, HOURLY, MINUTELY, SECONDLY -> false;
        };
        return open ? "FREQ=" + read.frequency() : "";
    }

    private static Refused bad(String part, String value, Text expected) {
        return new Refused(new RRuleProblem.BadValue(part, value, expected));
    }

    /** Carries a problem out of the reader. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient RRuleProblem problem;

        Refused(RRuleProblem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        RRuleProblem problem() {
            return problem;
        }
    }
}
