package regie.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.engine.Claim;
import regie.estate.plan.Action;
import regie.estate.plan.EventWait;
import regie.estate.plan.IfFails;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.TaskDefinition;
import regie.kernel.ResourceName;
import regie.kernel.Value;

/** A pinned plan, compiled once for all its runs: who follows whom, and how many needs each task starts with. */
public final class PlanGraph {

    private final String pin;
    private final PlanDefinition definition;
    private final Node[] nodes;
    private final boolean reaches;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    PlanGraph(String pin, PlanDefinition definition) {
        this.pin = pin;
        this.definition = definition;
        this.nodes = new Node[definition.tasks().size()];
        int index = 0;
        for (TaskDefinition task : definition.tasks().values()) {
            nodes[index] = new Node(index, task, definition.priority() + task.priority());
            indexes.put(task.name(), index++);
        }
        link();
        this.reaches = Arrays.stream(nodes).anyMatch(Node::reaches);
        for (Node node : nodes) {
            if (node.definition.ifFails() instanceof IfFails.RunTask run && indexes.containsKey(run.task())) {
                nodes[indexes.get(run.task())].called = true;
            }
            node.called |= node.definition.days() == TaskDefinition.Days.NEVER;
        }
    }

    private void link() {
        List<List<Edge>> after = new ArrayList<>();
        for (Node node : nodes) {
            after.add(new ArrayList<>());
        }
        for (Node node : nodes) {
            List<Need.OnTask> needs = new ArrayList<>();
            node.flat = flatten(node.definition.needs(), needs);
            node.needs = needs.toArray(new Need.OnTask[0]);
            node.predecessors = new int[needs.size()];
            for (int i = 0; i < needs.size(); i++) {
                Need.OnTask need = needs.get(i);
                int before = indexes.getOrDefault(need.task(), -1);
                node.predecessors[i] = before;
                if (before >= 0) {
                    after.get(before).add(new Edge(node, need.when(), need.strict()));
                }
            }
        }
        for (Node node : nodes) {
            node.successors = after.get(node.index).toArray(new Edge[0]);
        }
    }

    /** Collects every need on a task of the plan; true when all of them must be met and none can become impossible. */
    private static boolean flatten(Need need, List<Need.OnTask> into) {
        return switch (need) {
            case Need.OnTask on -> {
                into.add(on);
                yield on.when() == Need.Ending.SUCCEEDED || on.when() == Need.Ending.ENDED;
            }
            case Need.OnPlan other -> false;
            case Need.All all -> {
                boolean flat = true;
                for (Need member : all.members()) {
                    flat &= flatten(member, into);
                }
                yield flat;
            }
            case Need.Any any -> {
                any.members().forEach(member -> flatten(member, into));
                yield any.members().isEmpty();
            }
        };
    }

    public String pin() {
        return pin;
    }

    public PlanDefinition definition() {
        return definition;
    }

    int size() {
        return nodes.length;
    }

    Node node(int index) {
        return nodes[index];
    }

    /** Some task of it needs other plans or dates, or waits for events. */
    boolean reaches() {
        return reaches;
    }

    Optional<Node> node(String name) {
        Integer index = indexes.get(name);
        return index == null ? Optional.empty() : Optional.of(nodes[index]);
    }

    int indexOf(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** From one task to one that needs it. */
    record Edge(Node to, Need.Ending ending, boolean strict) {}

    /** One task of the plan, with what all its instances share. */
    static final class Node {
        final int index;
        final TaskDefinition definition;
        final int priority;
        final List<Claim> claims;
        /** All needs are met by counting down; otherwise the tree of needs is looked at. */
        boolean flat;
        Need.OnTask[] needs = {};
        /** Not in the course of a run: only when another task calls it. */
        boolean called;
        int[] predecessors = {};
        Edge[] successors = {};
        /** The arguments of an action where no value has to be filled in. */
        final @Nullable Value literal;

        /** What it needs of other plans and dates. */
        final List<Need.OnPlan> elsewhere = new ArrayList<>();
        /** It raises events, or takes them with it. */
        final boolean leavesTraces;

        Node(int index, TaskDefinition definition, int priority) {
            this.index = index;
            this.definition = definition;
            this.priority = priority;
            this.claims = claims(definition);
            elsewhere(definition.needs(), elsewhere);
            this.leavesTraces = !definition.raises().isEmpty() || definition.waits().stream().anyMatch(EventWait::consume);
            this.literal = definition.action() instanceof Action.External external ? Literals.of(external.arguments()) : null;
        }

        /** Its needs depend on more than the tasks of its own run. */
        boolean reaches() {
            return !elsewhere.isEmpty() || !definition.waits().isEmpty();
        }

        private static void elsewhere(Need need, List<Need.OnPlan> into) {
            switch (need) {
                case Need.OnPlan on -> into.add(on);
                case Need.OnTask on -> {}
                case Need.All all -> all.members().forEach(member -> elsewhere(member, into));
                case Need.Any any -> any.members().forEach(member -> elsewhere(member, into));
            }
        }

        private static List<Claim> claims(TaskDefinition task) {
            List<Claim> claims = new ArrayList<>();
            task.uses().forEach((name, units) -> claims.add(new Claim(new ResourceName(name), units, Claim.Mode.UNITS)));
            for (TaskDefinition.Lock lock : task.locks()) {
                Claim.Mode mode = lock.shared() ? Claim.Mode.SHARED : Claim.Mode.EXCLUSIVE;
                claims.add(new Claim(new ResourceName(lock.resource()), 1, mode));
            }
            claims.sort(java.util.Comparator.comparing(Claim::resource));
            return List.copyOf(claims);
        }
    }
}
