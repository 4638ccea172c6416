package regie.formats.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole table. */
public final class Declarations {

    private static final Map<String, Declaration> BY_KIND = byKind();

    /** Types that stand under a name because they hold themselves or are shared by several kinds. */
    private static final Map<String, Type> NAMED = named();

    private Declarations() {}

    public static List<Declaration> all() {
        return List.copyOf(BY_KIND.values());
    }

    public static Optional<Declaration> of(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    public static List<String> kinds() {
        return List.copyOf(BY_KIND.keySet());
    }

    /** The keys of a task. */
    public static Type.Structure task() {
        return TaskKeys.TASK;
    }

    public static Type.Structure plan() {
        return BY_KIND.get("plan").body();
    }

    static Map<String, Type> namedTypes() {
        return NAMED;
    }

    /** The type itself, whatever name it stands under. */
    public static Type resolve(Type type) {
        return type instanceof Type.Named named ? NAMED.get(named.name()) : type;
    }

    private static Map<String, Declaration> byKind() {
        List<Declaration> all = new ArrayList<>();
        all.addAll(InventoryKinds.all());
        all.addAll(PlanKinds.all());
        all.addAll(DayKinds.all());
        all.addAll(BetweenKinds.all());
        all.addAll(RuleKinds.all());
        Map<String, Declaration> byKind = new LinkedHashMap<>();
        all.forEach(declaration -> byKind.put(declaration.kind(), declaration));
        return byKind;
    }

    private static Map<String, Type> named() {
        Map<String, Type> named = new LinkedHashMap<>();
        named.put("need", AcrossKeys.NEED);
        named.put("task", TaskKeys.TASK);
        named.put("plan-defaults", new Type.Structure("plan-defaults",
                Stream.concat(PlanKinds.planKeys().stream(), DayKinds.planKeys().stream())
                        .filter(key -> !List.of("code", "formerly", "application").contains(key.name())).toList(), true));
        return named;
    }
}
