package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import regie.estate.check.Graph;
import regie.estate.check.Reach;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** Builds one plan with everything that its expressions may read known, and checks it. */
final class PlanAssembly {

    private final Documents documents;
    private final Inventory inventory;
    private final Bundle bundle;
    private final Report report;

    PlanAssembly(Documents documents, Inventory inventory, Bundle bundle, Report report) {
        this.documents = documents;
        this.inventory = inventory;
        this.bundle = bundle;
        this.report = report;
    }

    PlanDefinition build(Node.Mapping tree) {
        Fields plan = new Fields(tree);
        Set<String> variables = new TreeSet<>(inventory.variablesFor(plan.text("application").orElse("")));
        variables.addAll(plan.textMap("variables").keySet());
        List<Fields> levels = new ArrayList<>(inventory.variableLevels(plan.text("application").orElse("")));
        levels.add(plan);
        VariableChecks.circles(levels, report);
        Graph graph = graph(plan);
        Map<String, String> tasks = underscored(graph.edges().keySet());
        Supplier<Reach> reach = once(graph);
        Visible inPlan = Visible.inPlan(variables);
        PlanDefinition built = PlanBuilder.build(tree, Expressing.within(report, inPlan), (name, task) -> {
            Visible inTask = inPlan.and("task").and(task.textMap("variables").keySet())
                    .reading(other -> reach.get().needs(name, tasks.getOrDefault(other, "")), tasks.keySet());
            return Expressing.within(report, task.node("foreach").isPresent() ? inTask.and("item") : inTask);
        });
        new PlanChecks(documents, inventory, bundle, report).check(plan, graph, reach, built);
        return built;
    }

    private static Graph graph(Fields plan) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        NeedReader needs = NeedReader.of(plan);
        for (Node.Entry task : plan.entries("tasks")) {
            if (task.value() instanceof Node.Mapping tree) {
                edges.put(task.key(), needs.flatten(tree.get("needs")).stream()
                        .flatMap(named -> named.need() instanceof Need.OnTask onTask ? java.util.stream.Stream.of(onTask.task())
                                : java.util.stream.Stream.empty())
                        .distinct().toList());
            }
        }
        return new Graph(edges);
    }

    /** Task names as expressions spell them, to the names themselves. */
    private static Map<String, String> underscored(Set<String> names) {
        Map<String, String> renamed = new TreeMap<>();
        names.forEach(name -> renamed.put(name.replace('-', '_'), name));
        return renamed;
    }

    /** Most plans never ask who needs whom from afar. */
    private static Supplier<Reach> once(Graph graph) {
        AtomicReference<@Nullable Reach> known = new AtomicReference<>();
        return () -> known.updateAndGet(reach -> reach == null ? new Reach(graph) : reach);
    }
}
