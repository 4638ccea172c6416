package regie.formats.imports.crontab;

import java.util.List;
import java.util.Optional;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.Tree;

/** What all plans of a file say alike is said once. */
final class CronDefaults {

    private CronDefaults() {}

    static void hoist(EstateDraft draft, String application, List<PlanDraft> plans) {
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
