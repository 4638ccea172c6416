package regie.estate.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of an action as written: a tree of templates. */
public sealed interface Arguments {

    record Leaf(Template template) implements Arguments {}

    record Sequence(List<Arguments> items) implements Arguments {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Map<String, Arguments> fields) implements Arguments {
        public Mapping {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
