package regie.estate.time;

import java.util.List;
import regie.kernel.Text;

/** The fields of a cron expression with their bounds and names. */
public enum CronFieldKind {
    SECOND(0, 59, List.of(), new Text("seconde", "second")),
    MINUTE(0, 59, List.of(), new Text("minute", "minute")),
    HOUR(0, 23, List.of(), new Text("heure", "hour")),
    DAY_OF_MONTH(1, 31, List.of(), new Text("jour du mois", "day of month")),
    MONTH(1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
            new Text("mois", "month")),
    DAY_OF_WEEK(0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), new Text("jour de semaine", "day of week")),
    YEAR(1970, 2199, List.of(), new Text("année", "year"));

    private final int first;
    private final int last;
    private final List<String> names;
    private final Text title;

    CronFieldKind(int first, int last, List<String> names, Text title) {
        this.first = first;
        this.last = last;
        this.names = names;
        this.title = title;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    List<String> names() {
        return names;
    }

    /** How many different values there are when counting round: Sunday is both 0 and 7. */
    int cycle() {
        return this == DAY_OF_WEEK ? 7 : last - first + 1;
    }

    public Text title() {
        return title;
    }
}
