package regie.engine.forecast.day;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing that is supposed otherwise. */
public sealed interface WhatIf {

    /** The task is held and nobody frees it. */
    record Hold(String plan, String task) implements WhatIf {}

    record Capacity(String resource, int units) implements WhatIf {}

    /** What the task waits for comes so much later than it would have started. */
    record Delay(String plan, String task, Duration by) implements WhatIf {}

    /** From that local time of the production date on, nothing new starts there for so long. */
    record HostDown(String host, Duration lasting, LocalTime from) implements WhatIf {}

    /** One more run. */
    record Order(String plan, LocalDate date) implements WhatIf {}

    /** The forms in which they are written. */
    String FORMS = "hold:PLAN/TASK, capacity:RESOURCE=N, delay:PLAN/TASK=2h, host-down:HOST=2h@01:00, order:PLAN@DATE";

    /** Empty for what is none of {@link #FORMS}. */
    static Optional<WhatIf> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String rest = text.substring(colon + 1);
        try {
            return switch (text.substring(0, colon)) {
                case "hold" -> match("([^/=@]+)/([^/=@]+)", rest).map(it -> new Hold(it.group(1), it.group(2)));
                case "capacity" -> match("([^=]+)=(\\d{1,6})", rest).map(it -> new Capacity(it.group(1), Integer.parseInt(it.group(2))));
                case "delay" -> match("([^/=@]+)/([^/=@]+)=(.+)", rest)
                        .flatMap(it -> duration(it.group(3)).map(by -> new Delay(it.group(1), it.group(2), by)));
                case "host-down" -> match("([^=]+)=([^@]+)@(\\d{2}:\\d{2})", rest).flatMap(it ->
                        duration(it.group(2)).map(by -> new HostDown(it.group(1), by, LocalTime.parse(it.group(3)))));
                case "order" -> match("([^@]+)@(\\d{4}-\\d{2}-\\d{2})", rest)
                        .map(it -> new Order(it.group(1), LocalDate.parse(it.group(2))));
                default -> Optional.empty();
            };
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Matcher> match(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** As the estate writes durations: {@code 90s}, {@code 2h30m}, {@code 3d}; empty for what is none. */
    static Optional<Duration> duration(String text) {
        Matcher parts = Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9}(?:\\.\\d{1,3})?)s)?").matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        Duration total = Duration.ofDays(number(parts.group(1))).plusHours(number(parts.group(2))).plusMinutes(number(parts.group(3)));
        return Optional.of(parts.group(4) == null ? total : total.plusMillis(Math.round(Double.parseDouble(parts.group(4)) * 1000)));
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
