package regie.estate.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import regie.estate.calendar.Span;

/** Writes rules of days in the one way that {@link DaysReader} is sure to read back. */
final class DaysWriter {

    private DaysWriter() {}

    static String text(DaysRule rule) {
        return switch (rule) {
            case DaysRule.All all -> all.sort().name().toLowerCase(Locale.ROOT);
            case DaysRule.Weekdays weekdays -> weekdays(weekdays.days());
            case DaysRule.MonthDays days -> days.days().stream().map(String::valueOf).collect(Collectors.joining(","));
            case DaysRule.Dates dates -> dates.spans().stream().map(DaysWriter::span).collect(Collectors.joining(","));
            case DaysRule.AnyOf any -> any.rules().stream().map(DaysWriter::text).collect(Collectors.joining(","));
            case DaysRule.Nth nth -> position(nth.position()) + " " + counted(nth.counted()) + " of "
                    + nth.period().name().toLowerCase(Locale.ROOT);
            case DaysRule.Moved moved -> moved(moved);
            case DaysRule.InMonths in -> text(in.base()) + " in " + months(in.months());
            case DaysRule.EveryDays every -> "every " + every.every() + " days from " + every.from();
            case DaysRule.EveryWeeks every -> "every " + every.every() + " weeks from " + every.from() + " on " + weekdays(every.on());
        };
    }

    private static String moved(DaysRule.Moved moved) {
        int days = Math.abs(moved.days());
        return days + (moved.working() ? " working" : "") + (days == 1 ? " day " : " days ") + (moved.days() < 0 ? "before " : "after ")
                + text(moved.base());
    }

    static String short3(Enum<?> constant) {
        return constant.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    static String months(Set<Month> months) {
        return months.stream().map(DaysWriter::short3).collect(Collectors.joining(","));
    }

    /** Runs of three or more as a range. */
    private static String weekdays(Set<DayOfWeek> days) {
        List<String> parts = new ArrayList<>();
        DayOfWeek[] all = DayOfWeek.values();
        for (int i = 0; i < all.length; i++) {
            if (days.contains(all[i])) {
                int last = i;
                while (last + 1 < all.length && days.contains(all[last + 1])) {
                    last++;
                }
                if (last - i >= 2) {
                    parts.add(short3(all[i]) + "-" + short3(all[last]));
                    i = last;
                } else {
                    parts.add(short3(all[i]));
                }
            }
        }
        return String.join(",", parts);
    }

    private static String span(Span span) {
        return span.from().equals(span.to()) ? span.from().toString() : span.from() + ".." + span.to();
    }

    private static String position(int position) {
        int n = Math.abs(position);
        if (n == 1) {
            return position > 0 ? "first" : "last";
        }
        int tens = n % 100 / 10;
        String suffix = tens == 1 ? "th" : switch (n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return n + suffix + (position < 0 ? " last" : "");
    }

    private static String counted(DaysRule.Counted counted) {
        return switch (counted) {
            case DaysRule.Weekday weekday -> short3(weekday.day());
            case DaysRule.Sort sort -> switch (sort) {
                case DAILY -> "day";
                case WORKING -> "working day";
                case CLOSED -> "closed day";
                case NEVER -> "never";
            };
        };
    }
}
