package regie.engine.forecast.compiled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import regie.engine.dispatch.Hosts;
import regie.engine.forecast.Known;
import regie.engine.state.Host;
import regie.engine.state.Run;
import regie.engine.state.Task;
import regie.estate.plan.HostChoice;
import regie.estate.plan.TaskDefinition;
import regie.estate.plan.Template;
import regie.kernel.Expression;
import regie.kernel.Value;

/** From the host that a task asks for to the number of the line in which it waits: one line for each set of machines. */
final class HostLines {

    private static final Value NOTHING = new Value.Fields(Map.of());

    private final Night night;
    private final Map<String, Integer> byName = new LinkedHashMap<>();
    private final Map<String, Integer> byMachines = new LinkedHashMap<>();

    HostLines(Night night) {
        this.night = night;
    }

    int of(Run run, Task task, TaskDefinition definition, @Nullable Value item) {
        String asked;
        if (task.side().movedTo().isPresent()) {
            asked = "!" + task.side().movedTo().get();
        } else if (definition.host().isEmpty()) {
            asked = "*";
        } else {
            switch (definition.host().get()) {
                case HostChoice.Named named -> {
                    if (named.name().isLiteral()) {
                        asked = named.name().source();
                    } else if (named.name().render(new Known(task, NOTHING, item, regie.kernel.DateFunctions.NONE),
                            Template.Quoting.PLAIN) instanceof Expression.Outcome.Is is) {
                        return line(task, is.value().asText(), false);
                    } else {
                        return Night.WRONG;
                    }
                }
                case HostChoice.Labelled labelled -> asked = "{" + new TreeMap<>(labelled.labels()) + "}";
            }
        }
        return line(task, asked, true);
    }

    private int line(Task task, String asked, boolean literal) {
        Integer known = byName.get(asked);
        if (known != null) {
            return known;
        }
        List<Host> hosts = literal ? Hosts.of(night.scenario.state(), task)
                : asked.isEmpty() ? List.of() : Hosts.named(night.scenario.state(), asked);
        int line = hosts.isEmpty() ? Night.NOWHERE : machines(hosts);
        byName.put(asked, line);
        return line;
    }

    private int machines(List<Host> hosts) {
        String names = String.join(",", hosts.stream().map(host -> host.name().value()).toList());
        return byMachines.computeIfAbsent(names, key -> {
            night.lineHosts.add(hosts.stream().mapToInt(this::index).toArray());
            return night.lineHosts.size() - 1;
        });
    }

    private int index(Host host) {
        for (int i = 0; i < night.hosts.size(); i++) {
            if (night.hosts.get(i).name().equals(host.name())) {
                return i;
            }
        }
        throw new IllegalStateException("a machine that the state does not have: " + host.name());
    }
}
