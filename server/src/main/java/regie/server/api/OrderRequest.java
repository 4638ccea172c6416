package regie.server.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Order a run.
 *
 * @param plan name or code
 * @param date production date; absent: the current one
 * @param set variables by name
 * @param hold ordered, but held until freed
 * @param force although the date is not one of the plan's
 * @param atDate created now, but it waits for its date to begin
 */
public record OrderRequest(
        String plan,
        Optional<LocalDate> date,
        Map<String, String> set,
        boolean hold,
        boolean force,
        boolean atDate,
        Optional<String> reason) {}
