package regie.estate.plan;

import java.time.LocalTime;
import java.util.Optional;

/**
 * What may be done again after an attempt has started.
 *
 * @param before a task of the same plan (often {@code days: never}) or a procedure run first
 * @param until no restart from that local time on (the first at or after the production date's new day)
 */
public record RestartRule(Allowed allowed, From from, Optional<String> before, Optional<LocalTime> until) {

    public static final RestartRule ALWAYS =
            new RestartRule(Allowed.ALWAYS, From.START, Optional.empty(), Optional.empty());

    public enum Allowed {
        ALWAYS,
        /** One restart, then never. */
        ONCE,
        /** Only when a person says that the check was made. */
        AFTER_CHECK,
        NEVER
    }

    public enum From {
        START,
        CHECKPOINT
    }
}
