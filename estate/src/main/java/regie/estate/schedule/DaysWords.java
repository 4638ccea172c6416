package regie.estate.schedule;

import java.time.Month;
import java.util.Optional;
import java.util.Set;
import regie.kernel.Text;

/** What a reader of rules expected, as the object of "expected …". */
final class DaysWords {

    static final Text RULE = new Text(
            "daily, working, closed, never, des jours (mon-fri ; 1,15), des dates, « last working day of month »"
                    + " ou « every 2 weeks from 2026-01-05 »",
            "daily, working, closed, never, days (mon-fri; 1,15), dates, \"last working day of month\""
                    + " or \"every 2 weeks from 2026-01-05\"");
    static final Text END = new Text("la fin, ou « in » et des mois", "the end, or \"in\" and months");
    static final Text POSITION = new Text("first, last, 3rd ou 2nd last", "first, last, 3rd or 2nd last");
    static final Text DATE = new Text("une date comme 2026-03-31", "a date such as 2026-03-31");
    static final Text LATER_DATE = new Text("une date qui ne précède pas la première", "a date that is not before the first");
    static final Text WEEKDAY = new Text("un jour de la semaine (mon, tue, … sun)", "a day of the week (mon, tue, … sun)");
    static final Text MONTH = new Text("un mois (jan, feb, … dec)", "a month (jan, feb, … dec)");
    static final Text PERIOD = new Text("week, month, quarter, year ou un mois (jan … dec)",
            "week, month, quarter, year or a month (jan … dec)");
    static final Text ITEM = new Text("un jour (mon), un quantième (15) ou une date", "a day (mon), a day of the month (15) or a date");
    static final Text DAY = new Text("day", "day");
    static final Text DAYS_OR_WEEKS = new Text("days ou weeks", "days or weeks");
    static final Text OF = new Text("of", "of");
    static final Text FROM = new Text("from et une date", "from and a date");
    static final Text BEFORE_OR_AFTER = new Text("before ou after", "before or after");

    private DaysWords() {}

    /** Why a position lies beyond its period. */
    static Text atMost(DaysRule.Nth nth, int most, Optional<Set<Month>> months) {
        Text what = switch (nth.counted()) {
            case DaysRule.Weekday weekday -> new Text("fois le même jour de la semaine", "times the same day of the week");
            case DaysRule.Sort sort -> new Text("jours", "days");
        };
        Text where = months.map(set -> Text.same(DaysWriter.months(set))).orElse(switch (nth.period()) {
            case WEEK -> new Text("une semaine", "a week");
            case MONTH -> new Text("un mois", "a month");
            case QUARTER -> new Text("un trimestre", "a quarter");
            case YEAR -> new Text("une année", "a year");
        });
        return new Text(where.fr() + " a au plus " + most + " " + what.fr(), where.en() + " has at most " + most + " " + what.en());
    }

    static Text number(int min, int max) {
        return new Text("un nombre de " + min + " à " + max, "a number from " + min + " to " + max);
    }
}
