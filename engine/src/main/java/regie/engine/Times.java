package regie.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants as people of one zone read them. */
record Times(ZoneId zone) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    String shown(Instant instant) {
        return SHOWN.format(instant.atZone(zone));
    }
}
