package regie.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a variable, an output or the argument of an action holds, and what an expression returns.
 * Fields keep the order in which they were written, so that the same content gives the same bytes.
 */
public sealed interface Value {

    Value NOTHING = new Nothing();

    record Nothing() implements Value {}

    record Words(String text) implements Value {}

    record Number(BigDecimal number) implements Value {}

    record Flag(boolean flag) implements Value {}

    record Day(LocalDate date) implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Fields(Map<String, Value> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    static Value of(String text) {
        return new Words(text);
    }

    static Value of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    /** As it stands in a command line, an environment variable or a page. */
    default String asText() {
        return switch (this) {
            case Nothing nothing -> "";
            case Words words -> words.text;
            case Number number -> number.number.toPlainString();
            case Flag flag -> Boolean.toString(flag.flag);
            case Day day -> day.date.toString();
            case Items items -> String.join(" ", items.items.stream().map(Value::asText).toList());
            case Fields fields -> fields.fields.toString();
        };
    }
}
