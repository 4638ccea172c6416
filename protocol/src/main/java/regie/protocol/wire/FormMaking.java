package regie.protocol.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the forms of a family and of everything within it. Only the types that messages are made of
 * are known; another one is a bug that shows when its family is prepared, not when it is sent.
 */
final class FormMaking {

    private final Map<Class<?>, Form> made = new HashMap<>();

    Form of(Type type) {
        return switch (type) {
            case ParameterizedType generic when generic.getRawType() == Optional.class ->
                new PlainForms.Maybe(of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic when generic.getRawType() == List.class ->
                new PlainForms.Many(of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic when generic.getRawType() == Map.class ->
                new PlainForms.Named(of(generic.getActualTypeArguments()[1]));
            case Class<?> plain -> PlainForms.of(plain).orElseGet(() -> composed(plain));
            default -> throw new IllegalArgumentException("no form for " + type);
        };
    }

    private Form composed(Class<?> type) {
        Form known = made.get(type);
        if (known != null) {
            return known;
        }
        if (type.isRecord()) {
            RecordForm form = new RecordForm(type, this::component);
            made.put(type, form);
            return form;
        }
        if (!type.isSealed()) {
            throw new IllegalArgumentException("no form for " + type);
        }
        FamilyForm family = new FamilyForm();
        made.put(type, family);
        for (Class<?> member : type.getPermittedSubclasses()) {
            family.add(member, (RecordForm) of(member));
        }
        return family;
    }

    private Form component(RecordComponent component) {
        return of(component.getGenericType());
    }
}
