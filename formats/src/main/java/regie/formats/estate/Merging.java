package regie.formats.estate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import regie.formats.schema.ActionKeys;
import regie.formats.schema.Declarations;
import regie.formats.schema.Key;
import regie.formats.schema.Type;
import regie.formats.yaml.Node;
import regie.formats.yaml.Node.Entry;

/**
 * Lays a nearer tree over a farther one: maps merge, lists replace, and a task's action replaces a
 * farther action whole. Every node keeps the place where it was written.
 */
final class Merging {

    private Merging() {}

    static Node.Mapping over(Node.Mapping near, Node.Mapping far, Type.Structure structure) {
        return over(near, far, structure, (nearer, farther) -> { });
    }

    /** @param replaced told of each pair of entries of which the farther is lost */
    static Node.Mapping over(Node.Mapping near, Node.Mapping far, Type.Structure structure, BiConsumer<Entry, Entry> replaced) {
        boolean ownAction = near.entries().keySet().stream().anyMatch(ActionKeys::isAction);
        LinkedHashMap<String, Entry> merged = new LinkedHashMap<>();
        for (Entry entry : far.entries().values()) {
            boolean dropped = ownAction && structure == Declarations.task() && ActionKeys.isAction(entry.key());
            if (dropped) {
                near.entries().values().stream().filter(own -> ActionKeys.isAction(own.key())).findFirst()
                        .ifPresent(own -> replaced.accept(own, entry));
            } else {
                merged.put(entry.key(), entry);
            }
        }
        for (Entry entry : near.entries().values()) {
            Entry farther = merged.get(entry.key());
            merged.put(entry.key(), farther == null ? entry : entry(entry, farther, structure.key(entry.key()), replaced));
        }
        return new Node.Mapping(near.at(), merged);
    }

    private static Entry entry(Entry near, Entry far, Optional<Key> key, BiConsumer<Entry, Entry> replaced) {
        if (near.value() instanceof Node.Mapping nearMap && far.value() instanceof Node.Mapping farMap && key.isPresent()) {
            switch (Declarations.resolve(key.get().type())) {
                case Type.Structure structure when structure.merges() -> {
                    return new Entry(near.at(), near.key(), over(nearMap, farMap, structure, replaced));
                }
                case Type.MapOf map when !ActionKeys.isAction(near.key()) -> {
                    return new Entry(near.at(), near.key(), maps(nearMap, farMap, replaced));
                }
                default -> { }
            }
        }
        replaced.accept(near, far);
        return near;
    }

    private static Node.Mapping maps(Node.Mapping near, Node.Mapping far, BiConsumer<Entry, Entry> replaced) {
        Map<String, Entry> merged = new LinkedHashMap<>(far.entries());
        for (Entry entry : near.entries().values()) {
            Entry farther = merged.put(entry.key(), entry);
            if (farther != null) {
                replaced.accept(entry, farther);
            }
        }
        return new Node.Mapping(near.at(), merged);
    }

    /** The same map without some keys. */
    static Node.Mapping without(Node.Mapping mapping, String... keys) {
        LinkedHashMap<String, Entry> kept = new LinkedHashMap<>(mapping.entries());
        for (String key : keys) {
            kept.remove(key);
        }
        return new Node.Mapping(mapping.at(), kept);
    }

    static Node.Mapping with(Node.Mapping mapping, Entry entry) {
        LinkedHashMap<String, Entry> more = new LinkedHashMap<>(mapping.entries());
        more.put(entry.key(), entry);
        return new Node.Mapping(mapping.at(), more);
    }
}
