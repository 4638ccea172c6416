package regie.optimise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import regie.engine.EstateFacts;
import regie.engine.forecast.Scenario;
import regie.engine.state.Host;
import regie.estate.plan.HostChoice;
import regie.estate.plan.TaskDefinition;
import regie.kernel.HostName;
import regie.kernel.ResourceName;

/** What the tasks of a night share: resources, locks, slots of machines, tasks at once of a run. */
final class Pools {

    /** A lock as a pool: held whole it takes all of it, shared it takes one. */
    private static final int WHOLE = 10_000;

    private final Scenario scenario;
    private final EstateFacts facts;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Net.Pool> all = new ArrayList<>();

    Pools(Scenario scenario) {
        this.scenario = scenario;
        this.facts = scenario.state().facts().orElseThrow();
    }

    List<Net.Pool> all() {
        return all;
    }

    List<Net.Demand> demands(Night.Row row) {
        List<Net.Demand> demands = new ArrayList<>();
        row.task().uses().forEach((name, units) -> capacity(name)
                .ifPresent(capacity -> demands.add(demand(name, Math.max(capacity, units), units))));
        for (TaskDefinition.Lock lock : row.task().locks()) {
            demands.add(demand(lock.resource(), WHOLE, lock.shared() ? 1 : WHOLE));
        }
        List<HostName> machines = machines(row);
        OptionalLong slots = slots(machines);
        slots.ifPresent(count -> demands.add(demand("slots of " + machines, (int) Math.max(1, count), 1)));
        row.plan().tasksAtOnce().ifPresent(most -> demands.add(demand("tasks at once of " + row.run(), most, 1)));
        return demands;
    }

    private Net.Demand demand(String name, int capacity, int units) {
        int place = places.computeIfAbsent(name, fresh -> {
            all.add(new Net.Pool(fresh, capacity));
            return all.size() - 1;
        });
        return new Net.Demand(place, Math.min(units, all.get(place).capacity()));
    }

    private Optional<Integer> capacity(String name) {
        return scenario.state().resource(new ResourceName(name)).map(it -> it.capacity());
    }

    private List<HostName> machines(Night.Row row) {
        if (row.task().host().isEmpty()) {
            return facts.hosts().stream().filter(EstateFacts.HostFact::local).map(EstateFacts.HostFact::name).limit(1).toList();
        }
        return switch (row.task().host().get()) {
            case HostChoice.Named named -> {
                String name = named.name().source();
                yield facts.logicalHosts().getOrDefault(name, name.contains("{{") ? List.of() : List.of(new HostName(name)));
            }
            case HostChoice.Labelled labelled -> facts.hosts().stream()
                    .filter(host -> host.labels().entrySet().containsAll(labelled.labels().entrySet()))
                    .map(EstateFacts.HostFact::name).toList();
        };
    }

    /** Empty where a machine has no limit. */
    private OptionalLong slots(List<HostName> machines) {
        long total = 0;
        for (HostName machine : machines) {
            Optional<Integer> slots = scenario.state().host(machine).flatMap(Host::slots);
            if (slots.isEmpty()) {
                return OptionalLong.empty();
            }
            total += slots.get();
        }
        return machines.isEmpty() ? OptionalLong.empty() : OptionalLong.of(total);
    }
}
