package regie.formats.imports.rundeck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.Leaves;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.yaml.Node;

/** A job, its tree, and the plan that it becomes. */
final class RundeckJob {

    /** @param node holds the option's own keys */
    record Option(String name, Node node) {}

    private final String name;
    private final Node.Mapping root;
    private final Leaves leaves;
    private @Nullable PlanDraft plan;

    RundeckJob(String name, Node.Mapping root, Leaves leaves) {
        this.name = name;
        this.root = root;
        this.leaves = leaves;
    }

    String name() {
        return name;
    }

    String group() {
        return Nodes.text(root, "group");
    }

    Node.Mapping root() {
        return root;
    }

    Leaves leaves() {
        return leaves;
    }

    SourceAttribute self() {
        return leaves.owner().self();
    }

    void becomes(PlanDraft drafted) {
        plan = drafted;
    }

    PlanDraft plan() {
        if (plan == null) {
            throw new IllegalStateException(name + " has no plan yet");
        }
        return plan;
    }

    List<Node> steps() {
        return Nodes.list(Nodes.at(root, "sequence", "commands").or(() -> Nodes.at(root, "sequence", "command"))).stream()
                .filter(Node.Mapping.class::isInstance).toList();
    }

    /** Options are a list, or a map by name. */
    List<Option> options() {
        Optional<Node> node = Nodes.at(root, "options").or(() -> Nodes.at(root, "context", "options", "option"))
                .or(() -> Nodes.at(root, "context", "options"));
        List<Option> options = new ArrayList<>();
        boolean byName = node.isPresent() && node.get() instanceof Node.Mapping mapping && !mapping.has("name");
        if (byName) {
            ((Node.Mapping) node.get()).entries().values().stream().filter(entry -> entry.value() instanceof Node.Mapping)
                    .forEach(entry -> options.add(new Option(entry.key(), entry.value())));
        } else {
            Nodes.list(node).stream().filter(one -> !Nodes.text(one, "name").isEmpty())
                    .forEach(one -> options.add(new Option(Nodes.text(one, "name"), one)));
        }
        return options;
    }
}
