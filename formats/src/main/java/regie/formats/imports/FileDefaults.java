package regie.formats.imports;

import java.util.List;
import java.util.Optional;

/** What all plans of one source file or folder say alike is said once, in the defaults of their application. */
public final class FileDefaults {

    private FileDefaults() {}

    public static void hoist(EstateDraft draft, String application, List<PlanDraft> plans) {
        if (plans.size() < 2) {
            return;
        }
        Fields plan = new Fields();
        List<Fields> heads = plans.stream().map(PlanDraft::head).toList();
        List<Fields> scheduled = heads.stream().filter(head -> head.has("overlap")).toList();
        shared(scheduled, "overlap", plan);
        Fields task = new Fields();
        List<Fields> tasks = plans.stream().flatMap(each -> each.tasks().values().stream()).toList();
        List.of("host", "user", "folder", "env", "instruction").forEach(key -> shared(tasks, key, task));
        if (plan.isEmpty() && task.isEmpty()) {
            return;
        }
        Fields defaults = draft.declare("defaults", application);
        defaults.put("for", new Fields().word("application", application));
        if (!plan.isEmpty()) {
            defaults.put("plan", plan);
        }
        if (!task.isEmpty()) {
            defaults.put("task", task);
        }
    }

    private static void shared(List<Fields> all, String key, Fields to) {
        Optional<Tree> first = all.isEmpty() ? Optional.empty() : all.getFirst().get(key);
        if (all.size() > 1 && first.isPresent() && all.stream().allMatch(each -> each.get(key).equals(first))) {
            to.put(key, first.get());
            all.forEach(each -> each.remove(key));
        }
    }
}
