package regie.estate.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import regie.kernel.Text;

/** Why a day is worked or not, in words. */
final class DayReasons {

    static final Text WORKING = new Text("jour ouvré", "working day");
    static final Text OPENED = new Text("ouvert par le calendrier", "opened by the calendar");
    static final Text CLOSED = new Text("fermé par le calendrier", "closed by the calendar");
    static final Text NOT_LISTED = new Text("hors de la liste du calendrier", "not in the calendar's list");

    private DayReasons() {}

    static Text weekend(LocalDate date) {
        return new Text("fin de semaine (" + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.FRENCH) + ")",
                "weekend (" + date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ")");
    }

    static Text by(WorkCalendar calendar, Text reason) {
        return new Text(calendar.name() + " : " + reason.fr(), calendar.name() + ": " + reason.en());
    }

    static Text unknown(WorkCalendar calendar, LocalDate date) {
        Optional<LocalDate> until = calendar.knownUntil().filter(date::isAfter);
        return until.map(end -> new Text("inconnu : le calendrier s'arrête le " + end, "not known: the calendar ends on " + end))
                .orElseGet(() -> calendar.knownFrom()
                        .map(start -> new Text("inconnu : le calendrier commence le " + start,
                                "not known: the calendar begins on " + start))
                        .orElse(new Text("inconnu", "not known")));
    }
}
