package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the day stands: how far dates are planned, what was missed, what is left over, what holds for single dates.
 *
 * @param productionDate the date that is worked for
 * @param awaySince the oldest start that was missed and waits for an answer
 * @param leftovers runs of earlier dates that have not ended well
 */
public record DayState(
        LocalDate productionDate, List<Scope> scopes, int missed, Optional<Instant> awaySince, List<String> leftovers,
        List<Period> periods, List<Setting> settings) {

    /**
     * Plans whose date changes at the same instant.
     *
     * @param planned the last date that is planned as a whole
     * @param planning the date that is being planned
     * @param next when the next date begins
     */
    public record Scope(String newDay, String zone, Optional<LocalDate> planned, Optional<LocalDate> planning, Instant next) {}

    /** @param due by when it should be closed, where the estate says so */
    public record Period(String name, LocalDate first, LocalDate last, Instant since, Optional<LocalDate> due) {}

    public record Setting(String plan, LocalDate date, Map<String, String> set) {}
}
