package regie.formats.estate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import regie.estate.check.Graph;
import regie.estate.finding.EstateProblem;
import regie.estate.finding.Place;
import regie.estate.plan.Need;
import regie.formats.schema.Words;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;

/** What must hold between plans: events that somebody raises, needs that do not go round in circles, freezes that make sense. */
final class BetweenChecks {

    private final Documents documents;
    private final Report report;
    private final Set<String> raised = new LinkedHashSet<>();
    private final Set<String> awaited = new LinkedHashSet<>();

    BetweenChecks(Documents documents, Report report) {
        this.documents = documents;
        this.report = report;
    }

    void check(List<ResolvedPlan> plans) {
        for (ResolvedPlan plan : plans) {
            for (Fields task : tasks(plan)) {
                items(task, "raises").forEach(item -> raised.add(item.text()));
                items(task, "waits").forEach(item -> awaited.add(item.text()));
            }
        }
        for (Document event : documents.of("event")) {
            if (event.fields().flag("external")) {
                raised.add(event.name());
            }
        }
        plans.forEach(plan -> tasks(plan).forEach(this::events));
        circles(plans);
        freezes();
    }

    private static List<Fields> tasks(ResolvedPlan plan) {
        List<Fields> tasks = new ArrayList<>();
        for (Node.Entry entry : plan.fields().entries("tasks")) {
            if (entry.value() instanceof Node.Mapping task) {
                tasks.add(new Fields(task));
            }
        }
        return tasks;
    }

    /** The names in a list of names, or of maps that name an event. */
    private static List<Node.Scalar> items(Fields task, String key) {
        List<Node.Scalar> names = new ArrayList<>();
        for (Node item : task.items(key)) {
            switch (item) {
                case Node.Scalar scalar -> names.add(scalar);
                case Node.Mapping mapping -> new Fields(mapping).scalar("event").ifPresent(names::add);
                case Node.Sequence sequence -> { }
            }
        }
        return names.stream().filter(name -> !name.text().isEmpty()).toList();
    }

    private void events(Fields task) {
        if (documents.complete()) {
            items(task, "waits").stream().filter(event -> !raised.contains(event.text()))
                    .forEach(this::neverRaised);
            items(task, "raises").stream().filter(event -> !awaited.contains(event.text()))
                    .filter(event -> documents.find("event", event.text()).isEmpty())
                    .forEach(event -> report.note(event.at(), BetweenProblems.neverAwaited(event.text(), awaited)));
        }
        for (Node item : task.items("raises")) {
            if (item instanceof Node.Mapping mapping) {
                new Fields(mapping).scalar("date").filter(date -> date.text().equals("any"))
                        .ifPresent(date -> report.error(date.at(), BetweenProblems.cannotRaiseAny()));
            }
        }
    }

    /** One need on another plan. */
    static void need(Node.Scalar at, Need.OnPlan need, String own, Report report) {
        boolean whole = need.task().isEmpty();
        boolean any = need.date().kind() == regie.estate.plan.DateRef.Kind.ANY;
        if (need.plan().equals(own) && (need.date().isSame() || any)) {
            report.error(at.at(), BetweenProblems.waitsForItself(at.text()));
        }
        if (whole && need.when() == Need.Ending.SKIPPED) {
            report.error(at.at(), BetweenProblems.planNeverSkipped(need.plan()));
        }
    }

    /** A name that is nearly one is a slip of the pen; another may be raised by hand, which a person should know. */
    private void neverRaised(Node.Scalar event) {
        EstateProblem problem = BetweenProblems.neverRaised(event.text(), raised);
        if (Words.nearest(event.text(), raised).isPresent()) {
            report.error(event.at(), problem);
        } else {
            report.warning(event.at(), problem);
        }
    }

    /** A plan as a whole waits for each of its tasks; only plans that reach out, or are reached, can be part of a circle. */
    private void circles(List<ResolvedPlan> plans) {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        Set<String> outside = new LinkedHashSet<>();
        for (ResolvedPlan plan : plans) {
            links(plan, edges, places, outside);
        }
        if (outside.isEmpty()) {
            return;
        }
        for (List<String> cycle : new Graph(edges).cycles()) {
            boolean across = cycle.stream().map(BetweenChecks::planOf).distinct().count() > 1;
            if (across) {
                report.error(cycle.stream().map(places::get).filter(java.util.Objects::nonNull).findFirst()
                        .orElse(Place.startOf("estate.yaml")), BetweenProblems.cycle(cycle));
            }
        }
    }

    private static String planOf(String node) {
        int slash = node.indexOf('/');
        return slash < 0 ? node : node.substring(0, slash);
    }

    private static void links(ResolvedPlan plan, Map<String, List<String>> edges, Map<String, Place> places, Set<String> outside) {
        String own = plan.document().name();
        NeedReader reader = NeedReader.of(plan.fields());
        List<String> all = new ArrayList<>();
        for (Node.Entry entry : plan.fields().entries("tasks")) {
            if (entry.value() instanceof Node.Mapping task) {
                String node = own + "/" + entry.key();
                all.add(node);
                List<String> needs = new ArrayList<>();
                for (NeedReader.Named named : reader.flatten(task.get("needs"))) {
                    target(own, named.need()).ifPresent(needs::add);
                    if (named.need() instanceof Need.OnPlan on && on.date().isSame()) {
                        outside.add(on.plan());
                        places.putIfAbsent(node, named.at().at());
                    }
                }
                edges.put(node, needs);
            }
        }
        edges.put(own, all);
    }

    private static Optional<String> target(String own, Need need) {
        return switch (need) {
            case Need.OnTask on -> Optional.of(own + "/" + on.task());
            case Need.OnPlan on -> !on.date().isSame() ? Optional.empty()
                    : Optional.of(on.task().isEmpty() ? on.plan() : on.plan() + "/" + on.task());
            case Need.All all -> Optional.empty();
            case Need.Any any -> Optional.empty();
        };
    }

    private void freezes() {
        for (Document freeze : documents.of("freeze")) {
            Fields fields = freeze.fields();
            References.check(documents, report, "plan", fields.scalars("plans"));
            References.check(documents, report, "application", fields.scalars("applications"));
            Optional<Instant> from = fields.text("from")
                    .flatMap(text -> BetweenBuilder.instant(text, ZoneId.of("UTC"), LocalTime.MIDNIGHT, 0));
            Optional<Instant> to = fields.text("to").flatMap(text -> BetweenBuilder.instant(text, ZoneId.of("UTC"), LocalTime.MIDNIGHT, 1));
            if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
                report.error(fields.mapping().entries().get("to").value().at(), BetweenProblems.freezeBackwards());
            }
        }
    }
}
