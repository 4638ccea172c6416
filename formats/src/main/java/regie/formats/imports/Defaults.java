package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all tasks of an application say alike is said once, in its defaults. */
public final class Defaults {

    private static final List<String> KEYS = List.of("user", "host");
    private static final int WORTH_IT = 3;

    private Defaults() {}

    public static void hoist(EstateDraft draft) {
        Map<String, List<Fields>> tasks = new LinkedHashMap<>();
        for (PlanDraft plan : draft.plans().values()) {
            List<Fields> running = tasks.computeIfAbsent(plan.head().text("application").orElse(""), none -> new ArrayList<>());
            plan.tasks().values().stream().filter(Defaults::runs).forEach(running::add);
        }
        tasks.forEach((application, running) -> {
            Fields shared = shared(running);
            if (!shared.isEmpty()) {
                Fields defaults = draft.declare("defaults", application);
                defaults.put("for", new Fields().word("application", application)).put("task", shared);
            }
        });
    }

    private static boolean runs(Fields task) {
        return task.has("run") || task.has("exec") || task.has("await") || task.has("http") || task.has("sql");
    }

    private static Fields shared(List<Fields> tasks) {
        Fields shared = new Fields();
        if (tasks.size() < WORTH_IT) {
            return shared;
        }
        for (String key : KEYS) {
            Optional<Tree> first = tasks.getFirst().get(key);
            if (first.isPresent() && tasks.stream().allMatch(task -> task.get(key).equals(first))) {
                shared.put(key, first.get());
                tasks.forEach(task -> task.remove(key));
            }
        }
        return shared;
    }
}
