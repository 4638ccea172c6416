package regie.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import regie.kernel.Text;

/** What is out of its usual course, as operators read it. */
public final class LateWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private LateWords() {}

    /** What should have been, by when: "should have ended well by 05:30". */
    public static Text of(LateKind kind, Instant bound, ZoneId zone) {
        String at = time(bound, zone);
        return switch (kind) {
            case DEADLINE -> new Text("heure limite de " + at + " dépassée", "its deadline of " + at + " has passed");
            case LATE_START -> new Text("aurait dû commencer avant " + at, "should have started by " + at);
            case LATE_END -> new Text("aurait dû finir avant " + at, "should have ended by " + at);
            case OVERRUN -> new Text("dure plus que d’habitude : aurait dû finir avant " + at,
                    "takes longer than usual: should have ended by " + at);
            case TOO_SHORT -> new Text("a fini trop vite : pas attendu avant " + at, "ended too soon: not expected before " + at);
            case LATE_CYCLE -> new Text("le passage suivant aurait dû commencer avant " + at,
                    "the next occurrence should have begun by " + at);
            case NO_OCCURRENCE -> new Text("aucun passage n’avait réussi à " + at, "no occurrence had succeeded by " + at);
        };
    }

    private static String time(Instant instant, ZoneId zone) {
        java.time.ZonedDateTime local = instant.atZone(zone);
        return local.format(local.getSecond() == 0 ? TIME : TO_THE_SECOND);
    }
}
