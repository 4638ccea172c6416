package regie.formats.estate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.finding.Place;
import regie.formats.schema.Declarations;
import regie.formats.schema.Type;
import regie.formats.yaml.Node;
import regie.formats.yaml.Node.Entry;
import regie.formats.yaml.Report;

/** The trees of plans with defaults and templates merged in: nearest wins (task, its template, defaults). */
final class PlanTrees {

    private final Documents documents;
    private final Report report;
    private final TemplateTrees templates;
    private final Map<String, DefaultsTree> defaults = new LinkedHashMap<>();

    /** All defaults of one application, merged. */
    private record DefaultsTree(Node.Mapping plan, Node.Mapping task) {}

    PlanTrees(Documents documents, Report report) {
        this.documents = documents;
        this.report = report;
        this.templates = new TemplateTrees(documents, report);
    }

    /** @param soleHost the machine that a task runs on when nothing says otherwise and there is only one */
    Node.Mapping resolve(Document plan, Optional<String> soleHost) {
        Node.Mapping root = plan.root();
        Optional<DefaultsTree> common = plan.fields().text("application").map(this::defaultsOf);
        Node.Mapping merged = common.map(tree -> Merging.over(root, tree.plan(), Declarations.plan())).orElse(root);
        Entry tasks = root.entries().get("tasks");
        if (tasks == null || !(tasks.value() instanceof Node.Mapping written)) {
            return merged;
        }
        LinkedHashMap<String, Entry> resolved = new LinkedHashMap<>();
        for (Entry task : written.entries().values()) {
            if (task.value() instanceof Node.Mapping tree) {
                Node.Mapping whole = task(tree, task, common.map(DefaultsTree::task), soleHost);
                resolved.put(task.key(), new Entry(task.at(), task.key(), whole));
            }
        }
        return Merging.with(merged, new Entry(tasks.at(), "tasks", new Node.Mapping(written.at(), resolved)));
    }

    private Node.Mapping task(Node.Mapping tree, Entry task, Optional<Node.Mapping> common, Optional<String> soleHost) {
        List<Entry> own = ActionReader.actions(tree);
        if (own.size() > 1) {
            report.error(own.get(1).at(), PlanProblems.twoActions(own.get(0).key(), own.get(1).key()));
        }
        Node.Mapping nearest = templates.over(tree);
        Node.Mapping whole = common.map(far -> Merging.over(nearest, far, Declarations.task())).orElse(nearest);
        List<Entry> actions = ActionReader.actions(whole);
        if (actions.isEmpty()) {
            report.error(task.at(), PlanProblems.noAction(task.key()));
            return whole;
        }
        if (!needsHost(actions.getFirst().key())) {
            return Merging.without(whole, "host");
        }
        if (!whole.has("host")) {
            if (soleHost.isEmpty()) {
                report.error(task.at(), PlanProblems.noHost(task.key()));
                return whole;
            }
            return Merging.with(whole, new Entry(task.at(), "host", Node.Scalar.of(task.at(), soleHost.get())));
        }
        return whole;
    }

    static boolean needsHost(String action) {
        return !List.of("plan", "approve", "manual", "nothing").contains(action);
    }

    private DefaultsTree defaultsOf(String application) {
        DefaultsTree known = defaults.get(application);
        if (known == null) {
            known = merged(application);
            defaults.put(application, known);
        }
        return known;
    }

    private DefaultsTree merged(String application) {
        Node.Mapping none = new Node.Mapping(Place.startOf("defaults"), Map.of());
        DefaultsTree all = new DefaultsTree(none, none);
        Type.Structure plan = (Type.Structure) Declarations.resolve(new Type.Named("plan-defaults"));
        for (Document document : documents.of("defaults")) {
            boolean forThis = document.fields().fields("for").flatMap(who -> who.text("application"))
                    .filter(application::equals).isPresent();
            if (forThis) {
                all = new DefaultsTree(
                        add(document, "plan", all.plan(), plan),
                        add(document, "task", all.task(), Declarations.task()));
            }
        }
        return all;
    }

    private Node.Mapping add(Document document, String key, Node.Mapping far, Type.Structure structure) {
        return document.fields().fields(key).map(near -> Merging.over(near.mapping(), far, structure, (nearer, farther) ->
                report.error(nearer.at(), PlanProblems.defaultsTwice(key + "." + nearer.key(), document.name(), farther.at()))))
                .orElse(far);
    }
}
