package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.ShortNames;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.formats.imports.Names;

/**
 * Which jobs make one plan. A box is a plan; a box in a box is a plan that the outer one orders. Jobs
 * that stand alone and wait for each other are one plan too, as long as they have one schedule.
 */
final class JilGroups {

    private final JilEstate estate;
    private final boolean marked;

    JilGroups(JilEstate estate) {
        this.estate = estate;
        this.marked = hasTypeMarks(estate.jobs());
    }

    /** A house rule seen often: every name ends with a letter that says the type, {@code PAY_LOAD_C}. */
    private static boolean hasTypeMarks(List<JilJob> jobs) {
        Map<String, String> letters = new LinkedHashMap<>();
        boolean all = jobs.size() > 2;
        for (JilJob job : jobs) {
            all &= job.name().matches(".+_[A-Z]{1,2}");
            String type = job.isBox() ? "b" : job.isWatcher() ? "f" : "c";
            String letter = job.name().substring(job.name().lastIndexOf('_') + 1);
            all &= letter.toLowerCase(Locale.ROOT).endsWith(type);
            letters.put(type, letter);
        }
        Set<String> bare = new LinkedHashSet<>();
        jobs.forEach(job -> bare.add(job.name().substring(0, Math.max(1, job.name().lastIndexOf('_')))));
        return all && letters.size() > 1 && bare.size() == jobs.size();
    }

    private String bare(String name) {
        return Names.of(marked ? name.substring(0, name.lastIndexOf('_')) : name.replaceAll(JilEstate.PLACEHOLDER.pattern(), "$1$2"));
    }

    void build() {
        for (JilJob job : estate.jobs()) {
            job.get("box_name").ifPresent(named -> box(job, named));
        }
        List<JilJob> alone = new ArrayList<>();
        for (JilJob job : estate.jobs()) {
            if (job.isBox() && job.box().isEmpty()) {
                plan(job);
            } else if (job.box().isEmpty()) {
                alone.add(job);
            }
        }
        groups(alone).forEach(this::chain);
    }

    private void box(JilJob job, SourceAttribute named) {
        Optional<JilJob> box = estate.job(named.value());
        boolean loop = box.isPresent() && (box.get() == job || box.get().isWithin(job));
        if (box.isEmpty() || loop || !box.get().isBox()) {
            named.notCarried("cette boîte n'est pas dans les fichiers donnés : le job est seul",
                    "this box is not in the files given: the job stands alone");
        } else {
            job.putInto(box.get());
        }
    }

    private void plan(JilJob box) {
        PlanDraft plan = estate.draft().plan(bare(box.name()), application(box));
        estate.draft().code(box.name()).ifPresent(code -> plan.head().put("code", code));
        box.becomes(plan);
        box.statement().source().self().carried(plan.at(""));
        Map<String, String> shortened = new LinkedHashMap<>();
        for (boolean boxes : new boolean[] {false, true}) {
            shortened.putAll(ShortNames.of(box.members().stream().filter(member -> member.isBox() == boxes)
                    .map(member -> bare(member.name())).toList(), plan.name()));
        }
        for (JilJob member : box.members()) {
            String task = plan.task(shortened.get(bare(member.name())));
            member.stands(plan, task);
            member.get("box_name").ifPresent(named -> named.carried(plan.at(task, "")));
            if (member.isBox()) {
                plan(member);
                PlanDraft inner = member.inner().orElseThrow();
                member.fields().put("plan", Tree.word(inner.name()));
                estate.needs().contains(plan.name(), task, inner);
            } else {
                taskOf(member);
            }
        }
    }

    private void taskOf(JilJob job) {
        estate.draft().code(job.name()).ifPresent(code -> job.fields().put("code", code));
        job.statement().source().self().carried(job.at(""));
    }

    private void chain(List<JilJob> jobs) {
        List<String> names = jobs.stream().map(job -> bare(job.name())).toList();
        String shared = ShortNames.shared(names);
        String words = jobs.size() == 1 || shared.isEmpty() ? names.getFirst() : shared;
        PlanDraft plan = estate.draft().plan(words, application(jobs.getFirst()));
        Map<String, String> shortened = jobs.size() == 1 ? Map.of() : ShortNames.of(names, plan.name());
        for (JilJob job : jobs) {
            job.stands(plan, plan.task(shortened.getOrDefault(bare(job.name()), bare(job.name()))));
            taskOf(job);
        }
    }

    private String application(JilJob job) {
        for (JilJob up = job; up != null; up = up.box().orElse(null)) {
            Optional<SourceAttribute> said = up.get("application").or(() -> job.get("group"));
            if (said.isPresent() && !said.get().value().isBlank()) {
                return estate.draft().named("application", said.get().value());
            }
        }
        Optional<String> ofMember = job.members().stream().map(member -> member.text("application")).filter(text -> !text.isBlank())
                .findFirst();
        return estate.draft().named("application", ofMember.orElse(estate.draft().name()));
    }

    private List<List<JilJob>> groups(List<JilJob> alone) {
        Map<JilJob, Set<JilJob>> group = new LinkedHashMap<>();
        for (JilJob job : alone) {
            group.put(job, new LinkedHashSet<>(List.of(job)));
        }
        for (JilJob job : alone) {
            for (JilJob other : waitsFor(job)) {
                boolean together = group.containsKey(other) && job.isScheduled() && job.schedule().equals(other.schedule());
                if (together) {
                    join(group, job, other);
                }
            }
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (JilJob job : alone) {
                moved |= !job.isScheduled() && group.get(job).size() == 1 && follow(group, job);
            }
        }
        return new LinkedHashSet<>(group.values()).stream().map(set -> alone.stream().filter(set::contains).toList()).toList();
    }

    /** A job without a schedule joins those that it waits for, when they are all in one group and nothing else is waited for. */
    private boolean follow(Map<JilJob, Set<JilJob>> group, JilJob job) {
        List<JilJob> before = waitsFor(job).stream().filter(other -> other != job).toList();
        Set<Set<JilJob>> groups = new LinkedHashSet<>();
        for (JilJob other : before) {
            if (!group.containsKey(other)) {
                return false;
            }
            groups.add(group.get(other));
        }
        if (groups.size() != 1) {
            return false;
        }
        join(group, job, before.getFirst());
        return true;
    }

    private static void join(Map<JilJob, Set<JilJob>> group, JilJob one, JilJob other) {
        Set<JilJob> both = group.get(other);
        if (both == group.get(one)) {
            return;
        }
        Set<JilJob> moving = group.get(one);
        both.addAll(moving);
        moving.forEach(job -> group.put(job, both));
    }

    private List<JilJob> waitsFor(JilJob job) {
        List<JilJob> found = new ArrayList<>();
        job.get("condition").flatMap(condition -> JilCondition.parse(condition.value()))
                .ifPresent(condition -> names(condition).forEach(name -> estate.job(name).ifPresent(found::add)));
        return found;
    }

    private static List<String> names(JilCondition condition) {
        return switch (condition) {
            case JilCondition.Status status -> status.kind() == JilCondition.Kind.NOT_RUNNING || !status.instance().isEmpty()
                    ? List.of() : List.of(status.job());
            case JilCondition.ExitCode code -> code.instance().isEmpty() ? List.of(code.job()) : List.of();
            case JilCondition.Global global -> List.of();
            case JilCondition.And and -> and.members().stream().flatMap(member -> names(member).stream()).toList();
            case JilCondition.Or or -> or.members().stream().flatMap(member -> names(member).stream()).toList();
        };
    }
}
