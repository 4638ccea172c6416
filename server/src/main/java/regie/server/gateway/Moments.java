package regie.server.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When somebody says "until": a time, a duration, or a date with a time. */
final class Moments {

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

    private Moments() {}

    /** {@code 04:30} is the next such local time; {@code 20m} is from now; else ISO, local to the zone without an offset. */
    static Optional<Instant> read(String text, Instant now, ZoneId zone) {
        Matcher duration = DURATION.matcher(text);
        if (!text.isEmpty() && duration.matches()) {
            return Optional.of(now.plus(Duration.ofDays(part(duration, 1)).plusHours(part(duration, 2))
                    .plusMinutes(part(duration, 3)).plusSeconds(part(duration, 4))));
        }
        try {
            if (text.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) {
                LocalTime time = LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
                ZonedDateTime today = now.atZone(zone).with(time);
                return Optional.of((today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant());
            }
            return Optional.of(text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$") && text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
