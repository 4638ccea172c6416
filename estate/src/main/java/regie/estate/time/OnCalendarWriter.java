package regie.estate.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes components as systemd-analyze(1) does. */
final class OnCalendarWriter {

    private OnCalendarWriter() {}

    static String weekdays(int bits) {
        List<String> runs = new ArrayList<>();
        List<String> names = OnCalendar.weekdayNames();
        for (int day = 0; day < names.size(); day++) {
            if ((bits >> day & 1) == 1) {
                int last = day;
                while (last + 1 < names.size() && (bits >> last + 1 & 1) == 1) {
                    last++;
                }
                String between = last == day + 1 ? "," : "..";
                runs.add(last == day ? shortName(day) : shortName(day) + between + shortName(last));
                day = last;
            }
        }
        return String.join(",", runs);
    }

    private static String shortName(int day) {
        return OnCalendar.weekdayNames().get(day).substring(0, 3);
    }

    /** @param unit how much of the component is 1 as written */
    static void field(StringBuilder text, OnCalendarField field, int width, int unit) {
        boolean everySecond = unit > 1 && field.spans().size() == 1 && field.spans().getFirst()
                .equals(new OnCalendarField.Span(0, -1, unit));
        if (field.any() || everySecond) {
            text.append('*');
            return;
        }
        for (OnCalendarField.Span span : field.spans()) {
            text.append(span == field.spans().getFirst() ? "" : ",").append(number(span.start(), width, unit));
            if (span.stop() > 0) {
                text.append("..").append(number(span.stop(), width, unit));
            }
            if (span.repeat() > 0 && !(span.stop() > 0 && span.repeat() == unit)) {
                text.append('/').append(number(span.repeat(), 1, unit));
            }
        }
    }

    private static String number(int value, int width, int unit) {
        String whole = String.format(Locale.ROOT, "%0" + width + "d", value / unit);
        return value % unit > 0 ? whole + String.format(Locale.ROOT, ".%06d", value % unit) : whole;
    }
}
