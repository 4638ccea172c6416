package regie.formats.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code AFTER_CHECK} stands as {@code after-check}. */
final class EnumShape<T> implements Shape<T> {

    private final Map<String, T> byName = new LinkedHashMap<>();
    private final String[] names;

    @SuppressWarnings("unchecked")
    EnumShape(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        names = new String[constants.length];
        for (Object constant : constants) {
            Enum<?> each = (Enum<?>) constant;
            names[each.ordinal()] = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
            byName.put(names[each.ordinal()], (T) constant);
        }
    }

    @Override
    public void write(JsonOut out, T value) {
        out.text(names[((Enum<?>) value).ordinal()]);
    }

    @Override
    public T read(@Nullable Object json) throws NotJson {
        T found = json instanceof String name ? byName.get(name) : null;
        if (found == null) {
            throw new NotJson("is " + json + ", not one of " + byName.keySet());
        }
        return found;
    }
}
