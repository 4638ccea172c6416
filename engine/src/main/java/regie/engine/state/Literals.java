package regie.engine.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import regie.estate.plan.Arguments;
import regie.kernel.Value;

/** Arguments without expressions, as the value that they always have. */
final class Literals {

    private Literals() {}

    static @Nullable Value of(Arguments arguments) {
        return switch (arguments) {
            case Arguments.Leaf leaf -> leaf.template().isLiteral() ? Value.of(leaf.template().source()) : null;
            case Arguments.Sequence sequence -> {
                List<Value> values = new ArrayList<>();
                for (Arguments item : sequence.items()) {
                    Value value = of(item);
                    if (value == null) {
                        yield null;
                    }
                    values.add(value);
                }
                yield new Value.Items(values);
            }
            case Arguments.Mapping mapping -> {
                LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
                for (Map.Entry<String, Arguments> field : mapping.fields().entrySet()) {
                    Value value = of(field.getValue());
                    if (value == null) {
                        yield null;
                    }
                    fields.put(field.getKey(), value);
                }
                yield new Value.Fields(fields);
            }
        };
    }
}
