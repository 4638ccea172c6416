package regie.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import regie.kernel.Text;

/**
 * A declared event of the estate, and when it is raised also of which date, since when and by whom.
 *
 * @param raised whether it is a fact now; one that is not has no date, and is listed once by its name
 * @param date its production date; empty for one without a date
 * @param until when it is forgotten
 * @param task the task that raised it
 */
public record DeclaredEventView(
        String name,
        Text title,
        boolean external,
        boolean raised,
        Optional<LocalDate> date,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> task,
        Optional<String> by,
        Optional<String> reason) {}
