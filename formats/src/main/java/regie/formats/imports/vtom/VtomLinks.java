package regie.formats.imports.vtom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regie.formats.imports.Fields;
import regie.formats.imports.PlanDraft;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Want;

/**
 * Links: from a job or an application to another. Which attribute names which end differs between
 * versions, so the ends are those that name an object; the type is read by its words.
 */
final class VtomLinks {

    private record End(VtomObject object, SourceAttribute said) {}

    private final VtomDomain domain;
    private final Map<PlanDraft, String> ends = new LinkedHashMap<>();
    private final Map<String, List<Want>> alternatives = new LinkedHashMap<>();
    private final Map<String, SourceAttribute> because = new LinkedHashMap<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();

    VtomLinks(VtomDomain domain) {
        this.domain = domain;
    }

    void all() {
        domain.all("link").forEach(this::link);
        alternatives.forEach((key, wants) -> {
            String[] where = key.split("/", 2);
            domain.needs().add(where[0], where[1], wants.size() == 1 ? wants.getFirst() : new Want.Any(wants),
                    Optional.ofNullable(because.get(key)).orElseThrow());
        });
        atTheEnd.forEach(Runnable::run);
    }

    private void link(VtomObject link) {
        Optional<End> before = end(link, "parent|from|source|pred|pere|father|origin");
        Optional<End> after = end(link, "child|to$|dest|succ|fils|son$|target|next");
        List<SourceAttribute> all = link.attributes();
        if (before.isEmpty() || after.isEmpty() || !before.get().object().isPlaced() || !after.get().object().isPlaced()) {
            link.source().self().notCarried("ce lien ne nomme pas deux objets de l'export",
                    "this link does not name two objects of the export");
            all.forEach(attribute -> attribute.notCarried("d'un lien qui n'est pas repris", "of a link that is not carried"));
            return;
        }
        String type = link.text("type", "kind", "linkType", "operator").toUpperCase(Locale.ROOT);
        link.source().self().carried("needs");
        boolean error = type.startsWith("ERR") || type.equals("K") || type.contains("KO");
        boolean or = type.equals("O") || type.contains("OR") && !type.contains("ERROR") || type.startsWith("FAC") || type.equals("OU");
        for (Target target : targets(after.get().object())) {
            Want want = want(before.get().object(), error);
            String key = target.plan().name() + "/" + target.task();
            if (or) {
                alternatives.computeIfAbsent(key, none -> new ArrayList<>()).add(want);
                because.put(key, after.get().said());
            } else {
                domain.needs().add(target.plan().name(), target.task(), want, after.get().said());
            }
        }
        boolean exclusive = type.startsWith("EXC") || type.equals("X");
        for (SourceAttribute attribute : all) {
            if (exclusive && attribute.value().equalsIgnoreCase(type)) {
                attribute.approximated("needs", "lien exclusif : pris comme un lien simple", "an exclusive link: taken as a plain one");
            } else {
                attribute.carried("needs");
            }
        }
    }

    private Optional<End> end(VtomObject link, String names) {
        for (SourceAttribute attribute : link.attributes()) {
            String key = attribute.name().toLowerCase(Locale.ROOT);
            boolean named = java.util.regex.Pattern.compile(names).matcher(key.replaceAll("(sid|id|name)$", "")).find();
            Optional<VtomObject> object = named ? domain.any(attribute.value()).or(() -> relative(link, attribute.value()))
                    : Optional.empty();
            if (object.isPresent()) {
                return Optional.of(new End(object.get(), attribute));
            }
        }
        return Optional.empty();
    }

    private Optional<VtomObject> relative(VtomObject link, String name) {
        if (!link.hasHolder()) {
            return domain.find("job", name).or(() -> domain.find("application", name));
        }
        String kind = domain.isKind(link.holder(), "application") ? "job" : "application";
        return domain.all(kind).stream().filter(one -> one.hasHolder() && one.holder() == link.holder()
                && one.name().equals(name)).findFirst();
    }

    private record Target(PlanDraft plan, String task) {}

    /** An application that follows starts with those of its jobs that wait for none of it. */
    private List<Target> targets(VtomObject after) {
        if (!after.task().isEmpty()) {
            return List.of(new Target(after.plan(), after.task()));
        }
        List<Target> first = new ArrayList<>();
        for (String task : after.plan().tasks().keySet()) {
            boolean linked = domain.all("link").stream().anyMatch(link -> end(link, "child|to$|dest|succ|fils|son$|target|next")
                    .filter(end -> end.object().isPlaced() && end.object().plan() == after.plan()
                            && end.object().task().equals(task)).isPresent());
            if (!linked && !domain.needs().waitsInside(after.plan(), task) && !task.equals(ends.get(after.plan()))) {
                first.add(new Target(after.plan(), task));
            }
        }
        return first;
    }

    private Want want(VtomObject before, boolean error) {
        String ending = error ? "failed" : "succeeded";
        if (!before.task().isEmpty()) {
            return Want.On.same(before.plan().name(), before.task()).ending(ending);
        }
        PlanDraft plan = before.plan();
        if (error) {
            return new Want.Any(plan.tasks().keySet().stream().filter(task -> !task.equals(ends.get(plan)))
                    .map(task -> (Want) Want.On.same(plan.name(), task).ending("failed")).toList());
        }
        String end = ends.computeIfAbsent(plan, none -> {
            String task = plan.task("end");
            plan.fields(task).put("nothing", new Fields());
            atTheEnd.add(() -> domain.needs().lastOf(plan).stream().filter(member -> !member.equals(task)).forEach(member ->
                    domain.needs().add(plan.name(), task, Want.On.same(plan.name(), member), before.source().self())));
            return task;
        });
        return Want.On.same(plan.name(), end);
    }
}
