package regie.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import regie.estate.EstateModel;
import regie.estate.PeriodRule;
import regie.estate.between.CapacityWindow;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.ResourceName;

/**
 * What is live of an estate, not pinned by a run: machines, capacities, roles, the zone and its new day.
 * Applying a new version changes these for runs that were ordered before, too.
 *
 * @param newDays of the applications that have one of their own, by name
 * @param logicalHosts logical name to machines
 */
public record EstateFacts(
        EstateVersion version,
        String environment,
        ZoneId zone,
        LocalTime newDay,
        Map<String, LocalTime> newDays,
        List<HostFact> hosts,
        Map<String, List<HostName>> logicalHosts,
        List<ResourceFact> resources,
        List<PeriodFact> periods,
        List<String> roles,
        List<String> instructions,
        BetweenFacts between) {

    public EstateFacts {
        newDays = java.util.Collections.unmodifiableMap(new TreeMap<>(newDays));
        hosts = List.copyOf(hosts);
        logicalHosts = java.util.Collections.unmodifiableMap(new TreeMap<>(logicalHosts));
        resources = List.copyOf(resources);
        periods = List.copyOf(periods);
        roles = List.copyOf(roles);
        instructions = List.copyOf(instructions);
    }

    /** @param slots attempts at once; empty leaves the limit to the agent */
    public record HostFact(HostName name, boolean local, Optional<Integer> slots, Map<String, String> labels) {
        public HostFact {
            labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        }
    }

    /** @param windows when it has another capacity, in the estate's zone */
    public record ResourceFact(ResourceName name, int capacity, boolean exclusive, List<CapacityWindow> windows) {
        public ResourceFact {
            windows = List.copyOf(windows);
        }

        public ResourceFact(ResourceName name, int capacity, boolean exclusive) {
            this(name, capacity, exclusive, List.of());
        }

        /** The most that it ever has. */
        public int peak() {
            return windows.stream().mapToInt(CapacityWindow::capacity).reduce(capacity, Math::max);
        }
    }

    /** @param first of the period that is open at the very beginning */
    public record PeriodFact(String name, PeriodRule.Unit unit, LocalDate first) {}

    public static EstateFacts of(EstateModel model) {
        return new EstateFacts(
                model.version(),
                model.environment().name(),
                model.zone(),
                model.newDay(),
                newDays(model),
                model.hosts().values().stream().map(EstateFacts::fact).toList(),
                model.logicalHosts(),
                model.resources().values().stream()
                        .map(it -> new ResourceFact(it.name(), it.capacity(), it.exclusive(), it.windows()))
                        .toList(),
                model.periods().values().stream().map(it -> new PeriodFact(it.name(), it.unit(), it.first())).toList(),
                List.copyOf(model.roles().keySet()),
                List.copyOf(model.instructions().keySet()),
                BetweenFacts.of(model.between()));
    }

    private static Map<String, LocalTime> newDays(EstateModel model) {
        Map<String, LocalTime> own = new TreeMap<>();
        model.applications().values().forEach(it -> it.newDay().ifPresent(time -> own.put(it.name().value(), time)));
        return own;
    }

    private static HostFact fact(EstateModel.Host host) {
        return new HostFact(host.name(), host.reach() == EstateModel.Reach.LOCAL, host.slots(), host.labels());
    }
}
