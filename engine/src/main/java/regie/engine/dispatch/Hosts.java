package regie.engine.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.engine.EstateFacts;
import regie.engine.state.EngineState;
import regie.engine.state.Host;
import regie.engine.state.HostQueue;
import regie.engine.state.Task;
import regie.engine.turn.TaskScope;
import regie.engine.turn.Turn;
import regie.estate.plan.HostChoice;
import regie.kernel.Expression;
import regie.kernel.HostName;

/** Which machines a task may run on, and the line that it stands in for them. */
public final class Hosts {

    private Hosts() {}

    sealed interface Found {
        record Line(HostQueue queue) implements Found {}

        /** Nothing answers to the name. */
        record Nowhere(String asked) implements Found {}

        record Wrong(String sentence) implements Found {}
    }

    static Found queue(Turn turn, Task task) {
        EngineState state = turn.state();
        if (task.definition().host().orElse(null) instanceof HostChoice.Named named && named.name().isLiteral()
                && task.side().movedTo().isEmpty()) {
            Optional<HostQueue> line = state.lines().queue(named.name().source());
            if (line.isPresent()) {
                return new Found.Line(line.get());
            }
        }
        Optional<String> asked;
        switch (name(task)) {
            case Expression.Outcome.Failed failed -> {
                return new Found.Wrong(failed.sentence());
            }
            case Expression.Outcome.Is is -> asked = Optional.of(is.value().asText());
        }
        Optional<HostQueue> known = state.lines().queue(asked.get());
        if (known.isPresent()) {
            return new Found.Line(known.get());
        }
        List<Host> hosts = resolve(state, task, asked.get());
        return hosts.isEmpty() ? new Found.Nowhere(asked.get()) : new Found.Line(state.lines().open(asked.get(), hosts));
    }

    /** What the task asks for, as one line of text: a name, labels, or nothing. */
    private static Expression.Outcome name(Task task) {
        if (task.side().movedTo().isPresent()) {
            return new Expression.Outcome.Is(regie.kernel.Value.of("!" + task.side().movedTo().get()));
        }
        Optional<HostChoice> choice = task.definition().host();
        if (choice.isEmpty()) {
            return new Expression.Outcome.Is(regie.kernel.Value.of("*"));
        }
        return switch (choice.get()) {
            case HostChoice.Named named -> named.name().isLiteral()
                    ? new Expression.Outcome.Is(regie.kernel.Value.of(named.name().source()))
                    : named.name().render(TaskScope.outside(task), regie.estate.plan.Template.Quoting.PLAIN);
            case HostChoice.Labelled labelled -> new Expression.Outcome.Is(
                    regie.kernel.Value.of("{" + new java.util.TreeMap<>(labelled.labels()) + "}"));
        };
    }

    /** The machines that a task may run on, in their order; empty when nothing answers. */
    public static List<Host> of(EngineState state, Task task) {
        return name(task) instanceof Expression.Outcome.Is is ? resolve(state, task, is.value().asText()) : List.of();
    }

    /** What the task asks for, in words. */
    public static String asked(Task task) {
        return name(task) instanceof Expression.Outcome.Is is ? is.value().asText() : "?";
    }

    private static List<Host> resolve(EngineState state, Task task, String asked) {
        if (asked.startsWith("!")) {
            return known(state, List.of(new HostName(asked.substring(1))));
        }
        if (asked.equals("*")) {
            return anywhere(state);
        }
        if (asked.startsWith("{") && task.definition().host().orElse(null) instanceof HostChoice.Labelled labelled) {
            return state.hosts().stream().filter(host -> host.known() && carries(host, labelled.labels())).toList();
        }
        return asked.isEmpty() ? List.of() : named(state, asked);
    }

    /** A name resolves as logical first, then as machine. */
    public static List<Host> named(EngineState state, String name) {
        List<HostName> logical = state.facts().map(EstateFacts::logicalHosts).orElse(Map.of()).get(name);
        return known(state, logical != null ? logical : List.of(new HostName(name)));
    }

    private static List<Host> known(EngineState state, List<HostName> names) {
        List<Host> hosts = new ArrayList<>();
        for (HostName name : new LinkedHashSet<>(names)) {
            state.host(name).filter(Host::known).ifPresent(hosts::add);
        }
        return hosts;
    }

    /** No host named: where the server itself is, else anywhere. */
    private static List<Host> anywhere(EngineState state) {
        List<Host> local = state.hosts().stream().filter(host -> host.known() && host.local()).toList();
        return local.isEmpty() ? state.hosts().stream().filter(Host::known).toList() : local;
    }

    private static boolean carries(Host host, Map<String, String> labels) {
        return labels.entrySet().stream().allMatch(label -> label.getValue().equals(host.labels().get(label.getKey())));
    }
}
