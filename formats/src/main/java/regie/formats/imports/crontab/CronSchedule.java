package regie.formats.imports.crontab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import regie.estate.time.CronDialect;
import regie.estate.time.CronExpression;
import regie.formats.imports.Fields;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;

/** The five fields in the language's own words: days and times where that says it, else a cron expression. */
public final class CronSchedule {

    private static final int TIMES_MAX = 4;
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final CronFields fields;

    CronSchedule(CronFields fields) {
        this.fields = fields;
    }

    /**
     * For other sources that say their times by numbers.
     *
     * @param fields five, as in a crontab
     */
    public static Optional<Fields> of(String fields, ZoneId zone) {
        return CronFields.read(List.of(fields.split(" ")), "").map(read -> new CronSchedule(read).write(zone));
    }

    /** @param zone in which the times are read */
    Fields write(ZoneId zone) {
        Fields schedule = new Fields();
        Optional<String> days = days();
        if (days.isPresent() && fields.minute().isList() && fields.hour().isList() && times().size() <= TIMES_MAX) {
            List<String> times = times();
            schedule.put("days", Tree.word(days.get()));
            schedule.put("at", times.size() == 1 ? Tree.quoted(times.getFirst())
                    : new Tree.Items(times.stream().map(Tree::quoted).toList()));
        } else {
            schedule.put("cron", Tree.quoted(expression()));
            if (startsInGap(zone)) {
                schedule.put("dst", new Fields().word("gap", "skip"));
            }
        }
        return schedule;
    }

    /** How often it comes, as the end of a name; empty when several times a day. */
    String rhythm() {
        if (!fields.minute().isList() || !fields.hour().isList() || times().size() > 1) {
            return "";
        }
        boolean everyDay = fields.day().all() && fields.weekday().all();
        if (everyDay) {
            return fields.month().all() ? "-daily" : "";
        }
        return fields.day().all() ? "-" + weekdays().replace(',', '-') : fields.weekday().all() && fields.month().all() ? "-monthly" : "";
    }

    private String expression() {
        String written = fields.text();
        if (CronExpression.read(written, CronDialect.VIXIE) instanceof CronExpression.Read.Ok) {
            return written;
        }
        return String.join(" ", numbers(fields.minute()), numbers(fields.hour()), numbers(fields.day()), numbers(fields.month()),
                numbers(fields.weekday()));
    }

    private static String numbers(CronField field) {
        return field.all() ? "*" : field.list().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private List<String> times() {
        List<String> times = new ArrayList<>();
        for (int hour : fields.hour().list()) {
            fields.minute().list().forEach(minute -> times.add(Starts.shown(LocalTime.of(hour, minute))));
        }
        return times;
    }

    private Optional<String> days() {
        boolean everyDay = fields.day().star() && fields.day().all();
        boolean anyWeekday = fields.weekday().star() && fields.weekday().all();
        boolean anyMonth = fields.month().all();
        String months = anyMonth ? "" : " in " + spans(fields.month().list(), -1, MONTHS);
        if (everyDay && anyWeekday) {
            return anyMonth ? Optional.of("daily") : Optional.of("1-31" + months);
        }
        if (everyDay && !fields.weekday().star() && !fields.weekday().values().isEmpty()) {
            return Optional.of(fields.weekday().all() ? "daily" : weekdays() + months);
        }
        boolean dates = anyWeekday && !fields.day().star();
        if (!dates) {
            return Optional.empty();
        }
        List<Integer> list = fields.day().list();
        return Optional.of((list.equals(List.of(1)) ? "first day of month"
                : list.stream().map(String::valueOf).collect(Collectors.joining(","))) + months);
    }

    /** Monday first, so that a stretch over the weekend stays one. */
    private String weekdays() {
        List<Integer> iso = fields.weekday().list().stream().map(day -> day == 0 ? 7 : day).sorted().toList();
        return spans(iso, 0, List.of("", "mon", "tue", "wed", "thu", "fri", "sat", "sun"));
    }

    private static String spans(List<Integer> numbers, int shift, List<String> names) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int last = i;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            String first = names.get(numbers.get(i) + shift);
            if (last - i >= 2) {
                parts.add(first + "-" + names.get(numbers.get(last) + shift));
                i = last;
            } else {
                parts.add(first);
            }
        }
        return String.join(",", parts);
    }

    /**
     * Whether Régie's own policy would add a start that cron does not make: cron lets a rhythm pass over the hour that the clock skips,
     * while Régie would make its slots good by one start at the end, which is only right for a fixed time.
     */
    private boolean startsInGap(ZoneId zone) {
        if (!fields.isWild()) {
            return false;
        }
        Instant from = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < 24; i++) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(from);
            if (next == null) {
                return false;
            }
            from = next.getInstant();
            if (next.isGap() && !fields.matches(next.getDateTimeAfter())) {
                LocalDateTime local = next.getDateTimeBefore();
                while (local.isBefore(next.getDateTimeAfter())) {
                    if (fields.minute().has(local.getMinute()) && fields.hour().has(local.getHour())) {
                        return true;
                    }
                    local = local.plusMinutes(1);
                }
            }
        }
        return false;
    }
}
