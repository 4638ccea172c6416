package regie.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import regie.server.pages.model.Words;

/** Instants and durations as the estate's people say them: in its zone, short, and with the day when it is another one. */
final class Times {

    private final Words words;
    private final ZoneId zone;
    private final Instant now;

    Times(Words words, ZoneId zone, Instant now) {
        this.words = words;
        this.zone = zone;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** {@code 02:12}, and {@code 23 Nov. 22:00} on another day. */
    String at(Instant instant) {
        boolean today = instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM HH:mm", words.locale()).format(instant.atZone(zone));
    }

    String at(Optional<Instant> instant) {
        return instant.map(this::at).orElse("");
    }

    String toTheSecond(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", words.locale()).format(instant.atZone(zone));
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM", words.locale()).format(date);
    }

    /** Date and time as the band shows them. */
    String full() {
        return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", words.locale()).format(now.atZone(zone));
    }

    /** {@code 42 s}, {@code 14 min}, {@code 2 h 08}, {@code 3 d}. */
    String lasted(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 90) {
            return words.of("duration.s", Long.toString(seconds));
        }
        long minutes = seconds / 60;
        if (minutes < 90) {
            return words.of("duration.min", Long.toString(minutes));
        }
        if (minutes < 48 * 60) {
            return words.of("duration.h", Long.toString(minutes / 60), String.format("%02d", minutes % 60));
        }
        return words.of("duration.d", Long.toString(minutes / 1440));
    }

    String since(Instant instant) {
        return lasted(Duration.between(instant, now));
    }
}
