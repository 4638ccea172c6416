package regie.simulator.plans;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.EstateModel;
import regie.estate.plan.PlanDefinition;
import regie.kernel.ApplicationName;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.Text;
import regie.simulator.chance.Chance;

/** A random estate: two to four hosts, two counted and two exclusive resources, some plans. */
public final class EstateGenerator {

    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    public static final LocalTime NEW_DAY = LocalTime.of(6, 0);

    private final Chance chance;

    public EstateGenerator(Chance chance) {
        this.chance = chance;
    }

    public EstateModel estate(LocalDateTime start, int tasksMax) {
        LinkedHashMap<HostName, EstateModel.Host> hosts = new LinkedHashMap<>();
        int count = chance.between(2, 4);
        for (int i = 1; i <= count; i++) {
            HostName name = new HostName("h" + i);
            Optional<Integer> slots = chance.percent(80) ? Optional.of(chance.between(1, 4)) : Optional.empty();
            Map<String, String> labels = i < count || count == 2 ? Map.of("tier", "app") : Map.of();
            hosts.put(name, new EstateModel.Host(name, EstateModel.Reach.AGENT, slots, labels, Optional.empty()));
        }
        LinkedHashMap<String, List<HostName>> logical = new LinkedHashMap<>();
        logical.put("app", List.of(new HostName("h1"), new HostName("h2")));
        logical.put("db", List.of(new HostName("h" + count)));
        LinkedHashMap<PlanName, PlanDefinition> plans =
                new PlanGenerator(chance.fork("plans"), start).plans(chance.between(2, 5), tasksMax);
        TieGenerator ties = new TieGenerator(chance.fork("ties"), start);
        return EstateText.readBack(new EstateModel("simulated", Text.same("Simulated"), new EstateVersion("v1"),
                new EstateModel.EnvironmentRules("production", Text.same("production"), 4, "red", false, Map.of()),
                ZONE, NEW_DAY, Map.of(), hosts, logical, resources(ties), applications(), new LinkedHashMap<>(), roles(),
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), Optional.empty(),
                new LinkedHashMap<>(), List.of(), ties.tied(plans), ties.rules()));
    }

    private LinkedHashMap<ResourceName, EstateModel.Resource> resources(TieGenerator ties) {
        LinkedHashMap<ResourceName, EstateModel.Resource> resources = new LinkedHashMap<>();
        for (String name : List.of("unit-a", "unit-b")) {
            resources.put(new ResourceName(name), new EstateModel.Resource(new ResourceName(name), chance.between(2, 4), false,
                    ties.hours()));
        }
        for (String name : List.of("lock-a", "lock-b")) {
            resources.put(new ResourceName(name), new EstateModel.Resource(new ResourceName(name), 1, true));
        }
        return resources;
    }

    private static LinkedHashMap<ApplicationName, EstateModel.Application> applications() {
        LinkedHashMap<ApplicationName, EstateModel.Application> applications = new LinkedHashMap<>();
        for (String name : List.of("shop", "ledger")) {
            ApplicationName application = new ApplicationName(name);
            applications.put(application, new EstateModel.Application(application, Optional.empty(), Text.same(name),
                    Optional.empty(), List.of(), Map.of(), Optional.empty(), Optional.empty()));
        }
        return applications;
    }

    private static LinkedHashMap<String, EstateModel.Role> roles() {
        LinkedHashMap<String, EstateModel.Role> roles = new LinkedHashMap<>();
        roles.put("lead", new EstateModel.Role("lead", Text.same("lead")));
        return roles;
    }
}
