package regie.formats.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import regie.kernel.Text;

/**
 * All needs of a draft. Written when everything is known, because only then circles can be seen:
 * other schedulers remember the last status of a job, so that circles are lawful there. A need that
 * would close one becomes a need on the run of the previous date, which is what the memory meant.
 */
public final class Needs {

    private record Written(Want want, SourceAttribute because) {}

    private static final Text CIRCLE = new Text(
            "cette attente ferme un cercle : elle porte sur la date d'exploitation précédente",
            "this wait closes a circle: it is on the previous production date");

    private final LinkedHashMap<String, List<Written>> wants = new LinkedHashMap<>();
    private final LinkedHashMap<String, Set<String>> edges = new LinkedHashMap<>();
    private final Set<String> pointedAt = new TreeSet<>();

    /** @param because told when the need had to be changed */
    public void add(String plan, String task, Want want, SourceAttribute because) {
        wants.computeIfAbsent(plan + "/" + task, none -> new ArrayList<>()).add(new Written(want, because));
    }

    /** The tasks of a plan that no other task of it needs. */
    public List<String> lastOf(PlanDraft plan) {
        Set<String> needed = new TreeSet<>();
        for (String task : plan.tasks().keySet()) {
            for (Written written : wants.getOrDefault(plan.name() + "/" + task, List.of())) {
                each(written.want(), on -> {
                    if (on.plan().equals(plan.name()) && on.isSameDate()) {
                        needed.add(on.task());
                    }
                });
            }
        }
        return plan.tasks().keySet().stream().filter(task -> !needed.contains(task)).toList();
    }

    /** Whether a task waits for another one of its own plan and date. */
    public boolean waitsInside(PlanDraft plan, String task) {
        boolean[] found = {false};
        for (Written written : wants.getOrDefault(plan.name() + "/" + task, List.of())) {
            each(written.want(), on -> found[0] |= on.plan().equals(plan.name()) && on.isSameDate());
        }
        return found[0];
    }

    /** A task that orders another plan ends after the tasks of that plan; they start after what it needs. */
    public void contains(String plan, String task, PlanDraft inner) {
        for (String member : inner.tasks().keySet()) {
            edge(plan + "/" + task, inner.name() + "/" + member);
        }
    }

    public void write(EstateDraft draft) {
        for (PlanDraft plan : draft.plans().values()) {
            for (String task : plan.tasks().keySet()) {
                String own = plan.name() + "/" + task;
                List<Want> kept = new ArrayList<>();
                for (Written written : wants.getOrDefault(own, List.of())) {
                    open(own, written.want(), written.because()).forEach(kept::add);
                }
                write(plan, task, kept);
            }
        }
    }

    private void write(PlanDraft plan, String task, List<Want> kept) {
        Set<Tree> members = new LinkedHashSet<>();
        Map<String, String> endings = new LinkedHashMap<>();
        for (Want want : kept) {
            boolean opposed = want instanceof Want.On on && endings.putIfAbsent(name(plan.name(), on),
                    on.ending()) instanceof String other
                    && !other.equals(on.ending());
            if (!opposed) {
                members.add(tree(plan.name(), want));
            }
        }
        if (members.size() == 1 && members.iterator().next() instanceof Fields only && only.has("any")) {
            plan.fields(task).put("needs", only);
        } else if (!members.isEmpty()) {
            plan.fields(task).put("needs", new Tree.Items(List.copyOf(members)));
        }
    }

    /** Without the circles; a member of {@code all} at the top stands by itself. */
    private List<Want> open(String own, Want want, SourceAttribute because) {
        return switch (want) {
            case Want.On on -> List.of(straight(own, on, because));
            case Want.All all -> all.members().stream().flatMap(member -> open(own, member, because).stream()).toList();
            case Want.Any any -> {
                List<Want> members = new ArrayList<>();
                for (Want member : any.members()) {
                    List<Want> opened = open(own, member, because);
                    members.add(opened.size() == 1 ? opened.getFirst() : new Want.All(opened));
                }
                List<Want> distinct = members.stream().distinct().toList();
                yield distinct.size() == 1 ? distinct : List.of(new Want.Any(distinct));
            }
        };
    }

    private Want straight(String own, Want.On on, SourceAttribute because) {
        String target = on.plan() + "/" + on.task();
        if (!on.isSameDate()) {
            return on;
        }
        if (target.equals(own) || reaches(target, own)) {
            because.approximated("", CIRCLE);
            return on.date("previous").absent("pass");
        }
        edge(own, target);
        return on;
    }

    private void edge(String from, String to) {
        pointedAt.add(to);
        edges.computeIfAbsent(from, none -> new LinkedHashSet<>()).add(to);
    }

    private boolean reaches(String from, String to) {
        if (!pointedAt.contains(to)) {
            return from.equals(to);
        }
        Set<String> seen = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(edges.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    private static void each(Want want, Consumer<Want.On> to) {
        switch (want) {
            case Want.On on -> to.accept(on);
            case Want.All all -> all.members().forEach(member -> each(member, to));
            case Want.Any any -> any.members().forEach(member -> each(member, to));
        }
    }

    private static String name(String own, Want.On on) {
        boolean far = !on.plan().equals(own) || !on.isSameDate();
        return (far ? on.plan() + "/" : "") + on.task() + (on.isSameDate() ? "" : "@" + on.date());
    }

    private static Tree tree(String own, Want want) {
        return switch (want) {
            case Want.On on -> on(own, on);
            case Want.All all -> Fields.of("all", new Tree.Items(all.members().stream().map(member -> tree(own, member)).toList()));
            case Want.Any any -> Fields.of("any", new Tree.Items(any.members().stream().map(member -> tree(own, member)).toList()));
        };
    }

    private static Tree on(String own, Want.On on) {
        boolean far = !on.plan().equals(own) || !on.isSameDate();
        String name = name(own, on);
        if (!far && on.ending().equals("succeeded")) {
            return Tree.word(name);
        }
        Fields fields = Fields.of("task", Tree.word(name));
        Optional.of(on.ending()).filter(ending -> !ending.equals("succeeded")).ifPresent(ending -> fields.word("when", ending));
        if (far) {
            fields.word("if_absent", on.absent());
        }
        return fields;
    }
}
