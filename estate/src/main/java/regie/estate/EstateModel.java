package regie.estate;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.calendar.WorkCalendar;
import regie.estate.between.BetweenRules;
import regie.estate.between.CapacityWindow;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Template;
import regie.kernel.ApplicationName;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.Text;

/**
 * One estate, valid and resolved for one environment: what the engine works from.
 *
 * @param newDay the local hour at which the production date changes
 * @param logicalHosts logical name to machines, for this environment
 * @param calendar the calendar of plans that name none; without it every day is worked
 */
public record EstateModel(
        String name,
        Text title,
        EstateVersion version,
        EnvironmentRules environment,
        ZoneId zone,
        LocalTime newDay,
        Map<String, Template> variables,
        LinkedHashMap<HostName, Host> hosts,
        LinkedHashMap<String, List<HostName>> logicalHosts,
        LinkedHashMap<ResourceName, Resource> resources,
        LinkedHashMap<ApplicationName, Application> applications,
        LinkedHashMap<String, Service> services,
        LinkedHashMap<String, Role> roles,
        LinkedHashMap<String, Connection> connections,
        LinkedHashMap<String, Instruction> instructions,
        LinkedHashMap<String, WorkCalendar> calendars,
        Optional<String> calendar,
        LinkedHashMap<String, PeriodRule> periods,
        List<DateSet> sets,
        LinkedHashMap<PlanName, PlanDefinition> plans,
        BetweenRules between) {

    public Optional<PlanDefinition> plan(PlanName name) {
        return Optional.ofNullable(plans.get(name));
    }

    /** The calendar of this name; without a name the estate's own, and where that is not declared either, every day. */
    public WorkCalendar calendarNamed(Optional<String> name) {
        WorkCalendar found = name.or(() -> calendar).map(calendars::get).orElse(null);
        return found == null ? WorkCalendar.EVERY_DAY : found;
    }

    /** The local time at which the production date of the plan changes: its application's, else the estate's. */
    public LocalTime newDayOf(PlanDefinition plan) {
        Application application = applications.get(plan.application());
        return application == null ? newDay : application.newDay().orElse(newDay);
    }

    /** By name, else by code. */
    public Optional<PlanDefinition> planByNameOrCode(String text) {
        PlanDefinition named = text.isEmpty() ? null : plans.get(new PlanName(text));
        if (named != null) {
            return Optional.of(named);
        }
        Collection<PlanDefinition> all = plans.values();
        return all.stream().filter(plan -> plan.code().filter(text::equals).isPresent()).findFirst();
    }

    /**
     * The environment in which this model is in force.
     *
     * @param rank promotion goes up by it
     * @param promotesFrom the only environment that it takes from; empty for any of a lower rank
     */
    public record EnvironmentRules(
            String name, Text title, int rank, Optional<String> promotesFrom, String colour, boolean reasonRequired,
            Map<String, Template> variables) {

        /** One that takes from any of a lower rank. */
        public EnvironmentRules(String name, Text title, int rank, String colour, boolean reasonRequired, Map<String, Template> variables) {
            this(name, title, rank, Optional.empty(), colour, reasonRequired, variables);
        }
    }

    /** @param slots attempts at once; empty leaves the limit to the agent */
    public record Host(
            HostName name, Reach reach, Optional<Integer> slots, Map<String, String> labels, Optional<String> instruction) {}

    public enum Reach {
        AGENT,
        SSH,
        LOCAL
    }

    /**
     * @param capacity units; an exclusive resource has one, held whole or shared by locks
     * @param windows when it has more or fewer
     */
    public record Resource(ResourceName name, int capacity, boolean exclusive, List<CapacityWindow> windows) {

        public Resource(ResourceName name, int capacity, boolean exclusive) {
            this(name, capacity, exclusive, List.of());
        }
    }

    public record Application(
            ApplicationName name, Optional<String> code, Text title, Optional<String> owner, List<ApplicationName> restsOn,
            Map<String, Template> variables, Optional<String> instruction, Optional<LocalTime> newDay) {}

    public record Service(String name, Text title, List<ApplicationName> restsOn) {}

    public record Role(String name, Text title) {}

    /** A database that {@code sql} tasks name; its password is a reference to a secret, never the secret. */
    public record Connection(String name, Template url, Optional<Template> user, Optional<Template> password) {}
}
