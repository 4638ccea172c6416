package regie.formats.schema;

import java.util.List;
import java.util.Optional;
import regie.kernel.Text;

/**
 * The shape of a rule of days.
 *
 * <pre>
 * days     = "daily" | "working" | "never" | list | ordinal
 * list     = item { "," item }                  item = weekday | date
 * ordinal  = nth [ "working" ] ( "day" | weekday ) "of" period
 * nth      = "first" | "last" | number ( "st" | "nd" | "rd" | "th" ) [ "last" ]
 * weekday  = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"
 * period   = "week" | "month" | "quarter" | "year"
 * </pre>
 */
final class DaysText {

    static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> WHOLE = List.of("daily", "working", "never");
    private static final List<String> PERIODS = List.of("week", "month", "quarter", "year");

    private DaysText() {}

    static Optional<Text> breach(String text) {
        boolean known = WHOLE.contains(text) || isList(text) || isOrdinal(text.split(" +"));
        return known ? Optional.empty() : Optional.of(Rule.DAYS.called());
    }

    private static boolean isList(String text) {
        for (String item : text.split(",", -1)) {
            String one = item.strip();
            if (!WEEKDAYS.contains(one) && Scalars.date(one).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOrdinal(String[] words) {
        int i = 0;
        if (words.length < 4 || !isNth(words[i++])) {
            return false;
        }
        if (words[i].equals("last")) {
            i++;
        }
        boolean working = i < words.length && words[i].equals("working");
        if (working) {
            i++;
        }
        boolean unit = i < words.length && (words[i].equals("day") || !working && WEEKDAYS.contains(words[i]));
        return unit && i + 3 == words.length && words[i + 1].equals("of") && PERIODS.contains(words[i + 2]);
    }

    private static boolean isNth(String word) {
        if (word.equals("first") || word.equals("last")) {
            return true;
        }
        if (word.length() < 3 || !List.of("st", "nd", "rd", "th").contains(word.substring(word.length() - 2))) {
            return false;
        }
        return Scalars.whole(word.substring(0, word.length() - 2)).filter(n -> n >= 1 && n <= 366).isPresent();
    }
}
