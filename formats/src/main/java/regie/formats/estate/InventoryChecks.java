package regie.formats.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regie.estate.check.Graph;
import regie.estate.finding.Place;
import regie.formats.estate.Expressing.Secrets;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** What must hold between the documents that are not plans, and between plans that order each other. */
final class InventoryChecks {

    private final Documents documents;
    private final Inventory inventory;
    private final Report report;

    InventoryChecks(Documents documents, Inventory inventory, Report report) {
        this.documents = documents;
        this.inventory = inventory;
        this.report = report;
    }

    void check(List<ResolvedPlan> plans) {
        for (Document application : documents.of("application")) {
            References.check(documents, report, "application", application.fields().scalars("rests_on"));
            References.check(documents, report, "instruction", application.fields().scalar("instruction"));
            application.fields().scalars("hosts").stream()
                    .filter(host -> documents.complete() && !host.text().isEmpty() && !inventory.isHost(host.text()))
                    .forEach(host -> report.error(host.at(), NameProblems.unknown("host", host.text(), inventory.hostNames())));
        }
        documents.of("service").forEach(service -> References.check(documents, report, "application", service.fields()
                .scalars("rests_on")));
        documents.of("host").forEach(host -> References.check(documents, report, "instruction", host.fields().scalar("instruction")));
        documents.of("environment").forEach(environment ->
                References.check(documents, report, "environment", environment.fields().scalar("promotes_from")));
        documents.of("estate").forEach(estate -> References.check(documents, report, "calendar", estate.fields().scalar("calendar")));
        documents.of("defaults").forEach(defaults -> defaults.fields().fields("for")
                .ifPresent(who -> References.check(documents, report, "application", who.scalar("application"))));
        documents.of("instruction").forEach(this::instruction);
        documents.of("connection").forEach(this::connection);
        List.of("estate", "environment", "application", "plan").forEach(kind -> documents.of(kind).forEach(document ->
                VariableChecks.names(document.fields(), "variables", report)));
        documents.of("template").forEach(template -> VariableChecks.names(template.fields(), "parameters", report));
        circles("application", "rests_on");
        new CalendarChecks(documents, report).check();
        subPlans(plans);
        templates();
        DayReader.check(documents, report);
    }

    private void connection(Document connection) {
        connection.fields().scalar("password").filter(password -> !password.text().isEmpty() && !password.text().contains("{{"))
                .ifPresent(password -> report.error(password.at(), PlanProblems.passwordInClear()));
    }

    private void instruction(Document instruction) {
        Expressing expressing = Expressing.within(report, Visible.inPlan(java.util.Set.of())
                .and("task", "exit_code", "outputs", "attempts"));
        for (Node item : instruction.fields().items("cases")) {
            if (item instanceof Node.Mapping mapping) {
                new Fields(mapping).scalar("when").filter(when -> !when.text().isEmpty())
                        .ifPresent(when -> expressing.condition(when, "when"));
            }
        }
    }

    private void circles(String kind, String key) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        documents.of(kind).forEach(document -> edges.put(document.name(), document.fields().texts(key)));
        for (List<String> cycle : new Graph(edges).cycles()) {
            Place at = documents.find(kind, cycle.getFirst()).flatMap(document -> document.fields().node(key)).map(Node::at).orElseThrow();
            report.error(at, NameProblems.cycle(kind, cycle));
        }
    }

    private void subPlans(List<ResolvedPlan> plans) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (ResolvedPlan plan : plans) {
            List<String> ordered = new ArrayList<>();
            for (Node.Entry entry : plan.fields().entries("tasks")) {
                Fields task = Fields.of(Optional.of(entry.value()));
                Optional<Node.Scalar> name = task.fields("plan").flatMap(sub -> sub.scalar("name")).or(() -> task.scalar("plan"));
                name.ifPresent(scalar -> {
                    ordered.add(scalar.text());
                    places.putIfAbsent(plan.document().name() + " " + scalar.text(), scalar.at());
                });
            }
            edges.put(plan.document().name(), ordered);
        }
        for (List<String> cycle : new Graph(edges).cycles()) {
            report.error(places.get(cycle.get(0) + " " + cycle.get(1)), NameProblems.cycle("plan", cycle));
        }
    }

    /** A template that no task uses is still looked at. */
    private void templates() {
        for (Document template : documents.of("template")) {
            List<Node.Entry> actions = ActionReader.actions(template.root());
            if (actions.size() > 1) {
                report.error(actions.get(1).at(), PlanProblems.twoActions(actions.get(0).key(), actions.get(1).key()));
            }
            template.fields().scalar("run").ifPresent(run ->
                    Expressing.trusting(report).template(run, "run", Secrets.IN_COMMAND));
        }
    }
}
