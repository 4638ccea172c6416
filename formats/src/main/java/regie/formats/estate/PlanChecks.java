package regie.formats.estate;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import regie.estate.check.Graph;
import regie.estate.check.Reach;
import regie.estate.finding.Place;
import regie.estate.plan.Need;
import regie.estate.plan.PlanDefinition;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** What must hold between a plan and the rest of the estate, and between its tasks. */
final class PlanChecks {

    private final Documents documents;
    private final Report report;
    private final TaskChecks tasks;

    PlanChecks(Documents documents, Inventory inventory, Bundle bundle, Report report) {
        this.documents = documents;
        this.report = report;
        this.tasks = new TaskChecks(documents, inventory, bundle, report);
    }

    void check(Fields plan, Graph graph, Supplier<Reach> reach, PlanDefinition built) {
        reference("application", plan, "application");
        reference("service", plan, "service");
        reference("instruction", plan, "instruction");
        reference("calendar", plan, "calendar");
        ScheduleReader.named(plan).forEach(schedule -> reference("calendar", schedule.fields(), "calendar"));
        new ScheduleChecks(report).check(plan);
        ScheduleChecks.window(plan, report);
        LateChecks.check(plan, plan, report);
        List<Node.Entry> entries = plan.entries("tasks");
        if (entries.isEmpty() && plan.node("tasks").isPresent()) {
            report.error(plan.mapping().entries().get("tasks").at(), PlanProblems.noTasks());
        }
        Set<String> names = new LinkedHashSet<>(graph.edges().keySet());
        for (Node.Entry entry : entries) {
            if (entry.value() instanceof Node.Mapping task) {
                needs(plan, entry, new Fields(task), names);
                LateChecks.check(plan, new Fields(task), report);
                tasks.check(entry, new Fields(task), names, other -> reach.get().needs(entry.key(), other), built);
            }
        }
        for (List<String> cycle : graph.cycles()) {
            Place at = plan.fields("tasks").flatMap(all -> all.node(cycle.getFirst()))
                    .flatMap(task -> ((Node.Mapping) task).get("needs")).map(Node::at).orElse(plan.mapping().at());
            report.error(at, cycle.size() == 2 ? PlanProblems.selfNeed(cycle.getFirst()) : NameProblems.cycle("task", cycle));
        }
    }

    private void needs(Fields plan, Node.Entry entry, Fields task, Set<String> names) {
        String own = plan.text("plan").orElse("");
        NeedReader reader = NeedReader.of(plan);
        for (NeedReader.Named named : reader.flatten(task.node("needs"))) {
            switch (named.need()) {
                case Need.OnTask inside -> inside(named.at(), inside, plan, names);
                case Need.OnPlan elsewhere -> {
                    outside(named.at(), elsewhere, own, names);
                    LateChecks.need(named.at(), elsewhere, plan, documents.find("plan", elsewhere.plan()).map(Document::fields), report);
                }
                case Need.All all -> { }
                case Need.Any any -> { }
            }
        }
        NeedChecks.contradictions(reader, task.node("needs"), report);
    }

    private void inside(Node.Scalar at, Need.OnTask need, Fields plan, Set<String> names) {
        if (!names.contains(need.task())) {
            if (documents.complete()) {
                report.error(at.at(), NameProblems.unknown("task", need.task(), names));
            }
            return;
        }
        Fields target = Fields.of(Fields.of(plan.node("tasks")).node(need.task()));
        NeedChecks.reachable(at, need, target, report);
    }

    private void outside(Node.Scalar at, Need.OnPlan need, String own, Set<String> names) {
        if (!documents.complete()) {
            return;
        }
        BetweenChecks.need(at, need, own, report);
        boolean bare = at.text().equals(need.plan());
        if (documents.find("plan", need.plan()).isEmpty()) {
            Set<String> known = new LinkedHashSet<>(names);
            known.addAll(documents.names("plan"));
            if (bare) {
                report.error(at.at(), NameProblems.unknown("task", need.plan(), known));
                return;
            }
            report.error(at.at(), NameProblems.unknown("plan", need.plan(), documents.names("plan")));
            return;
        }
        Collection<String> tasks = Fields.of(documents.find("plan", need.plan()).orElseThrow().fields().node("tasks")).mapping()
                .entries().keySet();
        if (!need.task().isEmpty() && !tasks.contains(need.task())) {
            report.error(at.at(), NameProblems.unknown("task", need.task(), tasks));
        }
    }

    private void reference(String kind, Fields fields, String key) {
        References.check(documents, report, kind, fields.scalar(key));
    }
}
