package regie.formats.imports.jil;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.kernel.Text;

/**
 * Plans without times of their own that wait for others. AutoSys starts them when the condition comes
 * true; here they must be of the day to wait, so they are ordered with the first plan that they wait for.
 */
final class JilFollowers {

    private final JilEstate estate;

    JilFollowers(JilEstate estate) {
        this.estate = estate;
    }

    void schedule() {
        Set<String> inner = new TreeSet<>();
        estate.jobs().stream().filter(job -> job.isTask() && job.isBox())
                .forEach(job -> inner.add(job.inner().orElseThrow().name()));
        Map<String, PlanDraft> plans = estate.draft().plans();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (PlanDraft plan : plans.values()) {
                boolean open = !plan.head().has("schedule") && !inner.contains(plan.name());
                Optional<PlanDraft> leader = open ? leader(plan, plans) : Optional.empty();
                leader.ifPresent(found -> follow(plan, found));
                moved |= leader.isPresent();
            }
        }
    }

    private static Optional<PlanDraft> leader(PlanDraft plan, Map<String, PlanDraft> plans) {
        return others(plan).stream().map(plans::get).filter(other -> other != null && other.head().has("schedule")).findFirst();
    }

    private static Set<String> others(PlanDraft plan) {
        Set<String> names = new LinkedHashSet<>();
        plan.tasks().values().forEach(task -> task.get("needs").ifPresent(needs -> names(needs, names)));
        names.remove(plan.name());
        return names;
    }

    private static void names(Tree tree, Set<String> to) {
        switch (tree) {
            case Tree.Word word -> {
                int slash = word.text().indexOf('/');
                if (slash > 0) {
                    to.add(word.text().substring(0, slash));
                }
            }
            case Tree.Items items -> items.items().forEach(item -> names(item, to));
            case Fields fields -> List.of("task", "all", "any").forEach(key -> fields.get(key).ifPresent(value -> names(value, to)));
        }
    }

    private void follow(PlanDraft plan, PlanDraft leader) {
        plan.head().put("schedule", leader.head().get("schedule").orElseThrow());
        plan.head().comment("schedule", estate.comment(new Text(
                "Chargé avec " + leader.name() + " ; ne part que lorsque ses attentes sont satisfaites.",
                "Ordered with " + leader.name() + "; starts only once its needs are met.")));
        estate.jobs().stream().filter(job -> (job.isTask() ? job.plan() : job.inner().orElseThrow()) == plan)
                .flatMap(job -> job.get("condition").stream()).findFirst().ifPresent(condition -> tell(condition, plan, leader));
    }

    private static void tell(SourceAttribute condition, PlanDraft plan, PlanDraft leader) {
        condition.approximated(plan.at("schedule"), "sans horaire propre : chargé avec le plan " + leader.name(),
                "without times of its own: ordered with plan " + leader.name());
    }
}
