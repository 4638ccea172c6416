package regie.formats.json;

import java.util.ArrayList;
import java.util.List;

/** The records at the leaves of a sealed family, in the order in which they are declared. */
public final class SealedTypes {

    private SealedTypes() {}

    public static <T> List<Class<? extends T>> leaves(Class<T> family) {
        List<Class<? extends T>> leaves = new ArrayList<>();
        for (Class<?> part : family.getPermittedSubclasses()) {
            Class<? extends T> member = part.asSubclass(family);
            if (member.isRecord()) {
                leaves.add(member);
            } else {
                leaves.addAll(inner(member));
            }
        }
        return leaves;
    }

    private static <T> List<Class<? extends T>> inner(Class<? extends T> family) {
        return new ArrayList<>(leaves(family));
    }
}
