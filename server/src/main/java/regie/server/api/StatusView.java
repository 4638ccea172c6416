package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The server and its processes, as {@code status --json} prints them.
 *
 * @param role {@code writer} or {@code standby}
 * @param postgres absent when the database was given by its address
 * @param productionTime the (perhaps scaled) time that schedules and windows go by
 * @param productionDate the date that an order without a date works for
 */
public record StatusView(
        String url,
        Proc server,
        Optional<Proc> postgres,
        List<AgentProc> agents,
        String version,
        String estate,
        String environment,
        String estateVersion,
        String role,
        Instant productionTime,
        LocalDate productionDate,
        String zone,
        double clockSpeed) {

    public record Proc(long pid) {}

    /** A local agent; {@code pid} is 0 while it is being started again. */
    public record AgentProc(String name, long pid) {}
}
