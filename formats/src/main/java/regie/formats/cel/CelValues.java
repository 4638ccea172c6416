package regie.formats.cel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import regie.kernel.DateFunctions;
import regie.kernel.Value;

/** Values as CEL sees them, and back. Maps and lists are looked into, never copied, on the way in. */
final class CelValues {

    /** A date that remembers whom to ask about working days. */
    record ScopedDay(LocalDate date, DateFunctions calendar) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ScopedDay day && day.date.equals(date);
        }

        @Override
        public int hashCode() {
            return date.hashCode();
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    private CelValues() {}

    static Object in(Value value, DateFunctions calendar) {
        return switch (value) {
            case Value.Nothing nothing -> dev.cel.common.values.NullValue.NULL_VALUE;
            case Value.Words words -> words.text();
            case Value.Number number -> number(number.number());
            case Value.Flag flag -> flag.flag();
            case Value.Day day -> new ScopedDay(day.date(), calendar);
            case Value.Items items -> new Listed(items.items(), calendar);
            case Value.Fields fields -> new Mapped(fields, calendar);
        };
    }

    private static Object number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
        return whole ? (Object) plain.longValueExact() : (Object) number.doubleValue();
    }

    static Value out(@Nullable Object result) {
        return switch (result) {
            case null -> Value.NOTHING;
            case dev.cel.common.values.NullValue none -> Value.NOTHING;
            case String text -> Value.of(text);
            case Boolean flag -> Value.of(flag);
            case Long whole -> Value.of(whole);
            case com.google.common.primitives.UnsignedLong whole -> new Value.Number(new BigDecimal(whole.bigIntegerValue()));
            case Double number -> Double.isFinite(number) ? new Value.Number(new BigDecimal(number.toString()))
                    : Value.of(number.toString());
            case ScopedDay day -> new Value.Day(day.date());
            case List<?> list -> items(list);
            case Map<?, ?> map -> fields(map);
            default -> Value.of(result.toString());
        };
    }

    private static Value items(List<?> list) {
        if (list instanceof Listed listed) {
            return new Value.Items(listed.items);
        }
        List<Value> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(out(item)));
        return new Value.Items(items);
    }

    private static Value fields(Map<?, ?> map) {
        if (map instanceof Mapped mapped) {
            return mapped.fields;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), out(value)));
        return new Value.Fields(fields);
    }

    /** In expressions {@code -} is {@code _}: {@code load_orders} finds {@code load-orders}. */
    static Value field(Value.Fields fields, String name) {
        Value found = fields.fields().get(name);
        if (found == null && name.indexOf('_') >= 0) {
            found = fields.fields().get(name.replace('_', '-'));
        }
        return found == null ? Value.NOTHING : found;
    }

    private static final class Listed extends AbstractList<Object> {
        private final List<Value> items;
        private final DateFunctions calendar;

        Listed(List<Value> items, DateFunctions calendar) {
            this.items = items;
            this.calendar = calendar;
        }

        @Override
        public Object get(int index) {
            return in(items.get(index), calendar);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private static final class Mapped extends AbstractMap<String, Object> {
        private final Value.Fields fields;
        private final DateFunctions calendar;

        Mapped(Value.Fields fields, DateFunctions calendar) {
            this.fields = fields;
            this.calendar = calendar;
        }

        @Override
        public @Nullable Object get(Object key) {
            Value value = key instanceof String name ? field(fields, name) : Value.NOTHING;
            return value instanceof Value.Nothing ? null : in(value, calendar);
        }

        @Override
        public boolean containsKey(Object key) {
            return key instanceof String name && !(field(fields, name) instanceof Value.Nothing);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<String, Object>> iterator() {
                    return fields.fields().entrySet().stream()
                            .map(entry -> Map.entry(entry.getKey(), in(entry.getValue(), calendar))).iterator();
                }

                @Override
                public int size() {
                    return fields.fields().size();
                }
            };
        }
    }
}
