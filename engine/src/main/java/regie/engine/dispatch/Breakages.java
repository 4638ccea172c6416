package regie.engine.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import regie.engine.Breakage;
import regie.engine.Breakage.Kind;
import regie.engine.EstateFacts;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.plan.HostChoice;
import regie.estate.plan.TaskDefinition;
import regie.kernel.HostName;
import regie.kernel.PlanName;

/**
 * What another version of the estate would take away from runs that live. Runs keep the plans that they were ordered with, so
 * only what is live counts: machines, resources, roles. What is missing already today is not the new version's doing.
 */
public final class Breakages {

    private final EngineState state;
    private final EstateFacts next;
    private final Map<HostName, EstateFacts.HostFact> hosts = new LinkedHashMap<>();
    private final Map<String, EstateFacts.ResourceFact> resources = new LinkedHashMap<>();
    private final Map<String, EstateFacts.ResourceFact> resourcesNow = new LinkedHashMap<>();
    private final Set<String> rolesNow = new LinkedHashSet<>();
    private final Set<String> roles;
    private final List<Breakage> found = new ArrayList<>();

    private Breakages(EngineState state, EstateFacts next) {
        this.state = state;
        this.next = next;
        next.hosts().forEach(fact -> hosts.put(fact.name(), fact));
        next.resources().forEach(fact -> resources.put(fact.name().value(), fact));
        this.roles = new LinkedHashSet<>(next.roles());
        state.facts().ifPresent(now -> {
            now.resources().forEach(fact -> resourcesNow.put(fact.name().value(), fact));
            rolesNow.addAll(now.roles());
        });
    }

    /**
     * All of them, in the order of runs and tasks.
     *
     * @param plans whether the new version has a plan; a run that has not begun of one that it has not is withdrawn, and breaks nothing
     */
    public static List<Breakage> of(EngineState state, EstateFacts next, Predicate<PlanName> plans) {
        Breakages breakages = new Breakages(state, next);
        for (Run run : state.runs()) {
            boolean withdrawn = run.waits() && run.planned().isPresent() && !plans.test(run.definition().name());
            if (!run.ended() && !withdrawn) {
                run.everything().stream().filter(task -> !task.state().ended() && !task.absent()).forEach(breakages::task);
            }
        }
        return List.copyOf(breakages.found);
    }

    private void task(Task task) {
        TaskDefinition definition = task.definition();
        if (task.attempt().isPresent()) {
            HostName machine = task.attempt().get().host().orElse(null);
            if (machine != null && !hosts.containsKey(machine) && state.host(machine).filter(Host::known).isPresent()) {
                found.add(new Breakage(task.id(), Kind.RUNS_THERE, machine.value()));
            }
        } else if (definition.host().isPresent() && !Hosts.of(state, task).isEmpty() && !answered(task, definition.host().get())) {
            found.add(new Breakage(task.id(), Kind.HOST, asked(task)));
        }
        definition.uses().forEach((name, units) -> {
            EstateFacts.ResourceFact now = resourcesNow.get(name);
            EstateFacts.ResourceFact then = resources.get(name);
            if (now != null && then == null) {
                found.add(new Breakage(task.id(), Kind.RESOURCE, name));
            } else if (now != null && then.peak() < units && now.peak() >= units) {
                found.add(new Breakage(task.id(), Kind.CAPACITY, name));
            }
        });
        definition.locks().stream().map(TaskDefinition.Lock::resource)
                .filter(name -> resourcesNow.containsKey(name) && !resources.containsKey(name))
                .forEach(name -> found.add(new Breakage(task.id(), Kind.RESOURCE, name)));
        definition.confirm().flatMap(TaskDefinition.Confirm::role).filter(role -> task.attempt().isEmpty())
                .filter(role -> rolesNow.contains(role) && !roles.contains(role))
                .ifPresent(role -> found.add(new Breakage(task.id(), Kind.ROLE, role)));
    }

    private static String asked(Task task) {
        String asked = Hosts.asked(task);
        return asked.startsWith("!") ? asked.substring(1) : asked;
    }

    private boolean answered(Task task, HostChoice choice) {
        String asked = Hosts.asked(task);
        if (asked.startsWith("!")) {
            return hosts.containsKey(new HostName(asked.substring(1)));
        }
        return switch (choice) {
            case HostChoice.Labelled labelled -> next.hosts().stream().anyMatch(host -> labelled.labels().entrySet().stream()
                    .allMatch(label -> label.getValue().equals(host.labels().get(label.getKey()))));
            case HostChoice.Named named -> {
                List<HostName> logical = next.logicalHosts().get(asked);
                yield logical != null ? logical.stream().anyMatch(hosts::containsKey)
                        : !asked.isEmpty() && hosts.containsKey(new HostName(asked));
            }
        };
    }
}
