package regie.formats.imports.crontab;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.SourceObject;

/**
 * A line that makes something run.
 *
 * @param schedule the attribute that holds the words below
 * @param command as it stands, {@code %} and all
 * @param comments the lines above it, without their marks
 * @param environment what the lines above it set, each with its place
 * @param zone of {@code CRON_TZ}
 */
record CronEntry(SourceObject source, int line, When when, SourceAttribute schedule, SourceAttribute command,
        Optional<SourceAttribute> user, List<String> comments, LinkedHashMap<String, Setting> environment, Optional<ZoneId> zone) {

    /** When it runs. */
    sealed interface When {

        record Clock(CronFields fields) implements When {}

        record Reboot() implements When {}

        /**
         * A line of anacron.
         *
         * @param days 0 for each month, -7 for each week by name, else every so many days
         */
        record Period(int days, int delayMinutes, String id) implements When {}
    }

    /** A line that sets a variable; it holds for all lines below it. */
    record Setting(SourceAttribute attribute, String value) {}

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(Setting::value);
    }
}
