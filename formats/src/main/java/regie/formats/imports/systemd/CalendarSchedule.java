package regie.formats.imports.systemd;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.Days;
import regie.formats.imports.Fields;
import regie.formats.imports.Starts;
import regie.formats.imports.Tree;
import regie.formats.imports.crontab.CronSchedule;

/** A calendar expression in the language's own words: days and times, else cron, else a recurrence rule. */
final class CalendarSchedule {

    private static final int TIMES_MAX = 4;
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final CalendarSpec spec;
    private final ZoneId zone;

    CalendarSchedule(CalendarSpec spec, ZoneId zone) {
        this.spec = spec;
        this.zone = zone;
    }

    Fields fields() {
        Fields schedule = new Fields();
        Optional<String> days = days();
        int times = spec.hour().values().size() * spec.minute().values().size();
        if (days.isPresent() && times <= TIMES_MAX) {
            List<String> shown = new ArrayList<>();
            spec.hour().values().forEach(hour -> spec.minute().values().forEach(minute ->
                    shown.add(Starts.shown(LocalTime.of(hour.intValue(), minute.intValue())))));
            schedule.put("days", Tree.word(days.get()));
            schedule.put("at", shown.size() == 1 ? Tree.quoted(shown.getFirst())
                    : new Tree.Items(shown.stream().map(Tree::quoted).toList()));
        } else {
            cron().flatMap(cron -> CronSchedule.of(cron, zone)).orElseGet(this::recurring).entries().forEach(schedule::put);
        }
        spec.zone().filter(own -> !own.equals(zone)).ifPresent(own -> schedule.put("zone", own.getId().equals("Z") ? "UTC" : own.getId()));
        return schedule;
    }

    private Optional<String> days() {
        String months = spec.month().any() || spec.month().values().size() == 12 ? ""
                : " in " + String.join(",", spec.month().values().stream().map(month -> MONTHS.get(month.intValue() - 1)).toList());
        boolean everyDay = spec.day().any() || !spec.fromEnd() && spec.day().values().size() == 31;
        if (!spec.year().any()) {
            return date();
        }
        if (everyDay && spec.anyWeekday()) {
            return Optional.of(months.isEmpty() ? "daily" : "1-31" + months);
        }
        if (everyDay) {
            return Optional.of(weekdays() + months);
        }
        return (spec.anyWeekday() ? dates() : nth()).map(rule -> rule + months);
    }

    private Optional<String> date() {
        boolean single = spec.year().values().size() == 1 && spec.month().values().size() == 1 && spec.day().values().size() == 1
                && spec.anyWeekday() && !spec.fromEnd();
        return single ? Optional.of(String.format("%04d-%02d-%02d", spec.year().values().getFirst(), spec.month().values().getFirst(),
                spec.day().values().getFirst())) : Optional.empty();
    }

    private Optional<String> dates() {
        List<Long> days = spec.day().values();
        if (spec.fromEnd()) {
            return days.size() == 1 ? Optional.of(Days.nthLast(days.getFirst().intValue(), "day", "month")) : Optional.empty();
        }
        return Optional.of(days.equals(List.of(1L)) ? "first day of month" : String.join(",", days.stream().map(String::valueOf).toList()));
    }

    /** {@code Mon *-*-8..14} is the second Monday, {@code Mon *-*~7/1} the last one. */
    private Optional<String> nth() {
        List<Long> days = spec.day().values();
        boolean one = spec.weekdays().cardinality() == 1;
        int first = days.getFirst().intValue();
        boolean week = !spec.fromEnd() && days.size() == 7 && days.getLast() == first + 6 && first % 7 == 1;
        boolean lastWeek = spec.fromEnd() && spec.day().fromEnd(31).equals(List.of(25, 26, 27, 28, 29, 30, 31));
        if (!one || !week && !lastWeek) {
            return Optional.empty();
        }
        return Optional.of(lastWeek ? Days.nthLast(1, weekdays(), "month") : Days.nth(first / 7 + 1, weekdays(), "month"));
    }

    private String weekdays() {
        List<String> parts = new ArrayList<>();
        for (int day = spec.weekdays().nextSetBit(1); day > 0; day = spec.weekdays().nextSetBit(day + 1)) {
            int last = spec.weekdays().nextClearBit(day) - 1;
            if (last - day >= 2) {
                parts.add(Days.NAMES.get(day - 1) + "-" + Days.NAMES.get(last - 1));
                day = last;
            } else {
                parts.add(Days.NAMES.get(day - 1));
            }
        }
        return String.join(",", parts);
    }

    /** Cron takes a weekday and a day of the month for either, systemd for both: then it cannot be said so. */
    private Optional<String> cron() {
        boolean both = !spec.day().any() && !spec.anyWeekday();
        if (both || spec.fromEnd() && !spec.day().any() || !spec.year().any()) {
            return Optional.empty();
        }
        return Optional.of(String.join(" ", spec.minute().cron(0, 59), spec.hour().cron(0, 23),
                spec.day().any() ? "*" : spec.day().cron(1, 31),
                spec.month().cron(1, 12), spec.anyWeekday() ? "*" : weekdays()));
    }

    private Fields recurring() {
        StringBuilder rule = new StringBuilder("FREQ=DAILY");
        if (!spec.month().any()) {
            rule.append(";BYMONTH=").append(joined(spec.month().values()));
        }
        if (!spec.day().any()) {
            List<Long> days = spec.fromEnd() ? spec.day().fromEnd(31).stream().map(day -> day - 32L).toList() : spec.day().values();
            rule.append(";BYMONTHDAY=").append(joined(days));
        }
        if (!spec.anyWeekday()) {
            rule.append(";BYDAY=").append(String.join(",", spec.weekdays().stream().mapToObj(day -> WEEK.get(day - 1)).toList()));
        }
        rule.append(";BYHOUR=").append(joined(spec.hour().values())).append(";BYMINUTE=").append(joined(spec.minute().values()))
                .append(";BYSECOND=0");
        Fields schedule = new Fields().put("rrule", Tree.quoted(rule.toString()));
        if (!spec.year().any()) {
            schedule.put("valid", new Fields().word("from", String.format("%04d-01-01", spec.year().values().getFirst()))
                    .word("until", String.format("%04d-12-31", spec.year().values().getLast())));
        }
        return schedule;
    }

    private static String joined(List<Long> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }
}
