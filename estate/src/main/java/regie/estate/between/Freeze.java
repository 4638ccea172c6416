package regie.estate.between;

import java.time.Instant;
import java.util.List;
import regie.estate.plan.PlanKind;
import regie.kernel.ApplicationName;
import regie.kernel.PlanName;
import regie.kernel.Text;

/**
 * A period in which the runs of some plans do not start. Runs that have started go on. Nothing named means every plan; what is
 * named in several ways matches when one of them does.
 *
 * @param to the first instant after it
 */
public record Freeze(
        String name, Text reason, Instant from, Instant to, List<PlanName> plans, List<ApplicationName> applications,
        List<PlanKind> kinds) {

    public Freeze {
        plans = List.copyOf(plans);
        applications = List.copyOf(applications);
        kinds = List.copyOf(kinds);
    }

    public boolean matches(PlanName plan, ApplicationName application, PlanKind kind) {
        boolean all = plans.isEmpty() && applications.isEmpty() && kinds.isEmpty();
        return all || plans.contains(plan) || applications.contains(application) || kinds.contains(kind);
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
