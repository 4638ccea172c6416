package regie.formats.imports;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import regie.formats.yaml.Node;

/** The attributes of an object that is a tree of YAML or JSON: one for each value at its end, named by its path. */
public final class Leaves {

    private final Map<Node, SourceAttribute> attributes = new IdentityHashMap<>();
    private final SourceObject owner;

    private Leaves(SourceObject owner) {
        this.owner = owner;
    }

    /** @param without keys at the top that are objects of their own */
    public static Leaves of(SourceObject owner, Node.Mapping root, Predicate<Node.Entry> without) {
        Leaves leaves = new Leaves(owner);
        root.entries().forEach((key, entry) -> {
            if (!without.test(entry)) {
                leaves.gather(key, entry.value());
            }
        });
        return leaves;
    }

    private void gather(String path, Node node) {
        boolean end = switch (node) {
            case Node.Scalar scalar -> true;
            case Node.Sequence sequence -> sequence.items().isEmpty();
            case Node.Mapping mapping -> mapping.entries().isEmpty();
        };
        if (end) {
            attributes.put(node, owner.attribute(node.at().line(), path, node instanceof Node.Scalar scalar ? scalar.text() : ""));
            return;
        }
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> gather(path + "." + key, entry.value()));
        } else if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                gather(path + "[" + i + "]", sequence.items().get(i));
            }
        }
    }

    public SourceObject owner() {
        return owner;
    }

    /** All attributes at or below a node. */
    public List<SourceAttribute> below(Node node) {
        List<SourceAttribute> found = new ArrayList<>();
        Optional.ofNullable(attributes.get(node)).ifPresent(found::add);
        switch (node) {
            case Node.Scalar scalar -> { }
            case Node.Sequence sequence -> sequence.items().forEach(item -> found.addAll(below(item)));
            case Node.Mapping mapping -> mapping.entries().values().forEach(entry -> found.addAll(below(entry.value())));
        }
        return found;
    }

    public void each(Node node, Consumer<SourceAttribute> what) {
        below(node).forEach(what);
    }

    /** Those below a node that nobody has spoken of yet. */
    public void rest(Node node, Consumer<SourceAttribute> what) {
        below(node).stream().filter(attribute -> !attribute.isSettled()).forEach(what);
    }
}
